"""Today leads to a form for everything in the garden, and several are logged at once."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.models import Act, Event, NutrientChange, TaskSeries, TaskState
from gardens.tests.factories import (
    CareTaskFactory,
    PlantingFactory,
    SeedLotFactory,
    SowingFactory,
    TrayFactory,
)
from gardens.tests.indoor import ReservoirFactory, SpaceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(garden) -> date:
    return garden.place.today(timezone.now())


@pytest.fixture
def sowings(garden, tomato, today):
    tray = TrayFactory(garden=garden)
    sown = {"tray": tray, "plant": tomato, "cells": 6, "sown_on": today - timedelta(days=20)}
    return [SowingFactory(**sown), SowingFactory(**sown, first_cell=7)]


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def send(client, garden, **data):
    form = {"happened_on": garden.place.today(timezone.now()), "batch": uuid4()} | data
    return client.post(reverse("gardens:log-add", args=[garden.pk]), form)


def test_today_is_one_tap_from_every_form(own_client, garden, bed, tomato, sowings):
    planting = PlantingFactory(bed=bed, plant=tomato)
    tank, tent = ReservoirFactory(garden=garden), SpaceFactory(garden=garden)
    page = text(own_client.get(reverse("rules:today")))
    form = reverse("gardens:log-add", args=[garden.pk])
    subjects = {"bed": bed, "planting": planting, "sowing": sowings[0]}
    subjects |= {"reservoir": tank, "space": tent}
    for name, subject in subjects.items():
        address = f"{form}?{name}={subject.pk}"
        assert f'href="{address}"' in page
        ticked = f'name="{name}" value="{subject.pk}" checked'
        assert ticked in text(own_client.get(address))
    assert f'href="{form}?whole=1"' in page
    assert 'name="whole" value="1" checked' in text(own_client.get(f"{form}?whole=1"))
    for kind, subject in (("reservoir", tank), ("space", tent)):
        assert reverse(f"gardens:{kind}-reading-add", args=[garden.pk, subject.pk]) in page


def test_several_sowings_are_potted_on_at_once_and_undone_together(
    own_client, garden, sowings, today
):
    batch, day = uuid4(), today - timedelta(days=2)
    for sowing in sowings:
        CareTaskFactory(garden=garden, sowing=sowing, act=Act.POT_ON, due_on=day)
    form = {"sowing": [one.pk for one in sowings], "act_done": "pot_on", "batch": batch}
    for _ in range(2):
        assert send(own_client, garden, happened_on=day, **form).status_code == 302
    assert Event.objects.count() == 2
    assert set(garden.care_tasks.values_list("state", flat=True)) == {TaskState.DONE}
    for sowing in sowings:
        sowing.refresh_from_db()
        assert sowing.potted_on == day
    own_client.post(reverse("gardens:log-undo", args=[garden.pk]), {"batch": batch})
    assert set(garden.care_tasks.values_list("state", flat=True)) == {TaskState.OPEN}
    sowings[0].refresh_from_db()
    assert sowings[0].potted_on is None


def test_the_whole_garden_is_weeded_and_its_job_is_done(own_client, garden, bed, today):
    asked = CareTaskFactory(garden=garden, act=Act.WEED, due_on=today)
    of_bed = CareTaskFactory(garden=garden, bed=bed, act=Act.WEED, due_on=today)
    send(own_client, garden, whole="1", act_done="weed")
    assert Event.objects.get().subject_key == ("garden_id", garden.pk)
    asked.refresh_from_db()
    of_bed.refresh_from_db()
    assert (asked.state, of_bed.state) == (TaskState.DONE, TaskState.OPEN)


def test_a_renewed_solution_is_logged_with_a_tap(own_client, garden):
    tank, batch = ReservoirFactory(garden=garden), uuid4()
    for _ in range(2):
        send(own_client, garden, reservoir=tank.pk, act_done="renew", batch=batch)
    assert NutrientChange.objects.get().event == Event.objects.get()


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"act_done": "weed"}, "Tick first of what that is true"),
        ({"act_done": "germinate", "whole": "1"}, "Tick the plantings of which that is true."),
        ({"act_done": "harden", "whole": "1"}, "Tick the plantings or seedlings"),
        ({"act_done": "renew", "whole": "1"}, "Tick the reservoirs of which that is true."),
    ],
)
def test_an_act_asks_for_what_it_is_true_of(form, sentence, own_client, garden):
    assert sentence in text(send(own_client, garden, **form))
    assert not Event.objects.exists()


def test_nothing_is_done_to_seedlings_before_they_were_sown(own_client, garden, sowings, today):
    day = today - timedelta(days=30)
    answer = send(own_client, garden, sowing=sowings[0].pk, act_done="thin", happened_on=day)
    assert "Tomato was sown on" in text(answer)
    assert not Event.objects.exists()


def test_nothing_of_another_garden_is_logged(own_client, garden):
    foreign = [
        ("sowing", SowingFactory(plant=SeedLotFactory().plant).pk),
        ("reservoir", ReservoirFactory().pk),
        ("space", SpaceFactory().pk),
    ]
    for name, pk in foreign:
        answer = send(own_client, garden, act_done="note", note="Mine", **{name: pk})
        assert "Select a valid choice" in text(answer)
        address = reverse("gardens:series-add", args=[garden.pk])
        assert own_client.get(f"{address}?{name}={pk}").status_code == 404
    assert not Event.objects.exists()


def test_a_job_of_a_reservoir_comes_again_when_it_is_logged(own_client, garden, today):
    tank = ReservoirFactory(garden=garden)
    form = {"title": "Measure", "starts_on": today, "every": 1, "unit": "week", "act": "solution"}
    address = f"{reverse('gardens:series-add', args=[garden.pk])}?reservoir={tank.pk}"
    own_client.post(address, form | {"counting": "after_done"})
    assert TaskSeries.objects.get().reservoir == tank
    reading = reverse("gardens:reservoir-reading-add", args=[garden.pk, tank.pk])
    moment = f"{today - timedelta(days=1)}T09:00"
    own_client.post(reading, {"known": 0, "read_at": moment, "ph": "6"})
    first, second = garden.care_tasks.order_by("pk")
    assert (first.state, first.done_on) == (TaskState.DONE, today - timedelta(days=1))
    assert (second.reservoir, second.due_on) == (tank, today + timedelta(days=6))


def test_the_same_form_of_other_seedlings_is_not_taken_for_the_first(own_client, garden, sowings):
    form = {"act_done": "pot_on", "batch": uuid4()}
    send(own_client, garden, sowing=sowings[0].pk, **form)
    answer = send(own_client, garden, sowing=sowings[1].pk, **form)
    assert "This form was logged before with other content." in text(answer)
    assert Event.objects.get().sowing == sowings[0]


@pytest.mark.parametrize("name", ["bed", "planting", "sowing", "reservoir", "space"])
@pytest.mark.parametrize("number", ["9" * 20, "-" + "9" * 20, str(2**63), "x", ""])
def test_a_number_that_no_column_holds_is_no_choice(name, number, garden, own_client):
    form = {name: number, "act_done": "weed", "happened_on": "2026-05-05", "note": "Nettles"}
    answer = own_client.post(reverse("gardens:log-add", args=[garden.pk]), form)
    assert answer.status_code == 200
    assert "Nettles" in answer.content.decode()
    assert not Event.objects.exists()


@pytest.mark.parametrize("name", ["task-list", "garden-labels", "log-water", "harvest-add"])
def test_nor_on_other_pages(name, garden, own_client):
    url = reverse(f"gardens:{name}", args=[garden.pk])
    huge = dict.fromkeys(("task", "planting", "plantings", "bed", "beds", "lots"), "9" * 20)
    assert own_client.post(url, huge).status_code in {200, 302, 405}
    assert own_client.get(url, huge).status_code in {200, 302, 405}
