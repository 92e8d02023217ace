"""Advice follows what the gardener knows better, and says whose figure it was."""

from datetime import UTC, date, datetime

import pytest

from gardens.tests.factories import (
    OwnFiguresFactory,
    OwnPlantFactory,
    PlantingFactory,
    SoilTestFactory,
    WeatherDayFactory,
)
from rules.models import Finding
from rules.tests.cast import ask_and_evaluate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "rung")]


def finding(rule_id: str) -> Finding:
    return Finding.objects.get(rule_id=rule_id, resolved_at=None)


def inputs(rule_id: str) -> dict[str, str]:
    return {str(row["name"]): str(row["source"]) for row in finding(rule_id).input_rows}


def forecast(bed, tmin_c: float) -> None:
    WeatherDayFactory(
        place=bed.garden.place,
        on=date(2026, 5, 11),
        is_forecast=True,
        tmin_c=tmin_c,
        issued_at=datetime(2026, 5, 10, 6, tzinfo=UTC),
    )


@pytest.fixture
def two_tomatoes(bed, plants) -> None:
    for x_cm in (40, 100):
        PlantingFactory(bed=bed, plant=plants[0], x_cm=x_cm, spacing_cm=50, row_spacing_cm=50)


@pytest.mark.usefixtures("two_tomatoes")
def test_own_spacing_makes_neighbours_too_close(bed, plants):
    ask_and_evaluate(bed.garden)
    assert not Finding.objects.filter(rule_id="SPACE.PAIR").exists()

    OwnFiguresFactory(garden=bed.garden, plant=plants[0], spacing_in_row_cm=90)
    ask_and_evaluate(bed.garden)

    assert dict(finding("SPACE.PAIR").numbers)["Needed"]["quantity"] == 90
    assert inputs("SPACE.PAIR")["Needed"] == "your own value"


@pytest.mark.parametrize("is_own", [True, False])
def test_own_days_to_harvest_are_credited_to_the_gardener(bed, plants, is_own):
    PlantingFactory(bed=bed, plant=plants[1], started_on=date(2026, 5, 8))
    if is_own:
        OwnFiguresFactory(
            garden=bed.garden,
            plant=plants[1],
            days_to_maturity_min=50,
            days_to_maturity_max=60,
        )
    ask_and_evaluate(bed.garden)

    found = finding("HARVEST.ETA")
    assumed = " ".join(map(str, found.assumptions))
    assert ("Days that you gave" in assumed) is is_own
    assert ("Days of the catalogue" in assumed) is not is_own
    whose = "Your own value" if is_own else "Plant catalogue"
    assert found.references == [f"{whose}: days to maturity"]
    assert inputs("HARVEST.ETA")["Days to harvest"] == (
        "your own value" if is_own else "plant catalogue"
    )


@pytest.mark.usefixtures("two_tomatoes")
def test_of_another_garden_it_does_not(bed, plants):
    OwnFiguresFactory(plant=plants[0], spacing_in_row_cm=90)
    ask_and_evaluate(bed.garden)

    assert not Finding.objects.filter(rule_id="SPACE.PAIR").exists()


def test_the_catalogue_is_named_where_its_value_counts(bed, plants):
    PlantingFactory(bed=bed, plant=plants[0])
    SoilTestFactory(bed=bed, ph=5.0)
    OwnFiguresFactory(garden=bed.garden, plant=plants[0], spacing_in_row_cm=40)
    ask_and_evaluate(bed.garden)

    assert inputs("SOIL.PH")["pH, lowest"] == "plant catalogue"


def test_own_hardiness_decides_about_frost(bed, plants):
    PlantingFactory(bed=bed, plant=plants[0])
    forecast(bed, tmin_c=-1.0)
    ask_and_evaluate(bed.garden)
    assert finding("FROST.FORECAST").severity == "critical"

    OwnFiguresFactory(garden=bed.garden, plant=plants[0], kill_temperature_c=-9)
    ask_and_evaluate(bed.garden)

    assert not Finding.objects.filter(rule_id="FROST.FORECAST", resolved_at=None).exists()


def test_a_plant_of_which_only_the_name_is_known_is_asked_about_and_never_guessed(bed):
    own = OwnPlantFactory(bare=True, owner=bed.garden.owner)
    PlantingFactory(bed=bed, plant=own)
    SoilTestFactory(bed=bed, ph=4.0)
    forecast(bed, tmin_c=-8.0)
    ask_and_evaluate(bed.garden)

    found = set(Finding.objects.values_list("rule_id", flat=True))
    assert not found & {"SOIL.PH", "FROST.FORECAST", "PLANT.TOO_EARLY", "HARVEST.ETA"}
    asked = [one.title for one in Finding.objects.filter(rule_id="DATA.MISSING")]
    assert asked.count("Little is known of Aunt Mary's blue") == 1


def test_a_name_of_html_is_text_in_advice(bed):
    own = OwnPlantFactory(common_name="<b>x</b>{y}%s", owner=bed.garden.owner)
    for x_cm in (40, 60):
        PlantingFactory(bed=bed, plant=own, x_cm=x_cm)
    ask_and_evaluate(bed.garden)

    assert "<b>x</b>{y}%s" in finding("SPACE.PAIR").title
