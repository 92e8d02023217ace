from dataclasses import replace
from datetime import timedelta

import pytest

from plants.agronomy.weather_age import Age
from rules.catalogue.climate.vpd import climate_vpd
from rules.catalogue.light.dli import light_dli
from rules.engine.snapshot import SpaceSnapshot
from rules.tests.builders import missing, number, run, text
from rules.tests.indoors import BASIL, LETTUCE, NOON, TOMATO, reading, tent


@pytest.mark.parametrize(
    ("ppfd", "hours", "severity"),
    [
        (209, 16, None),
        (208, 16, "advice"),
        (167, 16, "advice"),
        (166, 16, "warning"),
        (104.5, 16, "warning"),
        (104, 16, "critical"),
        (295, 16, None),
        (296, 16, "info"),
        (220, 18.5, "advice"),
    ],
)
def test_the_light_of_a_day_for_lettuce(ppfd, hours, severity):
    found = run(light_dli, tent(lamp_ppfd=ppfd, hours=hours))
    assert [draft.severity for draft in found] == ([severity] if severity else [])


def test_IND_01_too_little_for_lettuce():
    [draft] = run(light_dli, tent(lamp_ppfd=200.0))
    assert number(draft, "Light of a day") == pytest.approx(11.52)
    assert text(draft).endswith("Light them 16.7 h a day, or bring 208 µmol/m²/s to the leaves.")
    assert draft.subject.kind == "space"


@pytest.mark.parametrize(
    ("crop", "ppfd", "words"),
    [
        (LETTUCE, 190.0, "Light them 17.5 h a day"),
        (TOMATO, 340.0, "Bring 347 µmol/m²/s to the leaves"),
    ],
)
def test_hours_are_offered_as_far_as_the_crop_bears_them(crop, ppfd, words):
    [draft] = run(light_dli, tent(crop, lamp_ppfd=ppfd))
    assert words in text(draft)


def test_tomatoes_bear_sixteen_hours():
    [draft] = run(light_dli, tent(TOMATO, lamp_ppfd=360.0, hours=18.0))
    assert "Light them at most 16 h a day." in text(draft)
    assert [name for name, _ in draft.numbers] == ["Light of a day"]
    assert run(light_dli, tent(TOMATO, lamp_ppfd=400.0, hours=16.0)) == []


def test_shorter_days_do_not_leave_them_in_the_dark():
    """320 µmol/m²/s are 20.7 mol in 18 hours, and 18.4 in 16, where 20 are wanted."""
    [draft] = run(light_dli, tent(TOMATO, lamp_ppfd=320.0, hours=18.0))
    assert "at most 16 h a day, and bring 347 µmol/m²/s to the leaves." in text(draft)
    assert number(draft, "Light needed in these hours") == pytest.approx(347, abs=1)


def test_what_was_measured_counts_before_what_was_typed_for_the_lamp():
    assert run(light_dli, tent(lamp_ppfd=50.0, ppfd=250.0)) == []


def test_lamp_and_hours_are_asked_for():
    assert missing(light_dli, tent(hours=None)) == ["light_hours", "ppfd"]
    assert missing(light_dli, tent(lamp_ppfd=200.0, hours=None)) == ["light_hours"]


@pytest.mark.parametrize(
    ("humidity_pct", "crop", "severity", "words"),
    [
        (87, LETTUCE, "warning", "too damp"),
        (86, LETTUCE, None, ""),
        (60, LETTUCE, None, ""),
        (59, LETTUCE, "advice", "the crops there bear 1.2 kPa"),
        (59, TOMATO, None, ""),
        (46, TOMATO, "warning", "the crops there bear 1.6 kPa"),
        (46, LETTUCE, "warning", "the crops there bear 1.6 kPa"),
    ],
)
def test_damp_and_dry_air_at_24_degrees(humidity_pct, crop, severity, words):
    found = run(climate_vpd, tent(crop, air_c=24.0, humidity_pct=humidity_pct))
    assert [draft.severity for draft in found] == ([severity] if severity else [])
    assert not found or words in text(found[0])


def test_IND_03_the_leaf_counts_where_it_was_measured():
    """24 °C and 30 % in the air: 2.09 kPa; over a leaf of 14 °C 0.70 kPa."""
    dry = {"air_c": 24.0, "humidity_pct": 30.0}
    [draft] = run(climate_vpd, tent(BASIL, **dry))
    assert number(draft, "Vapour pressure deficit") == pytest.approx(2.09, abs=0.01)
    assert run(climate_vpd, tent(BASIL, **dry, leaf_c=14.0)) == []


def test_temperature_and_humidity_of_two_moments_are_no_pair():
    snapshot = tent(air_c=24.0, humidity_pct=30.0)
    [space] = snapshot.spaces
    earlier = replace(space.latest["air_c"], at=NOON - timedelta(hours=9))
    apart = replace(space, latest={**space.latest, "air_c": earlier})
    assert missing(climate_vpd, replace(snapshot, spaces=(apart,))) == ["indoor_air"]


@pytest.mark.parametrize(
    ("age", "confidence"), [(Age.FRESH, "medium"), (Age.USABLE, "low"), (Age.STALE, None)]
)
def test_old_air_is_less_sure_and_then_missing(age, confidence):
    snapshot = tent()
    latest = {"air_c": reading(24.0, age), "humidity_pct": reading(30.0, age)}
    aged = replace(snapshot, spaces=(SpaceSnapshot(1, "Tent", latest=latest),))
    found = run(climate_vpd, aged)
    assert [draft.confidence for draft in found] == ([confidence] if confidence else [])
    assert missing(climate_vpd, aged) == ([] if confidence else ["indoor_air"])
