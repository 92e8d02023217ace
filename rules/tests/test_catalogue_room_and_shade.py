from dataclasses import replace
from datetime import date, timedelta

import pytest

from rules.catalogue.space.room import space_room
from rules.catalogue.space.root import space_root
from rules.catalogue.space.shade import space_shade
from rules.tests.builders import (
    bed,
    climate,
    garden,
    missing,
    number,
    plant,
    planting,
    pot,
    run,
    said,
    text,
)

FEW = planting(plant(spacing_m=0.1), columns=49)


@pytest.mark.parametrize(("count", "found"), [(49, 1), (50, 0), (120, 0)])
def test_a_bed_of_which_less_than_half_is_taken_has_room(count, found):
    snapshot = garden(bed(replace(FEW, columns=count), area_m2=1.0))
    assert [draft.severity for draft in run(space_room, snapshot)] == ["info"] * found


def test_room_says_how_much_and_pots_and_empty_beds_do_not():
    few = replace(FEW, columns=40)
    [draft] = run(space_room, garden(bed(few, area_m2=1.0)))
    assert "will cover about 40 % of the bed" in text(draft)
    assert number(draft, "Share of the bed") == pytest.approx(0.4)
    assert run(space_room, garden(pot(few, area_m2=1.0), bed())) == []


def test_staff_decide_when_a_bed_is_roomy():
    few = garden(bed(replace(FEW, columns=40), area_m2=1.0))
    assert run(space_room, few, roomy_below=0.3) == []


# Sown in succession, so that they do not stand until the frost.
QUICK = {"sun": "full", "succession_interval_days": 14, "days_to_maturity": (20, 20)}
BEAN = plant("pole-bean", height_m=2.0, **QUICK)
LETTUCE = plant("head-lettuce", height_m=0.2, **QUICK)
# Twenty days to ripen and twenty-eight of picking: the middle is the twenty-fourth day.
BEGUN = {"method": "direct_sow", "started_on": date(2026, 2, 24)}
SPRING = {"on": date(2026, 3, 10)}


def at_latitude(latitude_deg: float, **changes):
    return replace(climate(**changes), latitude_deg=latitude_deg)


def two(tall_y_m: float, short_y_m: float = 1.0, *, tall=BEAN, short=LETTUCE, **changes):
    fields = {"climate": at_latitude(50.0), **SPRING} | changes
    beans = planting(tall, x_m=0.5, y_m=tall_y_m, **BEGUN)
    lettuce = planting(short, pk=2, x_m=0.5, y_m=short_y_m, **BEGUN)
    turned = {"bearing_deg": fields.pop("bearing_deg", 0.0)}
    return garden(bed(beans, lettuce, **turned), **fields)


def test_SPA_10_beans_south_of_lettuce_in_march():
    """The middle of their time is a day or two from 20 March."""
    [draft] = run(space_shade, two(2.0))
    assert (draft.severity, draft.confidence) == ("advice", "high")
    assert number(draft, "Shadow at noon") == pytest.approx(213, abs=5)
    assert number(draft, "Between stems") == 100
    assert draft.plantings == (1, 2)
    assert text(draft) == (
        "Pole bean will shade Head lettuce in Bed A | They stand 100 cm apart; at noon the shadow "
        f"will be {number(draft, 'Shadow at noon'):.0f} cm long. | The noon sun is the strongest "
        "of the day. | Swap them: tall plants belong on the northern side."
    )


def test_a_crop_of_full_sun_that_loses_its_hours_is_warned_of():
    """A metre behind a hedge of beans; of 11.7 hours in March hardly any is left."""
    hedge = planting(BEAN, x_m=0.2, y_m=2.0, columns=8, spacing_m=0.5, **BEGUN)
    pepper = replace(LETTUCE, name="Pepper", sun="full", sun_hours_min=None)
    low = planting(pepper, pk=2, x_m=2.0, y_m=1.0, **BEGUN)
    here = {"climate": at_latitude(50.0), **SPRING}
    [draft] = run(space_shade, garden(bed(hedge, low), **here))
    assert (draft.severity, draft.confidence) == ("warning", "medium")
    assert "It needs 6.0 h of sun a day; the shade leaves it " in text(draft)
    lost = number(draft, "Hours of sun lost to it")
    assert lost == pytest.approx(8, abs=2)
    assert f"− {lost:.1f} h behind the taller crop = " in said(draft.formula)
    leaves = replace(low, plant=replace(pepper, sun="full_or_part"))
    assert run(space_shade, garden(bed(hedge, leaves), **here))[0].severity == "advice"
    dark = replace(low, sun_h=(5.9,) * 12)
    assert run(space_shade, garden(bed(hedge, dark), **here))[0].severity == "advice"


@pytest.mark.parametrize(
    ("tall_y_m", "latitude_deg", "bearing_deg", "found"),
    [
        (2.0, 50.0, 0.0, 1),
        (0.0, 50.0, 0.0, 0),  # north of it
        (3.3, 50.0, 0.0, 0),  # beyond the shadow
        (2.0, -50.0, 0.0, 0),
        (0.0, -50.0, 0.0, 1),
        (2.0, 50.0, 55.0, 1),
        (2.0, 50.0, 65.0, 0),  # the bed is turned: more than 60 degrees from south
        (2.0, 50.0, 180.0, 0),
        (2.0, 5.0, 0.0, 0),  # tropics
        (2.0, 78.0, 0.0, 0),  # the sun of March hardly rises there
    ],
)
def test_only_the_side_of_the_noon_sun_counts(tall_y_m, latitude_deg, bearing_deg, found):
    snapshot = two(tall_y_m, climate=at_latitude(latitude_deg), bearing_deg=bearing_deg)
    assert len(run(space_shade, snapshot)) == found


def test_a_slightly_taller_neighbour_shades_nobody():
    assert run(space_shade, two(1.2, tall=replace(BEAN, height_m=0.5))) == []
    assert len(run(space_shade, two(1.2, tall=replace(BEAN, height_m=0.51)))) == 1


def test_shade_is_welcome_to_shade_plants_and_to_leafy_crops_in_the_heat():
    assert run(space_shade, two(2.0, short=replace(LETTUCE, sun="part"))) == []
    leafy = replace(LETTUCE, sun="full_or_part")
    assert len(run(space_shade, two(2.0, short=leafy))) == 1
    hot = replace(at_latitude(50.0), tmax_c=(30.0,) * 12)
    assert run(space_shade, two(2.0, short=leafy, climate=hot)) == []
    assert len(run(space_shade, two(2.0, climate=hot))) == 1


def test_crops_that_never_meet_shade_nobody():
    snapshot = two(1.5)
    [plot] = snapshot.beds
    beans, lettuce = plot.plantings
    later = replace(lettuce, started_on=None, planned_on=date(2026, 8, 1))
    assert run(space_shade, garden(replace(plot, plantings=(beans, later)), **SPRING)) == []


def test_shrubs_are_looked_at_in_the_height_of_summer():
    tall, low = (replace(one, life_cycle="perennial") for one in (BEAN, LETTUCE))
    [draft] = run(space_shade, two(1.5, tall=tall, short=low))
    assert draft.assumptions[0].values == (("day", date(2026, 6, 21)),)
    south = two(0.5, tall=tall, short=low, climate=at_latitude(-40.0))
    assert run(space_shade, south)[0].assumptions[0].values == (("day", date(2026, 12, 21)),)
    assert "southern side" in text(run(space_shade, south)[0])


@pytest.mark.parametrize(
    ("latitude_deg", "on", "found"),
    [
        (78.0, date(2026, 1, 10), 0),
        (78.0, date(2026, 6, 21), 1),
        (-78.0, date(2026, 6, 21), 0),
        (90.0, date(2026, 12, 21), 0),
        (50.0, date(2028, 2, 29), 1),
    ],
)
def test_in_the_polar_night_nobody_shades_anybody_and_a_leap_day_is_a_day(latitude_deg, on, found):
    """The middle of their time is about the day itself."""
    begun = {"started_on": on - timedelta(days=30)}
    quick = {"days_to_maturity": (32, 32), "days_counted_from": "sowing"}
    tall, low = (replace(one, **quick) for one in (BEAN, LETTUCE))
    south = latitude_deg < 0
    plants = (
        planting(tall, x_m=0.5, y_m=0.5 if south else 1.5, **begun),
        planting(low, pk=2, x_m=0.5, y_m=1.0, **begun),
    )
    snapshot = garden(bed(*plants), on=on, climate=at_latitude(latitude_deg))
    assert len(run(space_shade, snapshot)) == found


def test_an_unknown_height_is_asked_for():
    assert missing(space_shade, two(2.0, tall=replace(BEAN, height_m=None))) == [
        "figures-pole-bean"
    ]


def test_shadows_are_measured_between_the_nearest_stems():
    """From the southern row of the lettuce to the northern row of the beans, 1.3 m."""
    rows = {"columns": 3, "rows": 2, "spacing_m": 0.5, "row_spacing_m": 0.5}
    lettuce = planting(LETTUCE, pk=2, x_m=0.0, y_m=0.2, **rows, **BEGUN)
    beans = planting(BEAN, x_m=0.8, y_m=2.0, **rows, **BEGUN)
    snapshot = garden(bed(lettuce, beans), climate=at_latitude(50.0), **SPRING)
    [draft] = run(space_shade, snapshot)
    assert number(draft, "Between stems") == 130


POTATO = plant("potato", nutrient_demand="heavy", root_depth_m=0.4, spread_m=0.6)
LEEK = plant("leek", nutrient_demand="heavy", root_depth_m=0.3, spread_m=0.2)


def rivals(distance_m: float, *, b=LEEK):
    return garden(bed(planting(POTATO, x_m=0.5), planting(b, pk=2, x_m=0.5 + distance_m)))


@pytest.mark.parametrize(("distance_m", "found"), [(0.31, 1), (0.33, 0)])
def test_hungry_roots_of_one_layer_meet_within_four_fifths(distance_m, found):
    drafts = run(space_root, rivals(distance_m))
    assert [(draft.severity, draft.confidence) for draft in drafts] == [("advice", "low")] * found


@pytest.mark.parametrize(
    "b",
    [
        replace(LEEK, root_depth_m=0.6),
        replace(LEEK, nutrient_demand="medium"),
        replace(LEEK, root_depth_m=None),
        POTATO,
    ],
)
def test_other_layers_appetites_and_plants_of_one_kind_are_no_rivals(b):
    far = planting(
        plant("kale", nutrient_demand="heavy", root_depth_m=0.4, spread_m=0.1), pk=3, x_m=5.0
    )
    [plot] = rivals(0.1, b=b).beds
    assert run(space_root, garden(replace(plot, plantings=(*plot.plantings, far)))) == []


def test_crops_of_different_seasons_are_no_rivals():
    early = planting(POTATO, x_m=0.5, started_on=date(2026, 4, 1))
    late = planting(LEEK, pk=2, x_m=0.6, planned_on=date(2027, 5, 1))
    assert run(space_root, garden(bed(early, late))) == []


def test_rivals_are_named_with_the_room_they_want():
    [draft] = run(space_root, rivals(0.2))
    assert number(draft, "Wanted for the roots") == 32
    assert text(draft).startswith(
        "Potato and Leek share their roots' room in Bed A | They stand 20 cm apart; roots as "
        "hungry as theirs want 32 cm."
    )
    plot = bed(planting(POTATO), planting(LEEK, pk=2, x_m=0.4))
    assert run(space_root, garden(replace(plot, kind="container"))) == []
