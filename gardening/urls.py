from allauth.account import views as account_views
from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from gardening.limits import (
    limit_calendar_feed,
    limit_guest_start,
    limit_password_check,
    limit_password_reset,
    limit_photos,
    limit_picture_upload,
    limit_readings,
    limit_sign_in,
    limit_sign_up,
)
from gardening.observability.views import metrics
from gardening.views import alive, ready
from gardens.urls_book import with_photos
from gardens.views.accounts import account_only, keep, sign_in, sign_up
from gardens.views.calendar_feed import feed_file
from gardens.views.landing import landing
from gardens.views.readings_api import openapi, readings
from gardens.views.sources import sources
from gardens.views.start import start
from gardens.views.underlay import underlay_upload

# The first match wins: these stand in front of the same addresses further down.
limited = [
    path("start/", limit_guest_start(start), name="start"),
    path("keep/", limit_sign_up(keep), name="keep"),
    path("accounts/login/", limit_sign_in(sign_in), name="account_login"),
    path("accounts/signup/", limit_sign_up(sign_up), name="account_signup"),
    path(
        "accounts/password/reset/",
        limit_password_reset(account_views.password_reset),
        name="account_reset_password",
    ),
    path(
        "accounts/password/change/",
        limit_password_check(account_only(account_views.password_change)),
        name="account_change_password",
    ),
    path(
        "accounts/password/set/",
        account_only(account_views.password_set),
        name="account_set_password",
    ),
    path("accounts/email/", account_only(account_views.email), name="account_email"),
    path(
        "accounts/reauthenticate/",
        limit_password_check(account_only(account_views.reauthenticate)),
        name="account_reauthenticate",
    ),
    path(
        "calendar/feed/<str:token>.ics", limit_calendar_feed(feed_file), name="calendar-feed-file"
    ),
    path(
        "gardens/<int:pk>/land/underlay/upload/",
        limit_picture_upload(underlay_upload),
        name="underlay-upload",
    ),
    *(path(address, limit_photos(view), extra) for address, view, extra in with_photos),
    path("api/readings", limit_readings(readings), name="api-readings"),
    # Staff come in by the same, limited door as everybody.
    path("admin/login/", secure_admin_login(admin.site.login)),
]

operations = [
    path("health", alive, name="health"),
    path("health/live", alive, name="health-live"),
    path("health/ready", ready, name="health-ready"),
    path("metrics", metrics, name="metrics"),
]

urlpatterns = [
    path("", landing, name="landing"),
    path("sources/", sources, name="sources"),
    path("api/openapi.json", openapi, name="api-openapi"),
    *limited,
    *operations,
    path("accounts/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
    path("plants/", include("plants.urls")),
    path("", include("gardens.urls")),
    path("", include("rules.urls")),
]
