import hashlib

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gardens.actions.calendar_feeds import make_feed, newest_change, revoke_feed
from gardens.actions.refusals import Refused
from gardens.calendar.feed import ics_of
from gardens.forms.calendar import FeedTokenForm, FeedTopicsForm
from gardens.models import CalendarFeed
from gardens.models.calendar_feed import new_token


@never_cache
@require_http_methods(["GET", "POST"])
def feed_settings(request: HttpRequest) -> HttpResponse:
    """What the feed holds; without a feed, the offer of one."""
    feed = CalendarFeed.objects.visible_to(request.user).first()
    topics = FeedTopicsForm(request.POST or None, instance=feed)
    if feed and topics.is_valid():
        CalendarFeed.objects.visible_to(request.user).update(**topics.cleaned_data)
        messages.success(request, gettext("Saved."))
        return redirect("gardens:calendar-feed")
    return _page(request, feed, topics)


@sensitive_variables("token", "address")
@sensitive_post_parameters("token")
@never_cache
@require_POST
def feed_make(request: HttpRequest) -> HttpResponse:
    """Under the token that the page offered; its address is shown now and never again."""
    form = FeedTokenForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("The offer has run out. Make the feed from this page."))
        return redirect("gardens:calendar-feed")
    token = form.cleaned_data["token"]
    try:
        feed = make_feed(request.user, **form.cleaned_data)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("gardens:calendar-feed")
    address = request.build_absolute_uri(reverse("calendar-feed-file", args=[token]))
    return _page(request, feed, FeedTopicsForm(instance=feed), address=address)


@require_POST
def feed_revoke(request: HttpRequest) -> HttpResponse:
    revoke_feed(request.user)
    messages.success(request, gettext("The feed's address works no more."))
    return redirect("gardens:calendar-feed")


@sensitive_variables("token")
@login_not_required
@require_safe
def feed_file(request: HttpRequest, token: str) -> HttpResponse:
    feed = CalendarFeed.objects.of_token(token).select_related("gardener").first()
    if feed is None:
        raise Http404
    now = timezone.now()
    CalendarFeed.objects.note_use(feed, now)
    content = ics_of(feed, site=request.get_host(), now=now)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Cache-Control"] = "private, max-age=3600"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Content-Disposition"] = 'inline; filename="garden.ics"'
    etag = quote_etag(hashlib.sha256(content).hexdigest())
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response)


def _page(
    request: HttpRequest, feed: CalendarFeed | None, topics: FeedTopicsForm, address: str = ""
) -> HttpResponse:
    context = {
        "feed": feed,
        "topics": topics,
        "token": new_token(),
        "known_change": newest_change(request.user),
        "address": address,
        "section": "calendar",
    }
    return render(request, "gardens/calendar_feed.html", context)
