import re
from datetime import date

import pytest
from django.urls import reverse

from gardens.models import Bed, Planting
from gardens.tests.dating import set_today
from gardens.tests.factories import BedFactory, PlaceFactory, PlantingFactory
from plants.choices import LifeCycle
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 5)


@pytest.fixture(autouse=True)
def noon_of_5_may(monkeypatch):
    set_today(monkeypatch, TODAY)


@pytest.fixture
def lettuce(db):
    """Planted 1 May it is ripe on 12 July and gone after 9 August."""
    return PlantFactory(slug="lettuce", half_hardy=True)


def shown(client, bed: Bed, month: str, **headers: str):
    return client.get(bed.get_absolute_url(), {"month": month}, headers=headers)


def phases(client, bed: Bed, month: str) -> tuple[list[Planting], ...]:
    found = shown(client, bed, month).context["page"].month
    return found.standing, found.coming, found.over


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize(
    ("month", "phase"),
    [
        ("2025-09", None),
        ("2026-03", "coming"),
        ("2026-05", "standing"),
        ("2026-08", "standing"),
        ("2026-09", "over"),
        ("2027-01", "over"),
        # Half a year after it the bed has forgotten it.
        ("2027-03", None),
    ],
)
def test_a_planting_comes_stands_and_goes(month, phase, bed, lettuce, own_client):
    planting = PlantingFactory(bed=bed, plant=lettuce, started_on=date(2026, 5, 1))
    found = dict(zip(("standing", "coming", "over"), phases(own_client, bed, month), strict=True))
    assert found == {name: [planting] if name == phase else [] for name in found}


def test_what_is_noted_decides_in_the_past_and_plans_in_the_future(bed, lettuce, own_client):
    past = PlantingFactory(
        bed=bed, plant=lettuce, started_on=date(2024, 4, 1), ended_on=date(2024, 6, 3)
    )
    planned = PlantingFactory(
        bed=bed, plant=lettuce, planned=True, planned_on=date(2026, 5, 20), x_cm=150
    )
    assert phases(own_client, bed, "2024-06") == ([past], [], [])
    assert phases(own_client, bed, "2024-07") == ([], [], [past])
    # In this month it is not in the ground yet, whatever its day; in June it is expected there.
    assert phases(own_client, bed, "2026-05") == ([], [planned], [])
    assert phases(own_client, bed, "2026-06") == ([planned], [], [])


def test_perennials_stay_and_what_has_no_day_is_to_come(bed, own_client):
    chives = PlantFactory(life_cycle=LifeCycle.PERENNIAL)
    no_season = PlantFactory(
        transplant_weeks_after_last_frost_min=None,
        transplant_weeks_after_last_frost_max=None,
        indoor_sow_weeks_before_last_frost_min=None,
        indoor_sow_weeks_before_last_frost_max=None,
    )
    standing = PlantingFactory(bed=bed, plant=chives, started_on=date(2023, 4, 1))
    undated = PlantingFactory(bed=bed, plant=no_season, started_on=None, x_cm=150)
    assert phases(own_client, bed, "2050-01") == ([standing], [undated], [])
    assert phases(own_client, bed, "2026-01") == ([standing], [], [])


def test_ghosts_are_drawn_named_and_in_the_key(bed, lettuce, tomato, own_client):
    for x_cm in (160, 200):
        PlantingFactory(bed=bed, plant=lettuce, started_on=date(2026, 5, 1), x_cm=x_cm)
    PlantingFactory(bed=bed, plant=tomato, planned=True, planned_on=date(2026, 10, 20), x_cm=30)
    page = text(shown(own_client, bed, "2026-09"))
    assert page.count('class="space space--over"') == 2
    assert page.count('class="space space--coming"') == 1
    assert "Faint, dots: over by then" in page
    assert "Pale, long dashes: planned, not in the ground yet" in page
    assert "<dt>Over by then</dt><dd>Lettuce 2</dd>" in page
    assert "<dt>To come</dt><dd>Tomato 1 (plant out 20 Oct 2026)</dd>" in page


def test_another_month_is_for_looking_and_planning(bed, lettuce, own_client):
    later, earlier = (text(shown(own_client, bed, month)) for month in ("2027-06", "2025-06"))
    for page in (later, earlier):
        assert 'id="bed-month"' in page
        assert 'id="plan-toolbar"' not in page
        assert "go back to the present" in page
    assert 'name="month" value="2027-06"' in later
    assert 'class="palette' not in earlier
    assert 'id="bed-plan"' in text(shown(own_client, bed, "2026-05"))


def test_every_month_is_a_link_that_swaps_the_plan_too(bed, own_client):
    page = text(own_client.get(bed.get_absolute_url()))
    strip = page[page.index('id="month-strip"') : page.index("</nav>", page.index("month-strip"))]
    months = re.findall(r'<a href="([^"]+)" hx-get="([^"]+)" aria-label="(\w+ 2026), ', strip)
    assert len(months) == 12
    assert all(href == swapped for href, swapped, _ in months)
    assert 'aria-current="date" data-now' in strip
    assert "?month=2025-05" in strip, "a year earlier"
    answer = shown(own_client, bed, "2027-05", HX_Request="true")
    assert text(answer).startswith('<section class="plan" id="bed-month"')
    assert "hx-swap-oob" not in text(answer)
    assert "HX-Request" in answer.headers["Vary"]
    restored = {"HX_Request": "true", "HX_History_Restore_Request": "true"}
    assert "<h1>Bed A</h1>" in text(shown(own_client, bed, "2027-05", **restored))


def test_bars_say_how_much_is_planted(bed, tomato, own_client):
    PlantingFactory(bed=bed, plant=tomato, columns=4, x_cm=30)
    months = shown(own_client, bed, "2026-05").context["page"].strip.months
    # 1 of 2.88 m², from May to the first frost on 28 October.
    assert [month.planted_pct for month in months] == [0] * 4 + [35] * 6 + [0] * 2


def test_south_of_the_equator_the_strip_begins_in_july(gardener, own_client):
    bed = BedFactory(garden__owner=gardener, garden__place=PlaceFactory(christchurch=True))
    tomato = PlantFactory(tender=True)
    planting = PlantingFactory(bed=bed, plant=tomato, planned=True, planned_on=date(2026, 11, 20))
    page = shown(own_client, bed, "2027-02").context["page"]
    assert page.strip.year.title == "2026/27"
    assert [month.key for month in page.strip.months][::11] == ["2026-07", "2027-06"]
    # The first frost comes on 8 May.
    assert page.month.standing == [planting]
    assert phases(own_client, bed, "2027-06") == ([], [], [planting])


@pytest.mark.parametrize(
    "asked", ["2027-13", "2027", "05-2027", "1e9", "1949-12", "2101-01", "-1", "NaN", "<b>", "\x00"]
)
def test_what_is_no_month_is_said_and_the_present_one_shown(asked, bed, own_client):
    answer = shown(own_client, bed, asked)
    assert answer.status_code == 200
    assert answer.context["page"].month.key == "2026-05"
    assert "is no month between 1950 and 2100" in text(answer)
    assert "<b>”" not in text(answer)


@pytest.mark.parametrize("month", ["1950-01", "2100-12"])
def test_the_first_and_the_last_month_have_no_link_beyond(month, bed, own_client):
    page = shown(own_client, bed, month).context["page"]
    assert [page.strip.before, page.strip.after].count(None) == 1


def test_what_is_placed_in_a_month_is_planned_for_it(bed, tomato, own_client):
    address = reverse("gardens:planting-place", args=[bed.garden_id, bed.pk])
    sent = {"plant": tomato.pk, "known_step": "0", "month": "2027-05"}
    answer = own_client.post(address, sent)
    assert answer.headers["Location"] == f"{bed.get_absolute_url()}?month=2027-05"
    planting = Planting.objects.get()
    # The 90 % safe date is 30 April.
    assert planting.planned_on == date(2027, 5, 1)
    own_client.post(address, sent)
    assert Planting.objects.count() == 1

    answer = own_client.post(address, sent | {"month": "1e9"}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert 'id="bed-plan"' in text(answer)


def test_placing_in_a_month_answers_with_that_month_and_can_be_undone(bed, tomato, own_client):
    address = reverse("gardens:planting-place", args=[bed.garden_id, bed.pk])
    sent = {"plant": tomato.pk, "known_step": "0", "month": "2027-05"}
    page = text(own_client.post(address, sent, headers={"HX-Request": "true"}))
    assert page.startswith('<section class="plan" id="bed-month"')
    assert "Tomato (1) planned for 1 May 2027." in page
    assert 'hx-target="#bed-month"' in page
    step = bed.steps.get().pk
    undo = reverse("gardens:bed-undo", args=[bed.garden_id, bed.pk])
    answer = own_client.post(undo, {"step": step, "month": "2027-05"})
    assert answer.headers["Location"].endswith("?month=2027-05")
    assert not Planting.objects.exists()


def test_ground_that_is_free_by_then_is_taken(bed, lettuce, tomato, own_client):
    """A bed full of lettuce until August takes tomatoes of next year on the same ground."""
    PlantingFactory(bed=bed, plant=lettuce, columns=5, rows=2, x_cm=20, y_cm=30)
    address = reverse("gardens:planting-place", args=[bed.garden_id, bed.pk])
    answer = own_client.post(address, {"plant": tomato.pk, "known_step": "0"}, follow=True)
    assert "There is no free place for Tomato" in text(answer)
    own_client.post(address, {"plant": tomato.pk, "known_step": "0", "month": "2027-05"})
    placed = Planting.objects.get(plant=tomato)
    assert (placed.x_cm, placed.y_cm) == (25, 25)
