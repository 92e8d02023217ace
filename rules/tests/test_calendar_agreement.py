"""The calendar and the advice name one day for a harvest."""

from datetime import date, timedelta

import pytest

from gardens.calendar.rows import calendars_of
from gardens.models import Garden, Planting, StartMethod
from gardens.tests.cast import catalogue, shipped_plants  # noqa: F401 (fixtures)
from gardens.tests.factories import (
    BedFactory,
    OwnFiguresFactory,
    PlantingFactory,
    WeatherDayFactory,
)
from plants.models import Plant
from rules.catalogue.harvest.ripening import ripenings
from rules.loading import load_snapshots

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "catalogue")]

TODAY = date(2026, 5, 10)


def grow(slug: str, started_on: date, method: StartMethod, **bed: object) -> Planting:
    plant = Plant.objects.get(slug=slug)
    return PlantingFactory(bed=BedFactory(**bed), plant=plant, started_on=started_on, method=method)


def said(planting: Planting) -> tuple[date, date]:
    """The likely day of the calendar, and that of the advice."""
    garden = Garden.objects.with_place().get(pk=planting.garden_id)
    [calendar] = calendars_of([planting], garden, TODAY)
    [snapshot] = load_snapshots([garden.pk])
    [ripening] = ripenings(snapshot)
    return calendar.ripe.likely, ripening.ripe_on


def test_own_days_outdo_warmth_in_both_though_the_first_is_the_catalogues():
    planting = grow("tomato", date(2026, 5, 8), StartMethod.TRANSPLANT)
    for number in range(2):
        on = date(2026, 5, 8) + timedelta(days=number)
        WeatherDayFactory(place=planting.bed.garden.place, on=on, tmin_c=15.0, tmax_c=25.0)
    first = planting.plant.days_to_maturity_min
    OwnFiguresFactory(
        garden=planting.garden,
        plant=planting.plant,
        days_to_maturity_min=first,
        days_to_maturity_max=200,
    )
    days = round((first + 200) / 2)

    assert said(planting) == (date(2026, 5, 8) + timedelta(days=days),) * 2


def test_a_noted_planting_out_counts_in_both():
    planting = grow("tomato", date(2026, 3, 1), StartMethod.SOW_INDOORS)
    reckoned = said(planting)
    Planting.objects.update(germinated_on=date(2026, 3, 9), planted_out_on=date(2026, 5, 9))
    planting.refresh_from_db()
    noted = said(planting)

    assert noted[0] == noted[1] > reckoned[0] == reckoned[1]
    assert noted[0] == said(grow("tomato", date(2026, 5, 9), StartMethod.TRANSPLANT))[0]


@pytest.mark.parametrize("is_indoor", [False, True])
def test_what_waits_in_its_tray_is_later_in_both(is_indoor):
    kind = {"garden__kind": "windowsill"} if is_indoor else {}
    choices = {"garden__place__frost_appetite": "cautious"}
    cautious = said(grow("cabbage", date(2026, 3, 1), StartMethod.SOW_INDOORS, **choices, **kind))
    normal = said(grow("cabbage", date(2026, 3, 1), StartMethod.SOW_INDOORS, **kind))

    assert cautious[0] == cautious[1]
    assert normal[0] == normal[1]
    assert (cautious > normal) is not is_indoor
