from dataclasses import replace
from datetime import date

import pytest

from rules.catalogue.light.sun_short import light_sun_short
from rules.catalogue.light.too_bright import light_too_bright
from rules.engine.snapshot import SunSnapshot
from rules.tests.builders import (
    bed,
    climate,
    garden,
    missing,
    number,
    plant,
    planting,
    run,
    text,
)

TOMATO = plant("tomato", sun="full", sun_hours_min=6.0)
LETTUCE = plant("lettuce", sun="part", sun_hours_min=None)
BUILDINGS, TREES, NOTHING = SunSnapshot(0, 2), SunSnapshot(1, 0), SunSnapshot(0, 0)


def hours(sun_h: float, **months: float):
    """The same all year, but for months by their number: m7=3.0."""
    return tuple(months.get(f"m{month}", sun_h) for month in range(1, 13))


def lit(sun_h, crop=TOMATO, **changes):
    monthly_h = sun_h if isinstance(sun_h, tuple) else hours(sun_h)
    return planting(crop, started_on=date(2026, 5, 1), sun_h=monthly_h, **changes)


def sunny(*plantings, sun=BUILDINGS, **changes):
    return garden(bed(*plantings, sun_h=hours(5.0)), sun=sun, **changes)


@pytest.mark.parametrize(
    ("sun_h", "severity"),
    # The least is 6 h: short by 0, 0.1, 0.9, 1, 2.5 and 2.6 h.
    [(6.0, None), (5.9, "advice"), (5.1, "advice"), (5.0, "warning"), (3.5, "warning"),
     (3.4, "critical")],
)  # fmt: skip
def test_severity_by_shortfall(sun_h, severity):
    found = run(light_sun_short, sunny(lit(sun_h)))
    assert [draft.severity for draft in found] == ([severity] if severity else [])


def test_only_fruiting_crops_are_urgent():
    chard = plant("swiss-chard", sun="full_or_part", sun_hours_min=None)
    [draft] = run(light_sun_short, sunny(lit(1.0, chard)))
    assert draft.severity == "warning"
    assert number(draft, "Sun it needs") == 4


def test_counted_are_the_months_in_the_ground():
    """A tomato planted out in May is in its bed until the usual first frost, 28 October."""
    dark_winter = hours(0.0, m5=8, m6=8, m7=8, m8=8, m9=8, m10=8)
    assert run(light_sun_short, sunny(lit(dark_winter))) == []
    dark_summer = hours(9.0, m5=5, m6=5, m7=5, m8=5, m9=5, m10=5)
    [draft] = run(light_sun_short, sunny(lit(dark_summer)))
    assert number(draft, "Sun a day") == 5


def test_a_perennial_counts_the_growing_season():
    rose = replace(TOMATO, life_cycle="perennial")
    season = hours(0.0, m5=8, m6=8, m7=8, m8=8, m9=8, m10=8)
    assert run(light_sun_short, sunny(lit(season, rose))) == []


def test_the_three_sentences_and_the_sunnier_bed():
    shady, bright = bed(lit(4.0), sun_h=hours(4.0)), bed(pk=2, name="Bed B", sun_h=hours(8.0))
    [draft] = run(light_sun_short, garden(shady, bright, sun=BUILDINGS))
    assert text(draft) == (
        "Tomato in Bed A: too little sun | Tomato gets 4.0 h of sun a day here while it grows. | "
        "It needs at least 6.0 h; with 2.0 h less it grows thin and bears less. | Grow it in Bed "
        "B, which has 8.0 h, or choose a crop for less sun here."
    )
    dim = replace(bright, sun_h=hours(5.9))
    [draft] = run(light_sun_short, garden(shady, dim, sun=BUILDINGS))
    assert "cut back what shades" in text(draft)


def test_a_dark_corner_of_a_sunny_bed_is_not_sent_back_to_it():
    [draft] = run(light_sun_short, garden(bed(lit(4.0), sun_h=hours(9.0)), sun=BUILDINGS))
    assert "cut back what shades" in text(draft)


def test_a_bed_has_one_finding_with_its_worst_planting():
    pair = lit(5.5, pk=1), lit(3.0, replace(TOMATO, name="Pepper"), pk=2)
    [draft] = run(light_sun_short, sunny(*pair))
    assert draft.plantings == (2, 1)
    assert number(draft, "Sun a day") == 3.0


@pytest.mark.parametrize(
    ("sun", "confidence", "severity", "said"),
    [
        (BUILDINGS, "medium", "critical", "Only what is on the plan"),
        (TREES, "low", "warning", "Only what is on the plan"),
        (NOTHING, "medium", "critical", "An open horizon"),
    ],
)
def test_trees_are_guessed_and_an_open_horizon_is_assumed(sun, confidence, severity, said):
    [draft] = run(light_sun_short, sunny(lit(2.0), sun=sun))
    assert (draft.confidence, draft.severity) == (confidence, severity)
    assert draft.assumptions[0].template.startswith(said)


def test_without_hours_nothing_is_said():
    for snapshot in (
        sunny(lit(1.0), sun=None),
        sunny(replace(lit(1.0), sun_h=None)),
        sunny(lit(1.0, replace(TOMATO, sun=""))),
        sunny(lit(1.0), is_indoor=True),
        garden(bed(lit(1.0)), sun=BUILDINGS),
    ):
        assert run(light_sun_short, snapshot) == run(light_too_bright, snapshot) == []


# More than it likes -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sun_h", "place", "is_found"),
    # July usually reaches 26.8 °C in Brno and 41.2 °C in Phoenix; lettuce likes up to 4 h.
    [(9.0, "phoenix", True), (4.1, "phoenix", True), (4.0, "phoenix", False),
     (9.0, None, False)],
)  # fmt: skip
def test_shade_plants_in_the_heat(sun_h, place, is_found):
    here = climate(**({place: True} if place else {}))
    found = run(light_too_bright, sunny(lit(sun_h, LETTUCE), climate=here))
    assert [draft.severity for draft in found] == (["advice"] if is_found else [])
    assert all("shade cloth of 30 to 40 %" in text(draft) for draft in found)


def test_plants_of_full_sun_are_never_too_bright():
    phoenix = climate(phoenix=True)
    assert run(light_too_bright, sunny(lit(12.0), climate=phoenix)) == []


def test_without_temperatures_they_are_asked_for():
    unknown = replace(climate(), tmax_c=None)
    assert missing(light_too_bright, sunny(lit(9.0, LETTUCE), climate=unknown)) == ["temperatures"]
    assert missing(light_too_bright, sunny(lit(9.0), climate=unknown)) == []
