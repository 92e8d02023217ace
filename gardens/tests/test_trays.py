from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.models import Bed, CareTask, EntryKind, Planting, SeedLot, Sowing, TaskState, Tray
from gardens.tests.factories import (
    PlantingFactory,
    SeedLotFactory,
    SowingFactory,
    TrayFactory,
    WeatherDayFactory,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)
TODAY = NOON.date()


@pytest.fixture(autouse=True)
def noon(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\N{NARROW NO-BREAK SPACE}", " ").split())


@pytest.fixture
def lot(gardener, tomato) -> SeedLot:
    return SeedLotFactory(owner=gardener, plant=tomato, seeds=30)


@pytest.fixture
def tray(garden) -> Tray:
    return TrayFactory(garden=garden)


@pytest.fixture
def sowing(tray, lot) -> Sowing:
    """Ten of twelve came up."""
    sowing = SowingFactory(tray=tray, plant=lot.plant, lot=lot)
    sowing.counts.create(counted_on=date(2026, 5, 1), emerged=10)
    return sowing


def counted(sowing: Sowing) -> Sowing:
    return Sowing.objects.with_counts().get(pk=sowing.pk)


def sow(client, lot: SeedLot, into: Tray, **form):
    form = {"tray": into.pk, "first_cell": "1", "cells": "6", "sown_on": "2026-05-01"} | form
    return client.post(
        reverse("gardens:seed-sow", args=[lot.pk]), {"seeds_per_cell": "2"} | form, follow=True
    )


def post(client, sowing: Sowing, name: str, **form):
    url = reverse(f"gardens:sowing-{name}", args=[sowing.pk])
    return client.post(url, form, follow=True)


def plant_out(client, sowing: Sowing, target, **form):
    kind = "bed" if not isinstance(target, Planting) else "planting"
    form = {"number": "4", "planted_on": "2026-05-09"} | form
    return post(client, sowing, "plant-out", target=f"{kind}-{target.pk}", **form)


def test_a_tray_is_made_once(own_client, garden):
    form = {"name": "Windowsill", "rows": "3", "columns": "8"}
    url = reverse("gardens:garden-tray-add", args=[garden.pk])
    for _ in range(2):
        answer = own_client.post(url, form, follow=True)
    assert Tray.objects.get().cells == 24
    assert text(answer).count("traymap__cell") == 24
    assert "1 and 30" in text(own_client.post(url, form | {"rows": "31"}))


def test_sowing_takes_cells_and_seeds_once(own_client, lot, tray):
    for _ in range(2):
        answer = sow(own_client, lot, tray)
    sowing = Sowing.objects.get()
    assert (sowing.plant, sowing.last_cell, sowing.seeds) == (lot.plant, 6, 12)
    assert lot.entries.get(kind=EntryKind.SOWN).seeds == -12
    assert "12 seeds in cells 1 to 6, sown 1 May 2026." in text(answer)
    page = text(own_client.get(tray.get_absolute_url()))
    assert page.count("is-sown") == 6
    # The next form begins where cells are free.
    form = text(own_client.get(reverse("gardens:seed-sow", args=[lot.pk])))
    assert 'name="first_cell" value="7"' in form
    assert 'name="cells" value="18"' in form


@pytest.mark.parametrize(
    ("form", "complaint"),
    [
        ({"first_cell": "5"}, "6 cells from cell 5 on are not free. Free cells: 13–24."),
        ({"first_cell": "20"}, "Free cells: 13–24."),
        ({"first_cell": "13", "cells": "12", "seeds_per_cell": "3"}, "This lot holds 30 seeds"),
        ({"first_cell": "13", "sown_on": "2027-05-01"}, "Enter a day between"),
        ({"first_cell": "nan"}, "Enter a whole number."),
        ({"first_cell": "13", "soil_c": "nan"}, "Enter a number."),
        ({"first_cell": "13", "soil_c": "1e9"}, "Enter a temperature between −5 and 45 °C."),
        ({"tray": "0"}, "Select a valid choice"),
    ],
)
def test_a_sowing_that_cannot_be_is_explained(form, complaint, own_client, lot, sowing):
    answer = sow(own_client, lot, sowing.tray, **form)
    assert complaint in text(answer)
    assert Sowing.objects.count() == 1
    assert lot.entries.count() == 1


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("40", "40 °C is unusual here. If it was 40 °F, enter 4.4; if it is right, say so below."),
        ("68", "68 °C cannot be. If it was 68 °F, enter 20."),
    ],
)
def test_degrees_of_the_other_scale_are_asked_back(typed, says, own_client, lot, tray):
    page = text(sow(own_client, lot, tray, soil_c=typed))
    assert says in page
    assert f'name="soil_c" value="{typed}"' in page
    assert ("It is right as typed" in page) == (typed == "40")
    assert not Sowing.objects.exists()


def test_a_soil_that_is_so_hot_is_taken_when_it_is_confirmed(own_client, lot, tray):
    sow(own_client, lot, tray, soil_c="40", is_confirmed="on")
    assert Sowing.objects.get().soil_c == 40


def test_20_degrees_in_a_field_for_fahrenheit_are_asked_back(own_client, lot, tray, gardener):
    gardener.units = "imperial"
    gardener.save()
    page = text(sow(own_client, lot, tray, soil_c="20"))
    assert "If it was 20 °C, enter 68." in page
    sow(own_client, lot, tray, soil_c="68")
    assert Sowing.objects.get().soil_c == pytest.approx(20)


def test_what_came_up_is_counted(own_client, sowing):
    form = {"counted_on": "2026-05-08", "emerged": "11", "lost": "1"}
    for _ in range(2):
        answer = post(own_client, sowing, "count", **form)
    assert "11 of 12 came up, 92 %; 10 are in the tray." in text(answer)
    assert sowing.counts.count() == 2
    assert counted(sowing).left == 10


def test_seedlings_are_planted_out_and_undo_puts_them_back(own_client, sowing, bed):
    for _ in range(2):
        answer = plant_out(own_client, sowing, bed, known_step="0")
    assert "4 seedlings are planted out." in text(answer)
    assert "6 seedlings are in the tray." in text(answer)
    planting = Planting.objects.get()
    assert (planting.count, planting.started_on) == (4, date(2026, 5, 9))
    assert (planting.sowing, planting.seed_lot) == (sowing, sowing.lot)

    step = bed.steps.get().pk
    undo = [reverse(f"gardens:bed-{act}", args=[bed.garden_id, bed.pk]) for act in ("undo", "redo")]
    own_client.post(undo[0], {"step": step})
    assert not Planting.objects.exists()
    assert counted(sowing).left == 10
    own_client.post(undo[1], {"step": step})
    assert Planting.objects.get().sowing == sowing
    assert counted(sowing).left == 6


def test_redo_forgets_a_lot_that_is_gone(own_client, sowing, bed):
    plant_out(own_client, sowing, bed)
    step = bed.steps.get().pk
    own_client.post(reverse("gardens:bed-undo", args=[bed.garden_id, bed.pk]), {"step": step})
    SeedLot.objects.all().delete()
    own_client.post(reverse("gardens:bed-redo", args=[bed.garden_id, bed.pk]), {"step": step})
    planting = Planting.objects.get()
    assert (planting.seed_lot, planting.sowing) == (None, sowing)


def test_a_number_without_a_rectangle_stands_in_two_blocks(own_client, sowing, bed):
    """7 at 50 cm in 2.4 × 1.2 m: a row of four and one of three."""
    plant_out(own_client, sowing, bed, number="7")
    blocks = sorted((planting.columns, planting.rows) for planting in Planting.objects.all())
    assert blocks == [(3, 1), (4, 1)]
    assert bed.steps.count() == 1
    assert counted(sowing).left == 3


@pytest.mark.parametrize(
    ("form", "complaint"),
    [
        ({"number": "11"}, "10 seedlings are left in the tray."),
        ({"number": "10"}, "There is no free place in Bed A for 10 of Tomato, 50 cm apart"),
        ({"number": "0"}, "Enter a number between 1 and 500."),
        ({"planted_on": "2026-04-01"}, "It was sown later than that."),
        ({"target": "bed-0"}, "Choose another place."),
    ],
)
def test_planting_out_that_cannot_be_is_explained(form, complaint, own_client, sowing, bed):
    Bed.objects.update(length_cm=100)
    url_form = {"number": "4", "planted_on": "2026-05-09", "target": f"bed-{bed.pk}"} | form
    assert complaint in text(post(own_client, sowing, "plant-out", **url_form))
    assert not Planting.objects.exists()


def test_a_planned_block_begins_with_as_many_as_it_has(own_client, sowing, bed):
    planned = PlantingFactory(bed=bed, plant=sowing.plant, planned=True, columns=3, x_cm=30)
    short = plant_out(own_client, sowing, planned, number="2")
    assert "3 plants are planned there." in text(short)
    for _ in range(2):
        plant_out(own_client, sowing, planned, number="5")
    planned.refresh_from_db()
    assert (planned.started_on, planned.sowing) == (date(2026, 5, 9), sowing)
    assert counted(sowing).left == 7
    url = reverse("gardens:bed-undo", args=[bed.garden_id, bed.pk])
    own_client.post(url, {"step": bed.steps.get().pk})
    assert counted(sowing).left == 10


def test_hardening_off_is_a_job_for_each_day(own_client, sowing, garden):
    plant_out_on = TODAY + timedelta(days=8)
    WeatherDayFactory(
        place=garden.place, on=date(2026, 5, 12), tmin_c=9.0, is_forecast=True, issued_at=NOON
    )
    for _ in range(2):
        answer = post(own_client, sowing, "harden", plant_out_on=plant_out_on.isoformat())
    jobs = CareTask.objects.open().order_by("due_on")
    assert [job.due_on for job in jobs] == [TODAY + timedelta(days=day) for day in range(1, 8)]
    assert jobs[0].text == "Harden off Tomato: 2 hours outside"
    assert jobs[6].text == "Harden off Tomato: 8 to 14 hours outside"
    assert "Day 1 of 7" in jobs[0].why
    assert "colder than 10" in jobs[0].why
    assert "9 °C, keep in" in text(answer)

    later = plant_out_on + timedelta(days=1)
    post(own_client, sowing, "harden", plant_out_on=later.isoformat())
    assert CareTask.objects.open().count() == 7
    assert CareTask.objects.filter(state=TaskState.WITHDRAWN).count() == 7
    post(own_client, sowing, "harden", plant_out_on=plant_out_on.isoformat())
    assert CareTask.objects.open().order_by("due_on")[0].due_on == TODAY + timedelta(days=1)
    too_soon = post(own_client, sowing, "harden", plant_out_on="2026-05-16")
    assert "They need 7 days to harden off: choose 17 May 2026 or later." in text(too_soon)


def test_potting_on_and_emptying_cells(own_client, sowing):
    assert "sown later" in text(post(own_client, sowing, "pot-on", potted_on="2026-04-01"))
    assert "Potted on 9 May 2026." in text(
        post(own_client, sowing, "pot-on", potted_on="2026-05-09")
    )
    post(own_client, sowing, "clear")
    assert counted(sowing).ended_on == TODAY
    other = SowingFactory(tray=sowing.tray, plant=sowing.plant)
    assert "are not free" in text(post(own_client, sowing, "clear", back="1"))
    other.delete()
    post(own_client, sowing, "clear", back="1")
    assert counted(sowing).ended_on is None


def test_a_tray_is_not_made_smaller_than_what_is_in_it(own_client, sowing):
    url = reverse("gardens:tray-edit", args=[sowing.tray_id])
    form = {"name": "Tray 1", "rows": "1", "columns": "6"}
    assert "Cell 12 is sown." in text(own_client.post(url, form))
    own_client.post(url, form | {"rows": "2"})
    assert Tray.objects.get().cells == 12


def test_a_tray_goes_and_its_plantings_stay(own_client, sowing, bed):
    planting = PlantingFactory(bed=bed, plant=sowing.plant, sowing=sowing)
    own_client.post(reverse("gardens:tray-delete", args=[sowing.tray_id]))
    planting.refresh_from_db()
    assert planting.sowing is None
    assert not Sowing.objects.exists()


def test_pages_of_trays_cost_as_much_with_many_sowings(
    own_client, sowing, django_assert_max_num_queries
):
    pages = {sowing.tray.get_absolute_url(): 12, reverse("gardens:tray-list"): 7}
    for _ in range(2):
        for page, most in pages.items():
            with django_assert_max_num_queries(most):
                own_client.get(page)
        for first in (13, 14, 15):
            SowingFactory(tray=sowing.tray, plant=sowing.plant, first_cell=first, cells=1)
