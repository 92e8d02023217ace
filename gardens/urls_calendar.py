from django.urls import path

from gardens.views import calendar, calendar_feed

calendar_patterns = [
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/poster/", calendar.poster, name="calendar-poster"),
    path("calendar/feed/", calendar_feed.feed_settings, name="calendar-feed"),
    path("calendar/feed/make/", calendar_feed.feed_make, name="calendar-feed-make"),
    path("calendar/feed/revoke/", calendar_feed.feed_revoke, name="calendar-feed-revoke"),
    path("plantings/<int:pk>/replan/", calendar.planting_replan, name="planting-replan"),
]
