"""Picking, end to end through the pages."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.models import Act, CareTask, Event, Harvest, TaskState
from gardens.tests.factories import (
    CareTaskFactory,
    EventFactory,
    HarvestFactory,
    PlantingFactory,
    TreatmentFactory,
)
from plants.choices import Category, LifeCycle
from plants.quantities import NARROW_SPACE
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(garden) -> date:
    return garden.place.today(timezone.now())


@pytest.fixture
def planting(bed, tomato, today):
    return PlantingFactory(bed=bed, plant=tomato, started_on=today - timedelta(days=60))


def url(garden, name="harvest-add") -> str:
    return reverse(f"gardens:{name}", args=[garden.pk])


def basket(garden, rows, **data) -> dict[str, object]:
    """`rows`: what is typed for each planting."""
    form = {"happened_on": garden.place.today(timezone.now()), "batch": uuid4()}
    form["row"] = [planting.pk for planting in rows]
    for planting, typed in rows.items():
        form |= {f"p{planting.pk}-{name}": value for name, value in typed.items()}
    return form | data


def text(answer) -> str:
    return " ".join(answer.content.decode().replace(NARROW_SPACE, " ").split())


def test_a_basket_is_logged_in_one_go_closes_its_job_and_is_undone(
    bed, planting, carrot, own_client, today
):
    carrots = PlantingFactory(bed=bed, plant=carrot, started_on=today - timedelta(days=90))
    PlantingFactory(bed=bed, plant=carrot, planned=True)
    task = CareTaskFactory(garden=bed.garden, bed=bed, planting=planting, act=Act.HARVEST)
    page = text(own_client.get(url(bed.garden)))
    assert page.count('name="row"') == 2
    assert page.index(f"basket-row-{planting.pk}") < page.index("What else grows")
    typed = {"weight_g": "1,25", "count": "9", "quality": "good", "price_per_kg": "4"}
    form = basket(bed.garden, {planting: typed, carrots: {}})
    for _ in range(2):
        own_client.post(url(bed.garden), form)
    harvest = Harvest.objects.get()
    assert (harvest.weight_g, harvest.count, harvest.value) == (1250, 9, 5)
    planting.refresh_from_db()
    assert planting.first_harvest_on == today
    assert CareTask.objects.get().state == TaskState.DONE
    book = text(own_client.get(reverse("gardens:planting-book", args=[planting.pk])))
    assert "Harvested, 1.25 kg, 9 pieces, quality good" in book
    # What was said once is said again.
    assert 'value="4"' in text(own_client.get(f"{url(bed.garden)}?planting={planting.pk}"))
    own_client.post(reverse("gardens:log-undo", args=[bed.garden_id]), {"batch": form["batch"]})
    planting.refresh_from_db()
    assert (planting.first_harvest_on, Harvest.objects.count()) == (None, 0)
    assert task.pk == CareTask.objects.open().get().pk


@pytest.mark.parametrize("changed", [{"weight_g": "900 g"}, {"weight_g": "", "picked": "on"}])
def test_another_weight_in_a_form_sent_before_is_not_lost_silently(
    changed, garden, planting, own_client
):
    form = basket(garden, {planting: {"weight_g": "500 g"}})
    own_client.post(url(garden), form)
    other = basket(garden, {planting: changed}, batch=form["batch"])
    page = text(own_client.post(url(garden), other))
    assert "This form was logged before with other content." in page
    assert Harvest.objects.get().weight_g == 500


def test_today_leads_to_the_scales_in_one_tap(bed, planting, own_client, today):
    CareTaskFactory(garden=bed.garden, bed=bed, planting=planting, act=Act.HARVEST, due_on=today)
    page = text(own_client.get(reverse("rules:today")))
    assert f'href="{url(bed.garden)}?planting={planting.pk}"' in page
    assert f'href="{url(bed.garden)}"' in page


def test_what_was_picked_without_scales_is_ticked(bed, planting, own_client):
    own_client.post(url(bed.garden), basket(bed.garden, {planting: {"picked": "on"}}))
    assert Harvest.objects.get().weight_g is None
    assert Event.objects.get().act == Act.HARVEST


@pytest.mark.parametrize(
    ("typed", "grams"),
    [("850 g", 850), ("1.2", 1200), ("1.2kg", 1200), ("1 kg 50 g", 1050), ("2 lb 3 oz", 992)],
)
def test_weights_as_people_write_them(typed, grams, bed, planting, own_client):
    own_client.post(url(bed.garden), basket(bed.garden, {planting: {"weight_g": typed}}))
    assert Harvest.objects.get().weight_g == grams


def test_pounds_are_typed_and_come_back_as_they_were(bed, planting, imperial_client):
    typed = {"weight_g": "2.5", "price_per_kg": "3"}
    imperial_client.post(url(bed.garden), basket(bed.garden, {planting: typed}))
    harvest = Harvest.objects.get()
    assert (harvest.weight_g, harvest.value) == (1134, pytest.approx(7.5, abs=0.01))
    edit = reverse("gardens:event-edit", args=[harvest.pk])
    page = text(imperial_client.get(edit))
    assert 'value="2 lb 8 oz"' in page
    assert 'value="3"' in page
    assert "per lb" in page


def test_a_price_of_a_kilogram_stays_when_a_reader_of_pounds_corrects_the_weight(
    bed, planting, today, imperial_client
):
    harvest = HarvestFactory(event__planting=planting, weight_g=500, price_per_kg=4)
    edit = reverse("gardens:event-edit", args=[harvest.pk])
    assert 'value="1.81"' in text(imperial_client.get(edit))
    typed = {"happened_on": today, "weight_g": "2 lb", "price_per_kg": "1.81"}
    imperial_client.post(edit, typed)
    harvest.refresh_from_db()
    assert (harvest.weight_g, harvest.price_per_kg) == (907, 4)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"weight_g": "NaN"}, "Enter a weight, for example 850 g or 1.2 kg."),
        ({"weight_g": "-1"}, "Enter a weight, for example"),
        ({"weight_g": "1e9"}, "Enter a weight, for example"),
        ({"weight_g": "2 3"}, "Enter a weight, for example"),
        ({"weight_g": "0"}, "Enter a weight between 1 g and 1000 kg."),
        ({"weight_g": "1001"}, "Enter a weight between 1 g and 1000 kg."),
        ({"weight_g": "9" * 31}, "at most 30 characters"),
        ({"count": "0"}, "Enter at least 1 piece"),
        ({"count": "1e9"}, "Enter a whole number."),
        ({"count": "100001"}, "Enter at most 100 000 pieces."),
        ({"weight_g": "1", "price_per_kg": "inf"}, "Enter a number."),
        ({"weight_g": "1", "price_per_kg": "-1"}, "Enter a price between 0 and 10000."),
        ({"weight_g": "1", "quality": "divine"}, "Select a valid choice"),
        ({"note": "sweet"}, "Enter a weight or a number, or tick that it was picked."),
        ({}, "Enter what you picked: a weight is enough."),
    ],
    ids=str,
)
def test_what_cannot_be_weighed_is_explained_and_stays(typed, words, bed, planting, own_client):
    answer = own_client.post(url(bed.garden), basket(bed.garden, {planting: typed}))
    assert answer.status_code == 200
    page = text(answer)
    assert words in page
    assert all(value in page for value in typed.values())
    assert not Event.objects.exists()


@pytest.mark.parametrize("day", ["2999-01-01", "soon", "1900-01-01", ""])
def test_a_harvest_of_next_year_is_refused(day, bed, planting, own_client):
    form = basket(bed.garden, {planting: {"weight_g": "1"}}, happened_on=day)
    assert own_client.post(url(bed.garden), form).status_code == 200
    assert not Event.objects.exists()


def test_before_it_was_planted_nothing_is_picked(bed, planting, own_client):
    early = planting.started_on - timedelta(days=1)
    form = basket(bed.garden, {planting: {"weight_g": "1"}}, happened_on=early)
    assert "comes before “Sown or planted”" in text(own_client.post(url(bed.garden), form))


def test_a_planting_of_a_stranger_and_one_that_is_gone_are_refused(bed, planting, own_client):
    strange = PlantingFactory()
    form = basket(bed.garden, {planting: {"weight_g": "1"}, strange: {"weight_g": "1"}})
    answer = own_client.post(url(bed.garden), form | {"row": [planting.pk, strange.pk]})
    assert "removed in the meantime" in text(answer)
    for nonsense in ("NaN", "-1", "9" * 30, strange.pk, ""):
        assert own_client.get(url(bed.garden), {"planting": nonsense}).status_code == 200
        own_client.post(url(bed.garden), form | {"row": nonsense})
    assert not Event.objects.exists()


def test_a_waiting_period_holds_it_back_unless_a_reason_is_given(bed, planting, own_client, today):
    sprayed = EventFactory(bed=bed, planting=planting, act=Act.TREAT, happened_on=today)
    TreatmentFactory(event=sprayed, waiting_days=7)
    page = text(own_client.get(url(bed.garden)))
    assert "(waiting period of Neem, 7 days)" in page
    rows = {planting: {"weight_g": "2"}}
    refused = text(own_client.post(url(bed.garden), basket(bed.garden, rows)))
    assert "Say why you pick it all the same, or wait." in refused
    assert not Harvest.objects.exists()
    rows[planting]["waiting_reason"] = "For the compost"
    own_client.post(url(bed.garden), basket(bed.garden, rows))
    harvest = Harvest.objects.get()
    book = text(own_client.get(reverse("gardens:garden-book", args=[bed.garden_id])))
    assert "Within a waiting period: For the compost" in book
    edit = reverse("gardens:event-edit", args=[harvest.pk])
    wrong = own_client.post(edit, {"weight_g": "2 kg", "happened_on": today})
    assert "Say why you pick it all the same" in text(wrong)


def test_a_tick_is_weighed_later(bed, planting, own_client, today):
    task = CareTaskFactory(garden=bed.garden, bed=bed, planting=planting, act=Act.HARVEST)
    own_client.post(reverse("gardens:task-done", args=[task.pk]))
    event = Event.objects.get()
    edit = reverse("gardens:event-edit", args=[event.pk])
    day = today - timedelta(days=2)
    own_client.post(edit, {"weight_g": "3 kg", "part": "fruit", "happened_on": day})
    harvest = Harvest.objects.select_related("event__planting").get()
    assert (harvest.weight_g, harvest.event.happened_on) == (3000, day)
    assert harvest.event.planting.first_harvest_on == day
    own_client.post(edit, {"weight_g": "2 kg", "happened_on": day})
    assert Harvest.objects.get().weight_g == 2000


def test_har_01_young_asparagus_says_how_long_it_may_be_picked(bed, own_client, today):
    plant = PlantFactory(slug="asparagus", life_cycle=LifeCycle.PERENNIAL)
    for age in range(3):
        PlantingFactory(bed=bed, plant=plant, started_on=date(today.year - age, 1, 1))
    page = text(own_client.get(url(bed.garden)))
    assert "Season 1: not to be picked yet" in page
    assert "Season 2: pick for 3 weeks at most." in page
    assert "Season 3: pick for 8 weeks at most." in page


@pytest.mark.parametrize("number", [5, 40])
def test_the_basket_costs_the_same_however_much_grows(
    number, bed, tomato, today, own_client, django_assert_num_queries
):
    for _ in range(number):
        PlantingFactory(bed=bed, plant=tomato, started_on=today - timedelta(days=60))
    with django_assert_num_queries(9):
        own_client.get(url(bed.garden))


def test_har_03_the_season_is_looked_back_on(bed, tomato, own_client, today):
    block = {"columns": 6, "rows": 1}
    before = date(today.year - 1, 7, 1)
    last = PlantingFactory(
        bed=bed, plant=tomato, started_on=before, ended_on=date(today.year - 1, 10, 1), **block
    )
    HarvestFactory(planting=last, happened_on=date(today.year - 1, 8, 1), weight_g=18_000)
    now = PlantingFactory(
        bed=bed,
        plant=tomato,
        started_on=today - timedelta(days=9),
        first_harvest_on=today,
        **block,
    )
    HarvestFactory(planting=now, happened_on=today, weight_g=9_000, price_per_kg=3)
    page = text(own_client.get(url(bed.garden, "garden-season")))
    assert f"Season {today.year}" in page
    for words in ("12 kg to 42 kg", "18 kg<small", "by your 1 season", "50 %", "27.00"):
        assert words in page
    assert 'class="picked"' in page
    past = text(own_client.get(f"{url(bed.garden, 'garden-season')}?year={today.year - 1}"))
    assert "75 %" in past
    for nonsense in ("NaN", "-1", "0", "9" * 18, "x"):
        answer = own_client.get(url(bed.garden, "garden-season"), {"year": nonsense})
        assert f"Season {today.year}" in text(answer)
    life = text(own_client.get(reverse("gardens:planting-life", args=[now.pk])))
    assert "About 18 kg by your own 1 season" in life
    assert "<dd>9 kg</dd>" in life
    repeat = text(own_client.get(reverse("gardens:garden-repeat", args=[bed.garden_id])))
    assert f"About 18 kg by your own 1 season ({today.year - 1}: 3 kg a plant)" in repeat


def test_HAR_04_a_mixed_bed_is_expected_to_yield_what_mixed_beds_do(bed, own_client, today):
    """8 m² of what no table knows."""
    plant = PlantFactory(slug="mixed", family="Unknown", category=Category.VEGETABLE)
    block = {"spacing_cm": 100, "row_spacing_cm": 100, "columns": 8, "first_harvest_on": today}
    PlantingFactory(bed=bed, plant=plant, started_on=today - timedelta(days=9), **block)
    page = text(own_client.get(url(bed.garden, "garden-season")))
    assert '9.76 kg to 29.3 kg<small class="sub">by the mean of mixed beds' in page
    beds = page[page.index('id="season-beds"') :]
    assert '<td class="r">19.5 kg</td><td class="r">–</td>' in beds


def test_an_empty_season_says_what_to_do(garden, own_client):
    page = text(own_client.get(url(garden, "garden-season")))
    assert "Nothing was to be picked in this season" in page
    assert "Nothing can be picked yet" in text(own_client.get(url(garden)))
