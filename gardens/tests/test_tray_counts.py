"""Counts of seedlings: what cannot be, and what is said of those that do not come up."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.actions.entries import correct_entry
from gardens.actions.refusals import DatesOutOfOrder
from gardens.actions.sowings import clear_cells
from gardens.models import Act, Event, SeedLot, Sowing
from gardens.seeds.emergence import emergence_of, overdue
from gardens.tests.factories import PlantingFactory, SeedLotFactory, SowingFactory, TrayFactory
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)
TODAY = NOON.date()


@pytest.fixture(autouse=True)
def noon(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\N{NARROW NO-BREAK SPACE}", " ").split())


@pytest.fixture
def lot(gardener) -> SeedLot:
    plant = PlantFactory(slug="tomato", seed_viability_years=4)
    return SeedLotFactory(owner=gardener, plant=plant)


@pytest.fixture
def sowing(garden, lot) -> Sowing:
    """Ten of twelve came up."""
    sowing = SowingFactory(tray=TrayFactory(garden=garden), plant=lot.plant, lot=lot)
    sowing.counts.create(counted_on=date(2026, 5, 1), emerged=10)
    return sowing


def post(client, sowing: Sowing, name: str, **form):
    url = reverse(f"gardens:sowing-{name}", args=[sowing.pk])
    return client.post(url, form, follow=True)


@pytest.mark.parametrize(
    ("form", "complaint"),
    [
        ({"emerged": "13"}, "12 seeds were sown, so no more can come up."),
        ({"emerged": "3", "lost": "4"}, "No more can be lost than came up."),
        (
            {"emerged": "3", "counted_on": "2026-05-01"},
            "4 are planted out and 0 lost, so at least 4 came up.",
        ),
        ({"emerged": "9"}, "10 had come up by 1 May 2026. Enter those that died as lost"),
        ({"emerged": "11", "counted_on": "2026-04-30"}, "On 1 May 2026 only 10 had come up."),
        ({"emerged": "1e9"}, "Enter a whole number."),
        ({"emerged": "1000000000"}, "12 seeds were sown, so no more can come up."),
        ({"counted_on": "2099-01-01"}, "Enter a day between"),
        ({"counted_on": "2026-04-01"}, "Nothing can come up before it is sown."),
        ({"emerged": "-1"}, "greater than or equal to 0"),
    ],
)
def test_an_impossible_count_is_explained(form, complaint, own_client, sowing, bed):
    PlantingFactory(bed=bed, plant=sowing.plant, sowing=sowing, columns=4)
    form = {"counted_on": "2026-05-08", "emerged": "10", "lost": "0"} | form
    assert complaint in text(post(own_client, sowing, "count", **form))
    assert sowing.counts.count() == 1


@pytest.mark.parametrize(
    ("moved", "to", "complaint"),
    [
        ("first", "2026-05-09", "10 had come up by 5 May 2026."),
        ("last", "2026-05-01", "On 2 May 2026 only 4 had come up."),
        ("last", "2026-03-01", "Choose that day or a later one."),
        ("last", "9999-12-31", "Enter a day between"),
    ],
)
def test_a_count_is_not_moved_to_where_it_makes_no_sense(moved, to, complaint, own_client, sowing):
    sowing.counts.all().delete()
    counts = {"first": ("2026-05-02", "4"), "last": ("2026-05-05", "10")}
    for counted_on, emerged in counts.values():
        post(own_client, sowing, "count", counted_on=counted_on, emerged=emerged)
    day = counts[moved][0]
    entry = Event.objects.get(act=Act.COUNT, happened_on=day)
    form = {"happened_on": to, "note": "Recounted"}
    page = own_client.post(reverse("gardens:event-edit", args=[entry.pk]), form)
    assert complaint in text(page)
    assert "Recounted" in text(page)
    stored = dict(sowing.counts.values_list("counted_on", "emerged"))
    assert stored == {date(2026, 5, 2): 4, date(2026, 5, 5): 10}


def test_a_count_is_not_moved_behind_what_was_planted_out(own_client, sowing, bed):
    """Six were thought lost, then two; five were planted out."""
    sowing.counts.all().delete()
    for counted_on, lost in (("2026-05-02", "6"), ("2026-05-05", "2")):
        facts = {"counted_on": counted_on, "emerged": "10", "lost": lost}
        post(own_client, sowing, "count", **facts)
    PlantingFactory(bed=bed, plant=sowing.plant, sowing=sowing, columns=5)
    first = Event.objects.get(act=Act.COUNT, happened_on="2026-05-02")
    url = reverse("gardens:event-edit", args=[first.pk])
    page = own_client.post(url, {"happened_on": "2026-05-08", "note": ""})
    assert "5 are planted out and 6 lost, so at least 11 came up." in text(page)
    assert Sowing.objects.get().lost == 2


def sown(lot: SeedLot, tray, days_ago: int, **facts) -> Sowing:
    facts = {"soil_c": 20.0, "sown_on": TODAY - timedelta(days=days_ago)} | facts
    return SowingFactory(tray=tray, plant=lot.plant, lot=lot, **facts)


def test_overdue_begins_on_the_same_day_everywhere(lot, garden, own_client):
    """At 20 °C a tomato takes 8.3 days and is overdue after 13.2, so from the 14th on."""
    tray = TrayFactory(garden=garden)
    late, not_yet = sown(lot, tray, 14), sown(lot, tray, 13, first_cell=13)
    sown(lot, tray, 60, soil_c=8.0)
    up = sown(lot, tray, 60)
    up.counts.create(counted_on=TODAY, emerged=1)
    emergence = emergence_of(late)
    assert (emergence.first_on, emergence.last_on, emergence.overdue_on) == (
        date(2026, 5, 3),
        date(2026, 5, 6),
        TODAY,
    )
    awaited = Sowing.objects.awaited().with_plants()
    assert overdue(awaited, TODAY) == [(late, emergence)]
    assert "Overdue since 10 May" in text(own_client.get(late.get_absolute_url()))
    assert "Awaited" in text(own_client.get(not_yet.get_absolute_url()))


def test_an_overdue_sowing_offers_the_packet_to_sow_again_from(lot, garden, own_client):
    late = sown(lot, TrayFactory(garden=garden), 20)
    newer = SeedLotFactory(owner=lot.owner, plant=lot.plant, year=2026)
    page = text(own_client.get(late.get_absolute_url()))
    offered = [f"{reverse('gardens:seed-sow', args=[one.pk])}?tray=" for one in (newer, lot)]
    assert 0 < page.index(offered[0]) < page.index(offered[1])
    SeedLot.objects.update(year=2000)
    page = text(own_client.get(late.get_absolute_url()))
    assert "No packet of it is good enough: add a new one" in page


@pytest.mark.parametrize(
    ("emerged", "counted_on", "chip"),
    [(5, TODAY, "Few came up"), (6, TODAY, "Up"), (5, date(2026, 4, 29), "Up")],
    ids=["few", "half", "counted early"],
)
def test_a_poor_stand_is_told_once_its_time_is_over(
    emerged, counted_on, chip, lot, garden, own_client
):
    sowing = sown(lot, TrayFactory(garden=garden), 20)
    sowing.counts.create(counted_on=counted_on, emerged=emerged)
    page = text(own_client.get(sowing.get_absolute_url()))
    assert f"</svg>{chip}</span>" in page
    # What failed is not offered again, and there is no other.
    assert ("add a new one" in page) == (chip == "Few came up")
    assert f"{emerged} of 12 came up" in text(own_client.get(sowing.tray.get_absolute_url()))


def test_the_overdue_are_found_in_one_query(lot, garden, django_assert_num_queries):
    tray = TrayFactory(garden=garden)
    for first in (1, 3, 5):
        sown(lot, tray, 20, first_cell=first, cells=2)
    with django_assert_num_queries(1):
        assert len(overdue(Sowing.objects.awaited().with_plants(), TODAY)) == 3


def test_nothing_is_planted_out_before_anything_came_up(own_client, lot, sowing):
    form = {"number": "2", "planted_on": "2026-05-09", "target": "bed-0"}
    for plantings, sentence in (
        (0, "Nothing to plant out yet. Count first what came up."),
        (1, "All that came up are planted out. Count again if more came up."),
    ):
        sowing.counts.update(emerged=plantings)
        PlantingFactory.create_batch(plantings, plant=lot.plant, sowing=sowing)
        page = text(own_client.get(sowing.get_absolute_url()))
        assert sentence in page
        assert 'name="planted_on"' not in page
        # What was typed in another window is not lost.
        assert 'name="planted_on" value="2026-05-09"' in text(
            post(own_client, sowing, "plant-out", **form)
        )


def test_it_was_sown_before_it_left_the_tray(sowing):
    entry = Event.objects.create(
        garden=sowing.tray.garden, sowing=sowing, act=Act.SOW_TRAY, happened_on=sowing.sown_on
    )
    sowing.counts.all().delete()
    clear_cells(sowing, on=TODAY - timedelta(days=3), actor=sowing.tray.garden.owner)
    with pytest.raises(DatesOutOfOrder, match="left its tray on"):
        correct_entry(entry, on=TODAY, note="", actor=sowing.tray.garden.owner)
    sowing.refresh_from_db()
    assert sowing.sown_on == entry.happened_on
