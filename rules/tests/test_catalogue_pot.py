from dataclasses import replace
from datetime import date

import pytest

from rules.catalogue.water.pot import water_pot
from rules.tests.builders import (
    ONE_DAY,
    TODAY,
    bed,
    climate,
    days,
    garden,
    missing,
    number,
    plant,
    planting,
    pot,
    run,
    text,
    weather,
)

# A canopy of 0.5 m with Kc 1.1, as in example WAT-14.
CROP = plant(
    "crop",
    kc=(1.1, 1.1, 1.1),
    root_depth_m=0.3,
    depletion_fraction=0.4,
    spacing_m=0.5,
    spread_m=0.6,
)
GROWING = planting(CROP, started_on=date(2026, 4, 1))


def balcony(watered_on, et0_mm=5.0, rain_mm=0.0, on=TODAY, **changes):
    rows = days(on - 40 * ONE_DAY, 60, et0_mm=et0_mm, rain_mm=rain_mm)
    return garden(pot(GROWING, last_watered_on=watered_on, **changes), weather=rows, on=on)


def test_WAT_14_a_20_litre_pot_that_was_watered_yesterday():
    [draft] = run(water_pot, balcony(TODAY - ONE_DAY))
    assert (draft.severity, draft.confidence) == ("advice", "medium")
    assert number(draft, "The mix can give") == 2.0
    assert number(draft, "Use a day") == 1.3
    assert number(draft, "Water every") == 1
    assert number(draft, "Water to give") == pytest.approx(1.49, abs=0.02)
    assert text(draft) == (
        "Pot 1 needs water | By now the plants have drawn most of what Pot 1 can give. | Its "
        "plants draw about 1.3 L a day; the mix can give 2 L. | Feel the mix; unless it is moist, "
        "give about 1.5 L."
    )
    assert (draft.task.act, draft.task.litres) == ("water", 1.5)


def test_a_pot_that_has_enough_is_not_mentioned():
    assert run(water_pot, balcony(TODAY)) == []
    assert run(water_pot, balcony(TODAY - ONE_DAY, volume_l=60.0)) == []


@pytest.mark.parametrize(("days_ago", "severity"), [(1, "advice"), (2, "warning"), (20, "warning")])
def test_a_pot_that_is_overdue_is_a_warning(days_ago, severity):
    assert run(water_pot, balcony(TODAY - days_ago * ONE_DAY))[0].severity == severity


def test_rain_on_the_pot_puts_the_watering_off():
    """13 mm on 0.16 m² bring 2 L, half of it under a closed canopy; 1.3 L are used."""
    wet = balcony(TODAY - 3 * ONE_DAY, rain_mm=17.0)
    assert run(water_pot, wet) == []
    assert len(run(water_pot, balcony(TODAY - 3 * ONE_DAY, rain_mm=4.0))) == 1


@pytest.mark.parametrize("watered_on", [None, TODAY - 31 * ONE_DAY])
def test_a_pot_nobody_is_known_to_have_watered_is_due(watered_on):
    [draft] = run(water_pot, balcony(watered_on))
    assert (draft.severity, draft.confidence) == ("advice", "low")
    assert "Nobody has noted when Pot 1 was last watered." in text(draft)


def test_a_pot_that_cannot_hold_a_day_is_too_small():
    found = run(water_pot, balcony(TODAY - ONE_DAY, et0_mm=8.0))
    assert [draft.episode for draft in found] == ["size", "2026-05-09"]
    small = found[0]
    assert small.severity == "warning"
    assert small.task is None
    assert "Move it to a pot of about 21 L, or water twice a day." in text(small)


def test_averages_stand_in_for_weather_with_low_confidence():
    [draft] = run(water_pot, garden(pot(GROWING, last_watered_on=TODAY - 5 * ONE_DAY)))
    assert draft.confidence == "low"


def test_frozen_pots_are_left_alone():
    frost = {TODAY: weather(TODAY, tmin_c=-6.0, tmax_c=0.0)}
    snapshot = balcony(None)
    assert run(water_pot, replace(snapshot, weather=dict(snapshot.weather) | frost)) == []


def test_a_day_without_evaporation_does_no_harm():
    assert run(water_pot, balcony(TODAY - ONE_DAY, et0_mm=0.0)) == []


def test_questions_of_pots():
    assert missing(water_pot, garden(pot(GROWING, volume_l=None))) == ["pot_volume"]
    unknown = replace(climate(), tmax_c=None)
    assert missing(water_pot, garden(pot(GROWING), climate=unknown)) == ["temperatures"]
    half_known = garden(
        pot(GROWING, last_watered_on=TODAY - 3 * ONE_DAY),
        climate=unknown,
        weather={TODAY: weather(TODAY)},
    )
    assert "Nobody has noted" in text(run(water_pot, half_known)[0])


def test_indoors_in_beds_and_in_empty_pots_nothing_is_said():
    planned = planting(CROP, planned_on=TODAY)
    for snapshot in (
        garden(pot(GROWING), is_indoor=True),
        garden(bed(GROWING)),
        garden(pot(planned), pot()),
    ):
        assert run(water_pot, snapshot) == []
        assert missing(water_pot, snapshot) == []
