"""The pages of the garden's book."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.models import Act, CareTask, Event, Problem, TaskSeries, TaskState, Watering
from gardens.tests.factories import (
    BedFactory,
    CareTaskFactory,
    EventFactory,
    PlantingFactory,
    TaskSeriesFactory,
    TreatmentFactory,
)
from plants.models import Pest

pytestmark = pytest.mark.django_db
TODAY = reverse("rules:today")


@pytest.fixture
def today(garden) -> date:
    return garden.place.today(timezone.now())


@pytest.fixture
def planting(bed, tomato, today):
    return PlantingFactory(bed=bed, plant=tomato, started_on=today - timedelta(days=60))


def send(client, garden, name="log-add", **data):
    form = {"happened_on": garden.place.today(timezone.now()), "batch": uuid4()}
    return client.post(reverse(f"gardens:{name}", args=[garden.pk]), form | data)


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_one_tap_on_today_logs_closes_the_task_and_is_undone(bed, own_client, today):
    task = CareTaskFactory(garden=bed.garden, bed=bed, act=Act.WATER, due_on=today)
    page = text(own_client.get(TODAY))
    batch = page.split('name="batch" value="')[1].split('"')[0]
    form = {"bed": bed.pk, "act_done": "water", "batch": batch}
    for _ in range(2):
        answer = send(own_client, bed.garden, **form)
        assert answer.headers["Location"] == TODAY
    assert Watering.objects.get().event.batch.hex == batch.replace("-", "")
    task.refresh_from_db()
    assert task.state == TaskState.DONE
    page = text(own_client.get(TODAY))
    assert "Logged." in page
    undo = reverse("gardens:log-undo", args=[bed.garden_id])
    assert f'action="{undo}"' in page
    own_client.post(undo, {"batch": batch})
    task.refresh_from_db()
    assert (task.state, Watering.objects.count()) == (TaskState.OPEN, 0)
    own_client.post(undo, {"batch": batch})
    assert "It is taken back already." in text(own_client.get(TODAY))


def test_several_beds_and_plantings_at_once(bed, planting, own_client):
    other = BedFactory(garden=bed.garden)
    send(own_client, bed.garden, bed=[bed.pk, other.pk], planting=planting.pk, act_done="feed")
    subjects = set(Event.objects.values_list("bed", "planting"))
    assert subjects == {(bed.pk, planting.pk), (other.pk, None)}
    send(
        own_client, bed.garden, bed=[other.pk], planting=planting.pk, act_done="water", litres="12"
    )
    assert set(Watering.objects.values_list("bed", "litres")) == {(bed.pk, 12), (other.pk, 12)}


def test_the_page_of_a_bed_ticks_it_and_shows_its_plantings(bed, planting, own_client):
    url = reverse("gardens:log-add", args=[bed.garden_id])
    assert f'name="bed" value="{bed.pk}" checked' in text(own_client.get(f"{url}?bed={bed.pk}"))
    page = text(own_client.get(f"{url}?planting={planting.pk}"))
    assert f'name="planting" value="{planting.pk}" checked' in page
    basket = reverse("gardens:harvest-add", args=[bed.garden_id])
    assert f'href="{basket}?planting={planting.pk}&amp;' in page
    for nonsense in ("NaN", "-1", "99999999999999999999", "٣", ""):
        assert own_client.get(url, {"bed": nonsense, "planting": nonsense}).status_code == 200


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"bed": []}, "Tick first of what that is true"),
        ({"act_done": ""}, "Choose what was done."),
        ({"act_done": "fly"}, "Select a valid choice"),
        ({"act_done": "pot_on"}, "Tick the plantings"),
        ({"act_done": "harvest"}, "Select a valid choice"),
        ({"act_done": "note"}, "Write what you want to keep."),
        ({"happened_on": "2999-01-01"}, "Enter a day between"),
        ({"litres": "NaN"}, "Enter a number."),
        ({"litres": "1e9"}, "Enter 0.1 to"),
        ({"litres": "-1"}, "Enter 0.1 to"),
        ({"note": "x" * 501}, "at most 500 characters"),
        ({"batch": "1"}, "Enter a valid UUID."),
    ],
)
def test_what_cannot_be_logged_is_explained(changed, words, bed, own_client):
    answer = send(own_client, bed.garden, **{"bed": bed.pk, "act_done": "water"} | changed)
    assert answer.status_code == 200
    assert words in text(answer)
    assert not Event.objects.exists()


def test_words_that_are_too_long_are_not_also_said_to_be_missing(bed, own_client):
    form = {"bed": bed.pk, "severity": 2, "words": "x" * 81, "note": "x" * 501, "act_done": "note"}
    page = text(send(own_client, bed.garden, "log-problem", **form))
    assert "at most 80 characters" in page
    assert "Choose what it is" not in page
    assert "Write what you want to keep." not in text(send(own_client, bed.garden, **form))


def test_a_forged_bed_of_a_stranger_is_refused(bed, own_client):
    answer = send(own_client, bed.garden, bed=BedFactory().pk, act_done="water")
    assert "Select a valid choice" in text(answer)
    assert not Event.objects.exists()


def test_a_day_before_the_beginning_is_refused_with_both_days(bed, planting, own_client):
    early = planting.started_on - timedelta(days=1)
    answer = send(own_client, bed.garden, planting=planting.pk, act_done="prune", happened_on=early)
    assert "comes before “Sown or planted”" in text(answer)


def test_problem_and_treatment_are_logged_and_block_the_harvest(bed, planting, today, own_client):
    pest = Pest.objects.create(name="Aphids", agent="Aphididae", agent_type="insect")
    data = {"planting": planting.pk, "severity": 2}
    assert "Choose what it is" in text(send(own_client, bed.garden, "log-problem", **data))
    send(own_client, bed.garden, "log-problem", pest=pest.pk, **data)
    assert (Problem.objects.get().name, Problem.objects.get().severity) == ("Aphids", 2)
    treatment = {"planting": planting.pk, "product": "Neem", "waiting_days": 7}
    for days in (-1, 366):
        wrong = send(own_client, bed.garden, "log-treatment", **treatment | {"waiting_days": days})
        assert "Enter 0 to 365 days." in text(wrong)
    send(own_client, bed.garden, "log-treatment", **treatment)
    book = text(own_client.get(reverse("gardens:planting-book", args=[planting.pk])))
    assert "Problem seen: Aphids. Moderate: it spreads." in book
    assert "Treated with Neem, no harvest before" in book
    task = CareTaskFactory(
        garden=bed.garden, bed=bed, planting=planting, act=Act.HARVEST, due_on=today
    )
    page = text(own_client.get(TODAY))
    assert "(waiting period of Neem, 7 days)" in page
    assert reverse("gardens:task-done", args=[task.pk]) not in page
    refused = own_client.post(
        reverse("gardens:task-done", args=[task.pk]), headers={"HX-Request": "true"}
    )
    assert "If you picked it all the same, log the harvest." in text(refused)


def test_an_entry_is_corrected_and_taken_back(bed, own_client, today):
    event = EventFactory(bed=bed)
    url = reverse("gardens:event-edit", args=[event.pk])
    assert "Weeded" in text(own_client.get(url))
    wrong = own_client.post(url, {"happened_on": today + timedelta(days=1), "note": "Late"})
    assert "Enter a day between" in text(wrong)
    assert "Late</textarea>" in text(wrong)
    own_client.post(url, {"happened_on": "2026-05-01", "note": "Nettles"})
    book = text(own_client.get(reverse("gardens:bed-book", args=[bed.garden_id, bed.pk])))
    assert "Nettles" in book
    own_client.post(reverse("gardens:event-undo", args=[event.pk]))
    assert not Event.objects.exists()


@pytest.mark.parametrize("number", [5, 500])
def test_the_book_costs_the_same_however_long(
    number, bed, planting, own_client, django_assert_num_queries
):
    entries = EventFactory.build_batch(number, bed=bed, garden=bed.garden, planting=planting)
    Event.objects.bulk_create(entries)
    TreatmentFactory(event=entries[0])
    with django_assert_num_queries(10):
        own_client.get(reverse("gardens:garden-book", args=[bed.garden_id]))


@pytest.mark.parametrize("number", [5, 500])
def test_today_costs_the_same_however_many_jobs_wait(
    number, bed, planting, today, own_client, django_assert_num_queries
):
    jobs = CareTaskFactory.build_batch(
        number, garden=bed.garden, planting=planting, act=Act.HARVEST, due_on=today
    )
    CareTask.objects.bulk_create(jobs)
    with django_assert_num_queries(11):
        own_client.get(TODAY)


def test_several_jobs_are_done_on_another_day_put_off_or_skipped(garden, own_client, today):
    first, second, third = (CareTaskFactory(garden=garden, due_on=today) for _ in range(3))
    url = reverse("gardens:task-list", args=[garden.pk])
    assert f'value="{first.pk}" checked' in text(own_client.get(f"{url}?task={first.pk}"))
    day = today - timedelta(days=3)
    form = {"done_on": day, "days": 7, "reason": "weather", "note": "Hail", "batch": uuid4()}
    assert "Tick the jobs first." in text(own_client.post(url, form | {"do": "done"}))
    own_client.post(url, form | {"do": "done", "task": [first.pk, second.pk]})
    own_client.post(url, form | {"do": "later", "task": third.pk})
    assert set(CareTask.objects.filter(done_on=day)) == {first, second}
    third.refresh_from_db()
    assert third.due_on == today + timedelta(days=7)
    own_client.post(url, form | {"do": "skip", "task": third.pk})
    assert "skipped, weather" in text(own_client.get(TODAY))
    assert CareTask.objects.get(pk=third.pk).skip_note == "Hail"


def test_a_recurring_job_is_said_once_and_ended(bed, own_client, today):
    garden = bed.garden
    form = {"title": "Feed", "starts_on": today, "every": 2, "unit": "week", "counting": "fixed"}
    url = reverse("gardens:series-add", args=[garden.pk])
    assert "Feed" not in text(own_client.get(url))
    wrong = own_client.post(url, form | {"unit": "month", "weekdays": [1]})
    assert "Days of the week go with fixed days" in text(wrong)
    own_client.post(url, form | {"weekdays": [today.weekday()], "act": "feed", "bed": bed.pk})
    series = TaskSeries.objects.get()
    assert series.tasks.get().due_on == today
    listed = text(own_client.get(reverse("gardens:series-list", args=[garden.pk])))
    assert "every 2 weeks on" in listed
    edit = reverse("gardens:series-edit", args=[series.pk])
    assert "checked" in text(own_client.get(edit))
    own_client.post(edit, form | {"title": "Feed well"})
    assert series.tasks.get().title == "Feed well"
    own_client.post(reverse("gardens:series-end", args=[series.pk]))
    assert not CareTask.objects.open().exists()


def test_a_job_of_a_planting_comes_again_as_long_as_it_stands(planting, own_client, today):
    url = reverse("gardens:series-add", args=[planting.garden_id])
    assert "as long as it stands" in text(own_client.get(f"{url}?planting={planting.pk}"))
    form = {"title": "Tie in", "starts_on": today, "every": 1, "unit": "week", "counting": "fixed"}
    own_client.post(f"{url}?planting={planting.pk}", form)
    assert TaskSeries.objects.get().tasks.get().planting == planting
    for nonsense in ("NaN", "-1", "9" * 30, PlantingFactory().pk):
        assert own_client.get(f"{url}?planting={nonsense}").status_code == 404


@pytest.mark.parametrize(
    "changed",
    [{"every": 0}, {"every": 1e9}, {"times": -1}, {"until": "soon"}, {"starts_on": "9999-12-31"}],
    ids=str,
)
def test_a_bad_series_is_explained(changed, garden, own_client, today):
    form = {"title": "Feed", "starts_on": today, "every": 2, "unit": "week", "counting": "fixed"}
    answer = own_client.post(reverse("gardens:series-add", args=[garden.pk]), form | changed)
    assert "Not saved yet" in text(answer)
    assert not TaskSeries.objects.exists()


def test_a_series_that_ended_has_no_page(garden, own_client, today):
    series = TaskSeriesFactory(garden=garden, ended_on=today)
    assert own_client.get(reverse("gardens:series-edit", args=[series.pk])).status_code == 404
