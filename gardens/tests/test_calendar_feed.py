import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from compliance.models import AuditEntry
from gardens.actions.calendar_feeds import make_feed
from gardens.models import Act, CalendarFeed, StartMethod
from gardens.models.calendar_feed import new_token
from gardens.tests.factories import BedFactory, CareTaskFactory, GardenFactory, PlantingFactory
from plants.models import Plant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]
SETTINGS = "/calendar/feed/"
TODAY = date(2026, 5, 5)


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    return set_now(monkeypatch, datetime(2026, 5, 5, 10, tzinfo=UTC))


def set_now(monkeypatch, now: datetime) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


@pytest.fixture
def tomato_planting(bed):
    return PlantingFactory(
        bed=bed,
        plant=Plant.objects.get(slug="tomato"),
        method=StartMethod.SOW_INDOORS,
        started_on=date(2026, 3, 5),
    )


@pytest.fixture
def token(gardener) -> str:
    token = new_token()
    make_feed(gardener, token=token, known_change=0)
    return token


def fetch(token: str, **headers):
    return Client().get(f"/calendar/feed/{token}.ics", headers=headers)


def events(token: str) -> dict[str, dict]:
    """By what they say; read by a calendar library."""
    calendar = Calendar.from_ical(fetch(token).content)
    return {str(event["summary"]): event for event in calendar.walk("VEVENT")}


def offered(client) -> dict[str, str]:
    """What the form on the page sends."""
    page = client.get(SETTINGS).content.decode()
    return dict(re.findall(r'name="(token|known_change)" value="([^"]+)"', page))


def make_by_form(client) -> str:
    """The token in the address that the page shows."""
    answer = client.post(reverse("gardens:calendar-feed-make"), offered(client))
    return re.search(
        r'value="http://testserver/calendar/feed/([^"]+)\.ics"', answer.content.decode()
    )[1]


def test_the_feed_is_what_the_standard_asks_for(tomato_planting, token):
    answer = fetch(token)
    lines = answer.content.decode().split("\r\n")
    calendar = Calendar.from_ical(answer.content)

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert (lines[0], lines[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert max(len(line.encode()) for line in lines) <= 75
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    found = calendar.walk("VEVENT")
    assert found
    for event in found:
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event)
        assert type(event["dtstart"].dt) is date
        assert event["dtend"].dt - event["dtstart"].dt == timedelta(days=1)
        assert event["dtstamp"].dt == datetime(2026, 5, 5, tzinfo=UTC)
        assert event.errors == []
    uids = [str(event["uid"]) for event in found]
    assert len(uids) == len(set(uids))


def test_it_holds_jobs_and_dates(tomato_planting, token):
    found = events(token)

    # What was done two months ago is no news.
    assert {name: event["dtstart"].dt for name, event in found.items()} == {
        "Pot on Tomato": date(2026, 4, 6),
        "Harden off Tomato": date(2026, 4, 30),
        "Plant out Tomato": date(2026, 5, 7),
        "Pick the first Tomato": date(2026, 7, 18),
    }
    harvest = found["Pick the first Tomato"]
    assert "Bed A, Plot 14" in str(harvest["description"])
    assert "around 18 Jul (4 Jul – 1 Aug)" in str(harvest["description"])


def test_a_job_keeps_its_name_while_its_day_moves(tomato_planting, token, own_client):
    before = events(token)["Plant out Tomato"]
    own_client.post(
        reverse("gardens:planting-start", args=[tomato_planting.pk]), {"started_on": "2026-03-20"}
    )
    after = events(token)["Plant out Tomato"]

    assert after["uid"] == before["uid"]
    assert after["dtstart"].dt - before["dtstart"].dt == timedelta(days=15)
    assert after["sequence"] == before["sequence"] + 1


def test_care_is_in_it_and_what_the_calendar_says_already_is_not(bed, token):
    CareTaskFactory(garden=bed.garden, bed=bed, title="Tie in the vines", due_on=date(2026, 5, 1))
    CareTaskFactory(garden=bed.garden, title="Sow carrots", act=Act.START)
    CareTaskFactory(garden=bed.garden, title="Hoe", state="done", done_on=TODAY)
    found = events(token)

    assert list(found) == ["Tie in the vines"]
    # Overdue, so today.
    assert found["Tie in the vines"]["dtstart"].dt == TODAY


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("has_sowing", {"Plant out Tomato", "Pot on Tomato"}),
        ("has_care", {"Hoe"}),
        ("has_harvest", {"Pick the first Tomato"}),
    ],
)
def test_topics_are_chosen_and_the_address_stays(chosen, said, tomato_planting, token, own_client):
    CareTaskFactory(garden=tomato_planting.garden, title="Hoe", due_on=TODAY)
    own_client.post(SETTINGS, {chosen: "on"})
    found = set(events(token))

    assert said <= found
    every = {"Plant out Tomato", "Pot on Tomato", "Hoe", "Pick the first Tomato"}
    assert not (every - said) & found


def test_only_ones_own_gardens_are_in_it(tomato_planting, token):
    stranger_bed = BedFactory(name="Secret bed")
    PlantingFactory(bed=stranger_bed, plant=Plant.objects.get(slug="carrot"))
    CareTaskFactory(garden=stranger_bed.garden, title="Secret job")
    second = GardenFactory(owner=tomato_planting.garden.owner, name="Balcony")
    CareTaskFactory(garden=second, title="Water the pots", due_on=TODAY)

    content = fetch(token).content.decode()

    assert "Secret" not in content
    assert "Carrot" not in content
    assert "Water the pots" in content


def test_a_day_is_the_gardens_own(bed, token, monkeypatch):
    place = bed.garden.place
    place.timezone = "Pacific/Auckland"
    place.save()
    CareTaskFactory(garden=bed.garden, title="Hoe", due_on=date(2026, 5, 1))
    set_now(monkeypatch, datetime(2026, 5, 5, 20, tzinfo=UTC))
    assert events(token)["Hoe"]["dtstart"].dt == date(2026, 5, 6)


def test_what_has_not_changed_is_not_sent_again(tomato_planting, token, monkeypatch):
    first = fetch(token)
    again = fetch(token, **{"If-None-Match": first.headers["ETag"]})

    assert first.content == fetch(token).content
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["Cache-Control"] == "private, max-age=3600"
    assert "noindex" in first.headers["X-Robots-Tag"]
    tomato_planting.delete()
    assert fetch(token, **{"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_the_address_is_shown_once_and_only_its_digest_is_kept(own_client):
    token = make_by_form(own_client)
    page = own_client.get(SETTINGS)

    assert fetch(token).status_code == 200
    assert token not in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    assert token not in str(CalendarFeed.objects.values_list())
    assert len(token) == 43


def test_the_same_form_sent_twice_makes_one_feed(own_client):
    fields = offered(own_client)
    for _ in range(2):
        answer = own_client.post(reverse("gardens:calendar-feed-make"), fields)
        assert fields["token"] in answer.content.decode()

    assert fetch(fields["token"]).status_code == 200
    assert AuditEntry.objects.filter(action="feed.made").count() == 1


def test_a_new_address_ends_the_old_one(own_client):
    old = make_by_form(own_client)
    own_client.post(SETTINGS, {"has_care": "on"})
    new = make_by_form(own_client)

    assert (fetch(old).status_code, fetch(new).status_code) == (404, 200)
    assert not CalendarFeed.objects.get().has_sowing


def test_a_revoked_address_answers_nobody(own_client, gardener):
    token = make_by_form(own_client)
    own_client.post(reverse("gardens:calendar-feed-revoke"))
    own_client.post(reverse("gardens:calendar-feed-revoke"))

    assert fetch(token).status_code == 404
    assert list(AuditEntry.objects.order_by("pk").values_list("action", "actor")) == [
        ("feed.made", gardener.pk),
        ("feed.revoked", gardener.pk),
    ]
    assert token not in str(AuditEntry.objects.values_list("details"))


@pytest.mark.parametrize("guess", ["x", "x" * 43, "a/b", "%00", "ö" * 20])
def test_an_unknown_address_is_not_there(guess, token):
    assert fetch(guess).status_code == 404


def test_a_closed_account_feeds_nobody(gardener, token):
    gardener.is_active = False
    gardener.save()
    assert fetch(token).status_code == 404


@pytest.mark.parametrize("weak", ["", "short", "x" * 44, "x" * 42 + "/"])
def test_a_token_that_was_not_offered_makes_no_feed(weak, own_client):
    answer = own_client.post(reverse("gardens:calendar-feed-make"), {"token": weak}, follow=True)
    assert "Make the feed from this page." in answer.content.decode()
    assert not CalendarFeed.objects.exists()


def test_use_is_noted_once_an_hour(token, own_client, monkeypatch, django_assert_num_queries):
    assert "Not fetched yet." in own_client.get(SETTINGS).content.decode()
    fetch(token)
    set_now(monkeypatch, datetime(2026, 5, 5, 10, 30, tzinfo=UTC))
    fetch(token)
    assert CalendarFeed.objects.get().last_used_at == datetime(2026, 5, 5, 10, tzinfo=UTC)
    assert "Last fetched 5 May 2026, 10:00" in own_client.get(SETTINGS).content.decode()


@pytest.mark.parametrize("number", [2, 40])
def test_the_number_of_queries_stays(number, bed, token, django_assert_num_queries):
    plant = Plant.objects.get(slug="tomato")
    for _ in range(number):
        PlantingFactory(bed=bed, plant=plant, started_on=date(2026, 5, 1))
        CareTaskFactory(garden=bed.garden, bed=bed)
    fetch(token)
    # The counter of the limit (2), feed, use, gardens, plantings, their changes, own values,
    # weather, jobs.
    with django_assert_num_queries(11):
        fetch(token)


def test_an_address_may_not_ask_for_ever(token, settings):
    settings.LIMITS = settings.LIMITS | {"calendar_feed": "3/h"}
    statuses = [fetch(token).status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 429, 429]


@pytest.mark.parametrize("ending", ["calendar-feed-revoke", "calendar-feed-make"])
def test_an_ended_address_does_not_live_again_when_its_form_is_sent_again(ending, own_client):
    sent = offered(own_client)
    own_client.post(reverse("gardens:calendar-feed-make"), sent)
    own_client.post(reverse(f"gardens:{ending}"), offered(own_client))
    answer = own_client.post(reverse("gardens:calendar-feed-make"), sent, follow=True)

    assert "Make the feed from this page." in answer.content.decode()
    assert fetch(sent["token"]).status_code == 404
    assert fetch(make_by_form(own_client)).status_code == 200
