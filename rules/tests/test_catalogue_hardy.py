from dataclasses import replace
from datetime import date

import pytest

from plants.agronomy.hardiness import coldest_c
from rules.catalogue.hardy.mismatch import hardy_mismatch
from rules.tests.builders import (
    TODAY,
    bed,
    climate,
    garden,
    missing,
    number,
    plant,
    planting,
    pot,
    run,
    text,
)


def perennial(zone: int | None, **changes):
    crop = plant("lavender", life_cycle="perennial", usda_zone_min=zone)
    return planting(crop, **({"started_on": date(2026, 4, 1)} | changes))


def cold(coldest_night_c: float | None, *beds, **changes):
    here = replace(climate(), coldest_night_c=coldest_night_c)
    return garden(*beds, climate=here, **changes)


@pytest.mark.parametrize(
    ("coldest_night_c", "severity", "lacks"),
    # Zones 7a, 6b, 6a and 5b, where the plant needs 7.
    [(-17.7, None, 0), (-18.5, "advice", 0.5), (-21.0, "warning", 1.0), (-24.0, "critical", 1.5)],
)
def test_severity_by_half_zones(coldest_night_c, severity, lacks):
    found = run(hardy_mismatch, cold(coldest_night_c, bed(perennial(7))))
    assert [draft.severity for draft in found] == ([severity] if severity else [])
    assert [number(draft, "Zones too cold") for draft in found] == ([lacks] if severity else [])


def test_LIG_01_what_stands_in_zone_6b_is_said():
    [draft] = run(hardy_mismatch, cold(-18.5, bed(perennial(7))))
    assert text(draft) == (
        "Winters are too cold for Lavender in Bed A | Lavender probably stands -17.8 °C, and a "
        "usual winter here brings -18.5 °C. | It needs hardiness zone 7 or warmer, and this bed is "
        "in 6b. | Mulch its roots a hand high in autumn, and shelter it from wind."
    ).replace("-", "\N{MINUS SIGN}")
    assert draft.task.due_on == date(2026, 10, 28)
    assert draft.episode == "2025", "the winter that ends in this year"


def test_roots_in_a_pot_are_a_zone_colder_and_the_finding_less_sure():
    [draft] = run(hardy_mismatch, cold(-17.7, pot(perennial(7))))
    assert (draft.severity, draft.confidence) == ("warning", "low")
    assert "Bring the pot" in text(draft)
    assert "probably stands −12.2 °C of the air" in text(draft), "a plant of 7 as one of 8"
    [draft] = run(hardy_mismatch, cold(-30.0, pot(perennial(7))))
    assert draft.severity == "warning", "a rule of thumb is never urgent"
    assert "probably stands −12.2 °C of the air" in text(draft), "however cold it gets here"
    assert run(hardy_mismatch, cold(-17.7, pot(perennial(7))), pot_zones=0) == []


def test_one_finding_for_a_bed_names_the_worst_first():
    lemon = replace(perennial(9).plant, slug="lemon", name="Lemon")
    plantings = (perennial(7, pk=1), perennial(9, pk=2, plant=lemon))
    [draft] = run(hardy_mismatch, cold(-18.5, bed(*plantings)))
    assert draft.plantings == (2, 1)
    assert "Lemon, Lavender" in text(draft)


def test_a_cover_counts_and_what_is_planned_is_told_without_a_task():
    assert run(hardy_mismatch, cold(-18.5, bed(perennial(7), cover="tunnel"))) == []
    planned = perennial(7, started_on=None, planned_on=TODAY)
    [draft] = run(hardy_mismatch, cold(-18.5, bed(planned)))
    assert draft.task is None


def test_only_perennials_outdoors():
    annual = planting(plant("tomato", usda_zone_min=9), started_on=TODAY)
    assert run(hardy_mismatch, cold(-30.0, bed(annual))) == []
    assert run(hardy_mismatch, cold(-30.0, bed(perennial(7)), is_indoor=True)) == []


def test_what_is_not_known_is_asked():
    assert missing(hardy_mismatch, cold(None, bed(perennial(7)))) == ["coldest_night"]
    assert missing(hardy_mismatch, cold(-18.5, bed(perennial(None), perennial(5)))) == [
        "figures-lavender"
    ]
    assert missing(hardy_mismatch, cold(None, bed(planting(plant("tomato"))))) == []


def test_south_of_the_equator_the_winter_is_that_of_the_year():
    south = replace(climate(christchurch=True), coldest_night_c=-18.5)
    [draft] = run(hardy_mismatch, garden(bed(perennial(7)), climate=south))
    assert draft.episode == "2026"


@pytest.mark.parametrize(("zone", "low_c"), [(1, -51.1), (7, -17.8), (7.5, -15.0), (13, 15.6)])
def test_the_coldest_night_that_a_zone_stands(zone, low_c):
    assert coldest_c(zone) == pytest.approx(low_c, abs=0.05)
