from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gardens.models import PlanStep, Planting
from gardens.tests.dating import set_today
from gardens.tests.factories import BedFactory, PlaceFactory, PlantingFactory
from plants.choices import LifeCycle
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 5)


@pytest.fixture(autouse=True)
def noon_of_5_march(monkeypatch):
    set_today(monkeypatch, TODAY)


@pytest.fixture
def last_year(bed, tomato):
    """Two of four tomatoes each, of which one is over, the other never ended."""
    begun = {"bed": bed, "plant": tomato, "started_on": date(2025, 5, 20), "columns": 2}
    over = PlantingFactory(ended_on=date(2025, 9, 1), x_cm=30, y_cm=30, **begun)
    return [over, PlantingFactory(x_cm=30, y_cm=90, ended_on=date(2025, 10, 1), **begun)]


def page(garden) -> str:
    return reverse("gardens:garden-repeat", args=[garden.pk])


def bed_page(bed) -> str:
    return reverse("gardens:bed-repeat", args=[bed.garden_id, bed.pk])


def sent(plantings, first=2025, second=2026) -> dict[str, object]:
    return {"first": first, "second": second, "planting": [one.pk for one in plantings]}


def refusals(client, address: str, first=2025, second=2026) -> list[str]:
    answer = client.get(address, {"first": first, "second": second})
    return [repeat.refusal for repeat in answer.context["repeats"]]


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_last_year_is_shown_ticked_with_its_rotation(garden, last_year, own_client):
    said = text(own_client.get(page(garden)))
    assert said.count("checked") == 2
    assert "plant out 20 May 2026" in said
    assert "Nightshade family: 1 year since its last crop here, in 2025" in said
    assert "Act soon" in said


def test_what_is_ticked_is_planned_once_in_one_step(garden, bed, last_year, own_client):
    own_client.post(page(garden), sent(last_year[:1]))
    copied = Planting.objects.get(started_on=None)
    assert (copied.planned_on, copied.x_cm, copied.y_cm) == (date(2026, 5, 20), 30, 30)
    assert (copied.columns, copied.count, copied.ended_on) == (2, 2, None)
    answer = own_client.post(page(garden), sent(last_year[:1]), follow=True)
    assert "Nothing was changed" in text(answer)
    assert Planting.objects.count() == 3

    step = PlanStep.objects.get()
    undo = reverse("gardens:bed-undo", args=[garden.pk, bed.pk])
    own_client.post(undo, {"step": step.pk})
    assert Planting.objects.filter(started_on=None).count() == 0


def test_the_beds_of_a_garden_get_a_step_each(garden, bed, tomato, last_year, own_client):
    other = BedFactory(garden=garden, name="Bed B")
    there = PlantingFactory(bed=other, plant=tomato, started_on=date(2025, 5, 1))
    answer = own_client.post(page(garden), sent([*last_year, there]), follow=True)
    assert "3 plantings planned again." in text(answer)
    assert sorted(PlanStep.objects.values_list("bed", "number")) == [(bed.pk, 2), (other.pk, 1)]


def test_of_a_bed_only_its_own_are_planned(garden, bed, tomato, last_year, own_client):
    there = PlantingFactory(bed__garden=garden, plant=tomato, started_on=date(2025, 5, 1))
    answer = own_client.get(bed_page(bed))
    assert [repeat.original for repeat in answer.context["repeats"]] == last_year
    own_client.post(bed_page(bed), sent([there]))
    assert not Planting.objects.filter(started_on=None).exists()


def test_taken_ground_is_refused_with_what_takes_it(garden, bed, tomato, last_year, own_client):
    PlantingFactory(
        bed=bed, plant=tomato, planned=True, planned_on=date(2026, 5, 10), x_cm=40, y_cm=30
    )
    taken, free = refusals(own_client, page(garden))
    assert taken == (
        "Tomato needs this ground from 10 May 2026 to 28 Oct 2026. Move it, or place by numbers."
    )
    assert free == ""
    own_client.post(page(garden), sent(last_year))
    copies = Planting.objects.filter(planned_on=date(2026, 5, 20))
    assert [copied.y_cm for copied in copies] == [90]
    assert refusals(own_client, page(garden))[1] == "It is planned there already."


def test_perennials_small_beds_and_late_days_are_refused(
    garden, bed, tomato, last_year, own_client, monkeypatch
):
    chives = PlantFactory(life_cycle=LifeCycle.PERENNIAL)
    PlantingFactory(bed=bed, plant=chives, started_on=date(2025, 4, 1), x_cm=200)
    type(bed).objects.update(width_cm=60)
    found = refusals(own_client, page(garden))
    assert found[0] == ""
    assert "outside the bed as it is now" in found[1]
    assert "perennials need not be planned again" in found[2]
    set_today(monkeypatch, date(2026, 9, 1))
    own_client.force_login(garden.owner)
    assert refusals(own_client, page(garden))[0].startswith("Too late: it should have begun by")


def test_what_stood_over_winter_is_its_own_predecessor(garden, bed, own_client):
    garlic = PlantFactory(slug="garlic", family="Amaryllidaceae", days_to_maturity_max=270)
    PlantingFactory(bed=bed, plant=garlic, started_on=date(2025, 10, 20))
    said = text(own_client.get(page(garden)))
    assert "Onion family: a crop of it stood here this season." in said


def test_a_day_that_is_just_over_becomes_today(garden, last_year, own_client, monkeypatch):
    set_today(monkeypatch, date(2026, 5, 25))
    own_client.force_login(garden.owner)
    own_client.post(page(garden), sent(last_year[:1]))
    assert Planting.objects.get(started_on=None).planned_on == date(2026, 5, 25)


def test_a_leap_day_and_a_southern_season_find_their_place(gardener, own_client, monkeypatch):
    set_today(monkeypatch, date(2028, 9, 1))
    own_client.force_login(gardener)
    place = PlaceFactory(christchurch=True)
    bed = BedFactory(garden__owner=gardener, garden__place=place)
    hardy = PlantFactory(hardy=True)
    PlantingFactory(bed=bed, plant=hardy, started_on=date(2028, 2, 29))
    answer = own_client.get(bed_page(bed), {"first": 2027, "second": 2028})
    [repeat] = answer.context["repeats"]
    assert repeat.copied.planned_on == date(2029, 2, 28)
    assert '<option value="2027" selected>2027/28</option>' in text(answer)


@pytest.mark.parametrize(
    "change",
    [
        {"planting": []},
        {"planting": ["x", "-1", "9" * 30]},
        {"first": "2026", "second": "2026"},
        {"first": "NaN"},
        {"first": "1e9", "second": ""},
        {"second": "2099"},
    ],
)
def test_bad_input_gets_a_sentence_and_changes_nothing(change, garden, last_year, own_client):
    answer = own_client.post(page(garden), sent(last_year) | change)
    assert answer.status_code == 200
    assert 'class="err"' in text(answer) or "Not saved yet" in text(answer)
    assert Planting.objects.count() == 2


def test_another_gardeners_plantings_are_not_copied(garden, last_year, own_client, stranger_client):
    foreign = PlantingFactory(started_on=date(2025, 5, 1))
    own_client.post(page(garden), sent([foreign]))
    assert Planting.objects.count() == 3
    assert stranger_client.get(page(garden)).status_code == 404
    assert stranger_client.post(page(garden), sent(last_year)).status_code == 404


def test_an_empty_garden_is_told_what_to_do(garden, own_client):
    assert "Nothing began in this year" in text(own_client.get(page(garden)))


def test_a_page_costs_the_same_with_2_and_40_plantings(
    bed, tomato, last_year, own_client, django_assert_num_queries
):
    own_client.get(bed_page(bed))
    with CaptureQueriesContext(connection) as few:
        own_client.get(bed_page(bed))
    Planting.objects.bulk_create(
        PlantingFactory.build(
            garden=bed.garden, bed=bed, plant=tomato, started_on=date(2025, 5, 1 + index % 20)
        )
        for index in range(38)
    )
    with django_assert_num_queries(len(few)):
        answer = own_client.get(bed_page(bed))
    assert len(answer.context["repeats"]) == 40
