from dataclasses import replace

import pytest

from rules.catalogue.water.irrigate import water_irrigate
from rules.engine.snapshot import DryingAir
from rules.tests.builders import (
    ONE_DAY,
    TODAY,
    bed,
    garden,
    missing,
    number,
    plant,
    planting,
    pot,
    run,
    text,
)
from rules.tests.thirst import LETTUCE, RIPE, TOMATO, thirsty


def test_a_bed_has_one_finding_by_the_crop_that_suffers_first():
    snapshot = thirsty(3)
    lettuce = planting(LETTUCE, pk=2, **RIPE)
    mixed = replace(snapshot.beds[0], plantings=(*snapshot.beds[0].plantings, lettuce))
    [draft] = run(water_irrigate, replace(snapshot, beds=(mixed,)))
    assert "Lettuce suffers" in text(draft)
    assert draft.plantings == (1, 2)


def test_plants_alike_are_reckoned_together_whatever_their_blocks():
    whole = thirsty(6)
    block = planting(TOMATO, columns=4, rows=2, **RIPE)
    halves = replace(whole.beds[0], plantings=(block, replace(block, pk=2)))
    assert run(water_irrigate, replace(whole, beds=(halves,)))[0].numbers == (
        run(water_irrigate, whole)[0].numbers
    )


def test_bare_ground_and_mulch_save_water():
    covered = run(water_irrigate, thirsty(6))[0]
    single = planting(TOMATO, **RIPE)
    snapshot = thirsty(6)
    bare = replace(snapshot.beds[0], plantings=(single,))
    [sparse] = run(water_irrigate, replace(snapshot, beds=(bare,)))
    assert number(sparse, "Lost by plants and soil") < number(covered, "Lost by plants and soil")
    seedling = planting(TOMATO, columns=4, rows=4, **(RIPE | {"started_on": TODAY - 7 * ONE_DAY}))
    open_bed = replace(snapshot.beds[0], plantings=(seedling,))
    mulched = replace(open_bed, is_mulched=True)
    losses = [
        number(run(water_irrigate, replace(snapshot, beds=(each,)))[0], "Lost by plants and soil")
        for each in (open_bed, mulched)
    ]
    assert losses[1] < losses[0]


@pytest.mark.parametrize("method", ["direct_sow", "transplant"])
def test_roots_grow_from_sowing_or_planting_out(method):
    young = planting(
        TOMATO, columns=4, rows=4, method=method, **(RIPE | {"started_on": TODAY - ONE_DAY})
    )
    snapshot = thirsty(0)
    fresh = replace(snapshot.beds[0], plantings=(young,))
    [draft] = run(water_irrigate, replace(snapshot, beds=(fresh,)))
    start_m = 0.15 if method == "direct_sow" else 0.20
    reach_mm = 130 * (start_m + (0.7 - start_m) / 70)
    assert number(draft, "Roots can reach") == pytest.approx(reach_mm)


def test_crops_without_figures_are_reckoned_like_small_vegetables_and_it_is_said():
    basil = plant("basil", category="herb")
    [draft] = run(water_irrigate, thirsty(6, crop=basil))
    assert draft.confidence == "low"
    assert number(draft, "Roots can reach") == pytest.approx(39.0)
    assert any("like small vegetables" in words.template for words in draft.assumptions)


def test_figures_of_the_catalogue_serve_where_the_science_has_no_row():
    pumpkin = plant(
        "pumpkin",
        kc=(0.5, 1.0, 0.8),
        stage_days=(10, 10, 200, 10),
        root_depth_m=1.0,
        depletion_fraction=0.35,
    )
    [draft] = run(water_irrigate, thirsty(6, crop=pumpkin))
    assert number(draft, "Roots can reach") == pytest.approx(130.0)
    perennial = replace(pumpkin, life_cycle="perennial", stage_days=(90, 90, 90, 90))
    [standing] = run(water_irrigate, thirsty(6, crop=perennial))
    assert number(standing, "Roots can reach") == pytest.approx(130.0)


def test_woody_plants_without_figures_are_left_alone():
    tree = plant("medlar", category="fruit", life_cycle="perennial")
    assert run(water_irrigate, thirsty(20, crop=tree)) == []


def test_sand_is_watered_in_several_goes():
    [draft] = run(water_irrigate, thirsty(6, texture="sand"))
    assert any("Sand holds little" in words.template for words in draft.assumptions)


def test_texture_is_asked_for_as_soon_as_something_is_planned():
    planned = bed(planting(TOMATO, planned_on=TODAY), texture="")
    assert missing(water_irrigate, garden(planned)) == ["soil_texture"]
    assert run(water_irrigate, garden(planned)) == []
    assert missing(water_irrigate, garden(replace(planned, texture="loam"))) == []
    assert missing(water_irrigate, garden(bed(texture=""))) == []


def test_indoors_in_pots_and_in_channels_there_is_no_soil_to_reckon_with():
    dry = thirsty(9)
    assert run(water_irrigate, replace(dry, is_indoor=True)) == []
    assert missing(water_irrigate, replace(dry, is_indoor=True)) == []
    for kind in ("container", "hydroponic"):
        other = replace(dry.beds[0], kind=kind)
        assert run(water_irrigate, replace(dry, beds=(other,))) == []


def test_what_is_still_in_its_tray_drinks_nothing_from_the_bed():
    tray = planting(TOMATO, method="sow_indoors", started_on=TODAY - 5 * ONE_DAY)
    assert run(water_irrigate, garden(bed(tray), pot())) == []


TABLE_AIR = "What crops draw is for wind of 2 m/s and 45 % of humidity in the driest hour."


def test_dry_wind_makes_a_crop_draw_more_and_is_named():
    """FAO-56 Eq. 62: 4 m/s and 25 % add 0.16 times (height / 3) ** 0.3 to Kc."""
    calm = thirsty(6)
    windy = replace(calm, drying=DryingAir(4.0, 25.0, 20, TODAY - ONE_DAY))
    [usual], [more] = (run(water_irrigate, snapshot) for snapshot in (calm, windy))
    height_m = calm.beds[0].plantings[0].plant.height_m
    factor = 1 + 0.16 * (height_m / 3) ** 0.3 / 1.15
    lost = "Lost by plants and soil"
    assert number(more, lost) == pytest.approx(number(usual, lost) * factor, rel=0.03)
    assert (TABLE_AIR in assumed(usual), TABLE_AIR in assumed(more)) == (True, False)
    wind, driest = (
        next(item for item in more.inputs if item.name == name)
        for name in ("Wind at 2 m", "Driest hour of a day")
    )
    assert (wind.value.value, driest.value.value) == (4.0, 25.0)


def test_of_a_plant_of_unknown_height_the_table_counts():
    snapshot = replace(thirsty(6), drying=DryingAir(4.0, 25.0, 20, TODAY - ONE_DAY))
    short = planting(replace(TOMATO, height_m=None), columns=4, rows=4, **RIPE)
    plot = replace(snapshot.beds[0], plantings=(short,))
    [draft] = run(water_irrigate, replace(snapshot, beds=(plot,)))
    assert TABLE_AIR in assumed(draft)
    assert "Wind at 2 m" not in {item.name for item in draft.inputs}


def assumed(draft) -> list[str]:
    return [words.template for words in draft.assumptions]
