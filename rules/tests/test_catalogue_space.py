from dataclasses import replace
from datetime import date
from math import inf

import pytest

from rules.catalogue.distances import between_blocks_m, close_pairs, within_block_m
from rules.catalogue.space.crowding import space_crowding
from rules.catalogue.space.pair import space_pair
from rules.tests.builders import bed, garden, number, plant, planting, run, text

TOMATO = plant("tomato", spacing_m=0.60)
BASIL = plant("basil", spacing_m=0.25)
# Gone once it is picked; what is tender stands until the frost.
QUICK = {"frost_tolerance": "hardy", "days_counted_from": "sowing"}
LETTUCE = plant("head-lettuce", spacing_m=0.30, **QUICK)


def square_bed(*plantings, **changes):
    """1 m², so that ground needed is the share of the bed."""
    return garden(bed(*plantings, area_m2=1.0, **changes))


def block(count: int, spacing_m: float, **changes):
    crop = plant(spacing_m=spacing_m, frost_tolerance="hardy")
    return planting(crop, columns=count, **changes)


@pytest.mark.parametrize(
    ("count", "spacing_m", "severity"),
    [
        (4, 0.5, None),  # 1.00
        (101, 0.1, "info"),
        (115, 0.1, "info"),
        (116, 0.1, "warning"),
        (150, 0.1, "warning"),
        (151, 0.1, "critical"),
        (40, 0.1, None),
    ],
)
def test_crowding_by_the_share_of_the_bed(count, spacing_m, severity):
    found = run(space_crowding, square_bed(block(count, spacing_m)))
    assert [draft.severity for draft in found] == ([severity] if severity else [])


def test_SPA_06_a_bed_that_is_just_right_is_not_mentioned():
    lettuces = planting(LETTUCE, pk=2, columns=4, rows=3)
    assert run(space_crowding, garden(bed(planting(TOMATO, columns=4), lettuces))) == []


def test_crowding_says_how_much_is_too_much():
    [draft] = run(space_crowding, square_bed(block(160, 0.1)))
    assert text(draft) == (
        "Bed A is overcrowded | Full grown, the plants will shade each other and stay wet after "
        "rain. | The plants need 1.6 m² of ground; the bed has 1 m². | Move plants, or take some "
        "out: those that need 0.6 m² together."
    )
    assert number(draft, "Share of the bed") == pytest.approx(1.6)
    assert draft.plantings == (1,)


def test_a_tight_bed_is_told_to_stagger_its_rows():
    assert "staggered rows" in text(run(space_crowding, square_bed(block(110, 0.1)))[0])


def spring_and_autumn():
    spring = block(90, 0.1, pk=1, started_on=date(2026, 3, 1))
    autumn = block(90, 0.1, pk=2, planned_on=date(2026, 8, 15))
    return spring, autumn


def test_crops_that_follow_each_other_are_not_added_up():
    assert run(space_crowding, square_bed(*spring_and_autumn())) == []


def test_tender_crops_stand_until_the_frost():
    """Brno's usual first frost is on 28 October."""
    tender = plant(spacing_m=0.1, succession_interval_days=None)
    summer = planting(tender, columns=90, started_on=date(2026, 5, 10))
    before, after = (block(90, 0.1, pk=2, planned_on=date(2026, 10, day)) for day in (20, 29))
    assert run(space_crowding, square_bed(summer, before))[0].severity == "critical"
    assert run(space_crowding, square_bed(summer, after)) == []


def test_crops_without_a_date_may_stand_there_at_any_time():
    spring, autumn = spring_and_autumn()
    [draft] = run(space_crowding, square_bed(spring, replace(autumn, planned_on=None)))
    assert draft.severity == "critical"
    assert draft.plantings == (1, 2)


def test_perennials_stay():
    perennial = planting(
        plant(spacing_m=0.1, life_cycle="perennial"), columns=90, started_on=date(2020, 4, 1)
    )
    _, autumn = spring_and_autumn()
    assert run(space_crowding, square_bed(perennial, autumn))[0].severity == "critical"


def test_an_overdue_crop_still_stands_there():
    overdue = block(90, 0.1, started_on=date(2025, 5, 1))
    coming = block(90, 0.1, pk=2, planned_on=date(2026, 5, 10))
    assert run(space_crowding, square_bed(overdue, coming))[0].severity == "critical"


@pytest.mark.parametrize(
    ("overlap", "severity"),
    [(0.10, None), (0.11, "advice"), (0.25, "advice"), (0.26, "warning"), (0.51, "critical")],
)
def test_pair_by_overlap(overlap, severity):
    crop = plant(spacing_m=1.0)
    west, east = planting(crop, x_m=0.0), planting(crop, pk=2, x_m=1.0 - overlap)
    found = run(space_pair, garden(bed(west, east)))
    assert [draft.severity for draft in found] == ([severity] if severity else [])


def test_SPA_08_tomato_and_basil():
    basil = planting(BASIL, pk=2, x_m=0.6)
    [draft] = run(space_pair, garden(bed(planting(TOMATO), basil)))
    assert draft.severity == "warning"
    assert number(draft, "Overlap") == pytest.approx(0.294, abs=0.001)
    assert draft.plantings == (1, 2)
    assert text(draft) == (
        "Tomato and Basil too close in Bed A | 30 cm between stems, 42 cm needed. | Plants this "
        "close stay small and dry slowly after rain. | Move one of them 12 cm away, or take one "
        "out."
    )


def test_SPA_09_two_cabbages():
    cabbage = plant("cabbage", spacing_m=0.45)
    [draft] = run(
        space_pair, garden(bed(planting(cabbage, x_m=0.5), planting(cabbage, pk=2, x_m=0.7)))
    )
    assert draft.severity == "critical"
    assert number(draft, "Needed") == 45
    assert number(draft, "Overlap") == pytest.approx(0.556, abs=0.001)
    assert text(draft).startswith("Cabbage too close in Bed A")


def test_plants_of_one_block_may_be_too_close_too():
    [draft] = run(space_pair, garden(bed(planting(TOMATO, columns=3, spacing_m=0.4))))
    assert draft.severity == "warning"
    assert "Set them 60 cm apart, or take out every other one." in text(draft)


def test_a_bed_has_one_finding_with_the_worst_pair():
    row = [planting(TOMATO, pk=pk, x_m=0.5 * pk) for pk in (1, 2, 3)]
    [draft] = run(space_pair, garden(bed(*row, planting(TOMATO, pk=4, x_m=1.6))))
    assert number(draft, "Neighbours too close") == 3
    assert number(draft, "Between stems") == 10
    assert draft.plantings == (1, 2, 3, 4)


def test_a_quick_crop_that_leaves_early_counts_one_level_less():
    tomato = planting(TOMATO, planned_on=date(2026, 5, 10))
    radish = plant("radish", spacing_m=0.1, days_to_maturity=(28, 28), **QUICK)
    early = planting(radish, pk=2, x_m=0.6, method="direct_sow", started_on=date(2026, 3, 25))
    assert run(space_pair, garden(bed(tomato, early)))[0].severity == "info"
    near = replace(early, x_m=0.5)
    assert run(space_pair, garden(bed(tomato, near)))[0].severity == "advice"
    assert run(space_pair, garden(bed(tomato, near)), relay_share=0.0)[0].severity == "warning"


def test_crops_that_never_meet_may_share_the_spot():
    spring = planting(LETTUCE, started_on=date(2026, 3, 1))
    autumn = planting(LETTUCE, pk=2, planned_on=date(2026, 8, 20))
    assert run(space_pair, garden(bed(spring, autumn))) == []


def test_what_is_sown_indoors_takes_no_ground_until_it_goes_out():
    """Sown on 1 March it goes out when its window opens, at the end of April."""
    tray = planting(TOMATO, method="sow_indoors", started_on=date(2026, 3, 1))
    no_rest = {"transplant_weeks": None, "direct_weeks": None}
    spinach = plant("spinach", spacing_m=0.2, days_to_maturity=(20, 20), **QUICK, **no_rest)
    before = planting(spinach, pk=2, method="direct_sow", started_on=date(2026, 3, 1))
    early = garden(bed(tray, before), on=date(2026, 4, 1))
    assert run(space_pair, early) == []


@pytest.mark.parametrize(
    ("columns", "rows", "distance_m"), [(1, 1, None), (3, 1, 0.2), (1, 3, 0.3), (3, 3, 0.2)]
)
def test_distance_within_a_block(columns, rows, distance_m):
    one = planting(columns=columns, rows=rows, spacing_m=0.2, row_spacing_m=0.3)
    assert within_block_m(one) == distance_m


def test_distance_between_blocks_is_that_of_the_nearest_stems():
    a = planting(x_m=0.0, y_m=0.0, columns=5, rows=2, spacing_m=0.3, row_spacing_m=0.4)
    b = planting(x_m=0.5, y_m=0.7, columns=2, rows=30, spacing_m=0.25, row_spacing_m=0.05)
    stems_a = [(0.3 * column, 0.4 * row) for column in range(5) for row in range(2)]
    stems_b = [(0.5 + 0.25 * column, 0.7 + 0.05 * row) for column in range(2) for row in range(30)]
    nearest = min(((x - u) ** 2 + (y - v) ** 2) ** 0.5 for x, y in stems_a for u, v in stems_b)
    assert between_blocks_m(a, b) == pytest.approx(nearest)
    assert between_blocks_m(b, a) == pytest.approx(nearest)


def test_close_pairs_are_named_once_and_by_number():
    row = [planting(pk=pk, x_m=x) for pk, x in ((3, 0.0), (1, 0.4), (2, 2.0))]
    found = [(a.pk, b.pk, round(distance, 2)) for a, b, distance in close_pairs(row, 0.5)]
    assert found == [(1, 3, 0.4)]
    assert len(list(close_pairs(row, inf))) == 3
    assert list(close_pairs(row, inf, lambda a, b: False)) == []
