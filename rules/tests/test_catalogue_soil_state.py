"""Salt, organic matter, the yearly balance and the age of a soil test."""

from dataclasses import replace
from datetime import date

import pytest

from plants.agronomy.nutrients import Nutrients
from rules.catalogue.soil.budget import soil_budget
from rules.catalogue.soil.organic_matter import soil_organic_matter
from rules.catalogue.soil.salt import soil_salt
from rules.catalogue.soil.stale import soil_stale
from rules.engine.snapshot import TakingSnapshot
from rules.tests.builders import bed, garden, missing, number, past, plant, pot, run, text
from rules.tests.feeding import all_over, given, measured, unmeasured

TOMATO = all_over(plant("tomato"))


def salty(ec_ds_m: float, ec_method: str = "paste", *plantings, **changes):
    figures = {"ec_ds_m": ec_ds_m, "ec_method": ec_method}
    return measured(*(plantings or (TOMATO,)), figures=figures, **changes)


@pytest.mark.parametrize(
    ("ec_ds_m", "severity"),
    [
        (3.0, None),  # 95.05 %
        (3.01, "advice"),
        (4.5, "advice"),  # 80.2 %
        (4.53, "warning"),
        (7.55, "warning"),  # 50.0 %
        (7.56, "critical"),
    ],
)
def test_salt_by_the_yield_that_is_left(ec_ds_m, severity):
    found = run(soil_salt, salty(ec_ds_m))
    assert [draft.severity for draft in found] == ([severity] if severity else [])


def test_SOI_14_tomatoes_in_salty_soil():
    [draft] = run(soil_salt, salty(5.0))
    assert (draft.severity, draft.confidence, draft.episode) == ("warning", "high", "2026-04-01")
    assert number(draft, "Yield left") == pytest.approx(75.25, abs=0.1)
    assert text(draft) == (
        "Bed A is salty for Tomato | Tomato will probably yield 75 % of the usual. | The soil has "
        "5.00 dS/m of salt; this crop suffers from 2.50 dS/m on. | Soak it several times with rain "
        "water, and give no mineral fertiliser."
    )


def test_the_crop_that_suffers_most_speaks_for_the_bed():
    carrot, unknown = all_over(plant("carrot"), pk=2), all_over(plant("sage"), pk=3)
    [draft] = run(soil_salt, salty(3.5, "paste", TOMATO, carrot, unknown))
    assert draft.title.values[1][1].text == "Carrot"
    assert draft.plantings == (2,)
    assert run(soil_salt, salty(9.0, "paste", unknown)) == []


@pytest.mark.parametrize(("texture", "ece"), [("sand", 7.0), ("loam", 4.75), ("clay", 3.5)])
def test_an_extract_is_reckoned_to_paste_by_the_texture(texture, ece):
    [draft] = run(soil_salt, salty(0.5, "1:5", texture=texture))
    assert number(draft, "Salt in the soil, ECe") == pytest.approx(ece)
    assert draft.confidence == "medium"


@pytest.mark.parametrize(
    ("ec_method", "texture", "asked"),
    [
        ("", "loam", "conductivity_method"),
        ("1:2", "loam", "conductivity_method"),
        ("1:5", "", "soil_texture"),
    ],
)
def test_what_salt_cannot_be_reckoned_without_is_asked_for(ec_method, texture, asked):
    snapshot = salty(9.0, ec_method, texture=texture)
    assert run(soil_salt, snapshot) == []
    assert missing(soil_salt, snapshot) == [asked]


def test_old_salt_is_never_urgent():
    stale = measured(
        TOMATO, figures={"ec_ds_m": 9.0, "ec_method": "1:5", "tested_on": date(2022, 5, 1)}
    )
    [draft] = run(soil_salt, stale)
    assert (draft.severity, draft.confidence) == ("warning", "low")


def test_SOI_20_compost_for_one_per_cent_more():
    """In so thin a layer of sand that has 2 %; no more than 10 kg/m² a year."""
    [draft] = run(soil_organic_matter, measured(texture="sand"))
    assert number(draft, "Compost still to give") == pytest.approx(13.0, abs=0.1)
    assert number(draft, "Of it this year") == 10
    assert text(draft) == (
        "Bed A is low in organic matter | It has 2.0 %; a soil of this texture should have 3.0 %. "
        "| Organic matter holds water and keeps the soil crumbly. | Spread 10 kg of garden compost "
        "on the surface; in all it needs 13 kg."
    )
    assert draft.task.due_on == date(2026, 5, 10)


@pytest.mark.parametrize(
    ("texture", "organic_pct", "found"),
    [
        ("sand", 3.0, 0), ("sand", 2.9, 1),
        ("loam", 4.0, 0), ("loam", 3.9, 1),
        ("clay", 5.0, 0), ("clay", 4.9, 1),
    ],
)  # fmt: skip
def test_low_for_its_texture(texture, organic_pct, found):
    snapshot = measured(texture=texture, figures={"organic_matter_pct": organic_pct})
    assert len(run(soil_organic_matter, snapshot)) == found


def test_too_much_phosphate_halves_the_compost_of_a_year():
    [draft] = run(soil_organic_matter, measured(figures={"phosphorus_mg_kg": 90.0}))
    assert number(draft, "Of it this year") == 5


def test_compost_that_was_given_counts():
    [draft] = run(soil_organic_matter, measured(texture="sand", amendments=(given(kg=4.0),)))
    assert number(draft, "Compost still to give") == pytest.approx(9.0, abs=0.1)
    assert number(draft, "Of it this year") == 6
    [enough] = run(soil_organic_matter, measured(texture="sand", amendments=(given(kg=10.0),)))
    assert "Enough compost for this year" in text(enough)
    assert enough.task is None
    assert run(soil_organic_matter, measured(texture="sand", amendments=(given(kg=13.5),))) == []


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({"texture": ""}, "soil_texture"),
        ({"figures": {"depth_to_cm": None}}, "sampled_layer"),
    ],
)
def test_what_compost_cannot_be_reckoned_without_is_asked_for(changes, asked):
    snapshot = measured(**changes)
    assert run(soil_organic_matter, snapshot) == []
    assert missing(soil_organic_matter, snapshot) == [asked]


def harvested(grams: Nutrients | None, *, is_estimate: bool = False, **changes):
    taking = TakingSnapshot(2025, "Crop", grams, is_estimate)
    return unmeasured(takings=(taking,), **changes)


LAST_YEAR = {"spread_on": date(2025, 4, 1), "kind": "mineral"}


@pytest.mark.parametrize(("came", "found"), [(80.0, 0), (79.9, 1), (0.0, 1), (200.0, 0)])
def test_a_fifth_may_be_lacking_at_the_end_of_the_year(came, found):
    brought = given("Own", 1.0, content=Nutrients(0.5, 0.5, came / 1000), **LAST_YEAR)
    snapshot = harvested(Nutrients(1.0, 1.0, 100.0), amendments=(brought,))
    assert [draft.severity for draft in run(soil_budget, snapshot)] == ["advice"] * found


def test_the_balance_names_the_nutrient_that_lost_most():
    [draft] = run(soil_budget, harvested(Nutrients(1.0, 24.0, 139.2)))
    assert draft.confidence == "medium"
    [same] = run(soil_budget, harvested(Nutrients(0.0, 0.0, 139.2), is_estimate=True))
    assert text(same).startswith(
        "Bed A gave more than it got back | Potash, K₂O: last season's harvest took 139 g, and 0 g "
        "came back."
    )
    assert (same.confidence, same.episode) == ("low", "2025")


def test_roots_of_legumes_count_and_this_season_s_feeding_does_not():
    bean = replace(
        past("bush-bean", "Fabaceae", date(2025, 8, 1)),
        nutrient_demand="nitrogen_fixer",
        ground_m2=1.0,
    )
    took = Nutrients(4.0, 0.0, 0.0)
    assert run(soil_budget, harvested(took, history=(bean,))) == []
    assert len(run(soil_budget, harvested(took, amendments=(given("blood_meal", 1.0),)))) == 1


def test_what_the_soil_has_plenty_of_may_become_less():
    snapshot = harvested(Nutrients(0.0, 0.0, 100.0))
    rich = measured(figures={"potassium_mg_kg": 140.0}).beds[0].soil_test
    assert run(soil_budget, garden(replace(snapshot.beds[0], soil_test=rich))) == []


def test_without_a_harvest_there_is_no_balance():
    assert run(soil_budget, unmeasured()) == []
    assert run(soil_budget, harvested(None)) == []


@pytest.mark.parametrize(
    ("tested_on", "found"),
    [
        (date(2023, 5, 11), 0),
        (date(2023, 5, 10), 1),
        (date(2021, 5, 11), 1),
        (date(2021, 5, 10), 0),
    ],
)
def test_a_test_grows_old_after_three_years_and_useless_after_five(tested_on, found):
    drafts = run(soil_stale, measured(figures={"tested_on": tested_on}))
    assert [draft.severity for draft in drafts] == ["info"] * found


def test_an_old_test_says_until_when_it_counts():
    [draft] = run(soil_stale, measured(figures={"tested_on": date(2023, 2, 28)}))
    assert draft.ends_on == date(2028, 2, 27)
    assert "taken on 28 Feb 2023 and counts until 27 Feb 2028" in text(draft)


@pytest.mark.parametrize("rule", [soil_salt, soil_organic_matter, soil_budget, soil_stale])
def test_pots_indoor_gardens_and_empty_beds_are_not_spoken_of(rule):
    [plot] = salty(9.0).beds
    plot = replace(plot, takings=(TakingSnapshot(2025, "Crop", Nutrients(9, 9, 9), False),))
    pots = pot(TOMATO, soil_test=plot.soil_test, takings=plot.takings)
    for other in (garden(pots), garden(plot, is_indoor=True), garden(bed())):
        assert list(rule.function(other, rule.default_limits)) == []
