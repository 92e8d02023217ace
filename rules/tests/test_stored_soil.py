"""Worked examples of docs/science.md, sections 6, 8 and 9, from rows to stored findings.

What the soil page of a bed says of the same rows is the same.
"""

from datetime import UTC, date, datetime, timedelta

import pytest

from gardens.models import Bed, Garden
from gardens.soil.page import SoilPage
from gardens.tests.factories import (
    AmendmentFactory,
    BedFactory,
    GardenFactory,
    HarvestFactory,
    LandFactory,
    PlantingFactory,
    SoilTestFactory,
)
from plants.tests.factories import PlantFactory
from rules.loading import load_snapshots
from rules.models import Finding
from rules.tests.cast import ask_and_evaluate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

TODAY = date(2026, 5, 10)
OFFTAKE = {"removal_n_kg_per_t": 2.0, "removal_p2o5_kg_per_t": 3.5, "removal_k2o_kg_per_t": 15.0}
# A kilogram from a square metre where plants stand half a metre apart.
KILOGRAM = {"yield_kg_per_plant_min": 0.25, "yield_kg_per_plant_max": 0.25}


@pytest.fixture
def plot(db) -> Bed:
    """2 × 2 m of loam."""
    return BedFactory(length_cm=200, width_cm=200, texture="loam")


def stands(bed: Bed, slug: str = "leek", columns: int = 4, **figures):
    """On a square metre for every four columns."""
    known = {"soil_ph_min": 5.0, "soil_ph_max": 8.0, **KILOGRAM, **OFFTAKE}
    plant = PlantFactory(slug=slug, **(known | figures))
    sizes = {"columns": columns, "rows": 4, "spacing_cm": 50, "row_spacing_cm": 50}
    return PlantingFactory(bed=bed, plant=plant, x_cm=25, y_cm=25, started_on=TODAY, **sizes)


def measured(bed: Bed, **figures):
    return SoilTestFactory(garden=bed.garden, bed=bed, **figures)


def findings(bed: Bed) -> dict[str, Finding]:
    ask_and_evaluate(bed.garden)
    return {finding.rule_id: finding for finding in Finding.objects.filter(garden=bed.garden_id)}


def stored(finding: Finding) -> dict[str, float]:
    return {name: value["quantity"] for name, value in finding.numbers}


def page(bed: Bed) -> SoilPage:
    return SoilPage.of(Bed.objects.with_place().with_soil_texture().get(pk=bed.pk), TODAY)


def short_on_page(bed: Bed, key: str) -> float:
    return next(bar.budget.short for bar in page(bed).bars if bar.budget.key == key)


def loaded(garden: Garden):
    [snapshot] = load_snapshots([garden.pk])
    return snapshot


MEASURED = {
    "organic_matter_pct": 2,
    "phosphorus_mg_kg": 12,
    "phosphorus_method": "mehlich_3",
    "potassium_mg_kg": 80,
    "potassium_method": "ammonium_acetate",
    "cec_meq_100g": 12,
    "depth_from_cm": 0,
    "depth_to_cm": 15,
}


@pytest.mark.parametrize(
    ("rule_id", "key", "short", "within"),
    [
        ("SOIL.N_NEED", "n", 15.8, 0.1),  # SOI-22
        ("SOIL.P_NEED", "p2o5", 7.98, 0.02),  # SOI-08
        ("SOIL.K_NEED", "k2o", 21.73, 0.05),  # SOI-10
    ],
)
def test_SOI_08_10_22_shortages_as_on_the_soil_page(plot, rule_id, key, short, within):
    stands(plot)
    measured(plot, **MEASURED)
    finding = findings(plot)[rule_id]
    assert finding.severity == "advice"
    assert stored(finding)["Short"] == pytest.approx(short, abs=within)
    assert stored(finding)["Short"] == pytest.approx(short_on_page(plot, key))


def test_shortages_agree_in_a_crowded_bed_after_beans_with_feeding(plot):
    stands(plot, columns=6)
    stands(plot, "kale", columns=2, nutrient_demand="medium")
    beans = PlantFactory(slug="bush-bean", nutrient_demand="nitrogen_fixer")
    ended = {"started_on": date(2025, 5, 1), "ended_on": date(2025, 8, 1)}
    PlantingFactory(bed=plot, plant=beans, **ended)
    measured(plot, **(MEASURED | {"cec_meq_100g": None}))
    AmendmentFactory(garden=plot.garden, bed=plot, amount_g=2000)
    found = findings(plot)
    for rule_id, key in (("SOIL.N_NEED", "n"), ("SOIL.P_NEED", "p2o5"), ("SOIL.K_NEED", "k2o")):
        assert stored(found[rule_id])["Short"] == pytest.approx(short_on_page(plot, key)), rule_id
    assert found["SOIL.K_NEED"].confidence == "low"


def test_SOI_14_tomatoes_in_salty_soil(plot):
    stands(plot, "tomato")
    measured(plot, ec_ds_m=5.0, ec_method="paste")
    finding = findings(plot)["SOIL.SALT"]
    assert finding.severity == "warning"
    assert stored(finding)["Yield left"] == pytest.approx(75.25, abs=0.1)
    assert page(plot).salt.rows[0].severity == "warning"


def test_SOI_20_compost_as_on_the_soil_page():
    bed = BedFactory(length_cm=200, width_cm=200, texture="sand")
    stands(bed)
    measured(bed, **MEASURED)
    finding = findings(bed)["SOIL.ORGANIC_MATTER"]
    assert stored(finding)["Compost still to give"] == pytest.approx(13.0, abs=0.1)
    doses = [dose for advice in page(bed).advice for dose in advice.doses]
    [compost] = [dose for dose in doses if dose.product == "compost"]
    assert compost.total_g_m2 == pytest.approx(13_000, abs=100)
    assert stored(finding)["Of it this year"] == pytest.approx(compost.first_g / 1000)


def test_too_much_phosphate_is_stored(plot):
    stands(plot)
    measured(plot, **(MEASURED | {"phosphorus_mg_kg": 90}))
    found = findings(plot)
    assert found["SOIL.P_EXCESS"].severity == "advice"
    assert "SOIL.P_NEED" not in found


def test_SOI_12_13_last_season_s_harvest_by_weight_and_by_the_usual_yield():
    """Out 21.3 g of P₂O₅ and 88.2 g of K₂O, as the ledger of the soil page has it."""
    bed = BedFactory(length_cm=500, width_cm=100)
    carrot, cabbage = (
        stands(bed, slug, yield_kg_per_plant_min=None, yield_kg_per_plant_max=None,
               removal_p2o5_kg_per_t=p2o5, removal_k2o_kg_per_t=k2o)
        for slug, p2o5, k2o in (("carrot", 0.7, 3.0), ("cabbage", 0.9, 3.6))
    )  # fmt: skip
    for crop, kg in ((carrot, 15), (cabbage, 12)):
        crop.started_on, crop.ended_on = date(2025, 4, 1), date(2025, 9, 1)
        crop.save()
        HarvestFactory(
            planting=crop, happened_on=date(2025, 8, 31), weight_g=1000 * kg,
            event__garden=bed.garden,
        )  # fmt: skip
    stands(bed, "chard")
    finding = findings(bed)["SOIL.BUDGET"]
    assert (finding.severity, finding.confidence) == ("advice", "medium")
    taken = [taking.grams for taking in loaded(bed.garden).beds[0].takings]
    assert sum(grams.p2o5 for grams in taken) == pytest.approx(21.3, abs=0.5)
    assert sum(grams.k2o for grams in taken) == pytest.approx(88.2, abs=0.5)
    ledger = next(season for season in page(bed).seasons if season.year == 2025)
    assert sum(grams.k2o for grams in taken) == pytest.approx(ledger.out_g.k2o)


def test_counted_pieces_weigh_what_weighed_ones_did_as_in_the_ledger(plot):
    """10 pieces of a kilogram two years ago make 20 of last season two kilograms."""
    crop = stands(plot)
    crop.started_on, crop.ended_on = date(2023, 4, 1), date(2025, 9, 1)
    crop.save()
    for on, grams, pieces in ((date(2023, 8, 1), 1000, 10), (date(2025, 8, 1), None, 20)):
        HarvestFactory(
            planting=crop, happened_on=on, weight_g=grams, count=pieces,
            event__garden=plot.garden,
        )  # fmt: skip
    [taking] = loaded(plot.garden).beds[0].takings
    assert (taking.season, taking.is_estimate) == (2025, True)
    assert taking.grams == pytest.approx((4.0, 7.0, 30.0))
    ledger = next(season for season in page(plot).seasons if season.year == 2025)
    assert taking.grams == pytest.approx(ledger.out_g)


def test_what_is_planned_for_next_year_needs_nothing_yet(plot):
    stands(plot, columns=2, nutrient_demand="light")
    later = stands(plot, "kale", columns=2)
    later.started_on, later.planned_on = None, date(2027, 4, 1)
    later.save()
    measured(plot, **MEASURED)
    finding = findings(plot)["SOIL.K_NEED"]
    assert stored(finding)["Short"] == pytest.approx(short_on_page(plot, "k2o"))
    later.planned_on = date(2026, 12, 31)
    later.save()
    assert stored(findings(plot)["SOIL.K_NEED"])["Short"] > stored(finding)["Short"] + 1


def test_what_was_picked_unweighed_counts_by_the_usual_yield(plot):
    crop = stands(plot, columns=4)
    crop.started_on, crop.ended_on = date(2025, 4, 1), date(2025, 9, 1)
    crop.end_reason = "harvested"
    crop.save()
    [taking] = loaded(plot.garden).beds[0].takings
    assert (taking.season, taking.is_estimate) == (2025, True)
    assert taking.grams == pytest.approx((8.0, 14.0, 60.0))
    crop.end_reason = "pest"
    crop.save()
    assert loaded(plot.garden).beds[0].takings == ()


def test_a_perennial_gives_anew_each_season(plot):
    bush = stands(plot, life_cycle="perennial")
    bush.started_on, bush.first_harvest_on = date(2020, 4, 1), date(2021, 7, 1)
    bush.save()
    assert loaded(plot.garden).beds[0].takings == ()
    HarvestFactory(
        planting=bush, happened_on=date(2025, 7, 1), weight_g=None, count=30,
        event__garden=plot.garden,
    )  # fmt: skip
    [taking] = loaded(plot.garden).beds[0].takings
    assert taking.is_estimate


def test_LPO_03_only_a_5_10_5_and_what_to_get_instead(plot):
    stands(plot)
    measured(plot, **MEASURED)
    AmendmentFactory(
        garden=plot.garden, bed=plot, product="", name="5-10-5", amount_g=50,
        n_pct=5, p2o5_pct=10, k2o_pct=5, kind="mineral",
    )  # fmt: skip
    found = findings(plot)
    assert found["FEED.INFEASIBLE"].severity == "warning"
    assert "too much phosphate" in found["FEED.INFEASIBLE"].what
    assert found["FEED.PLAN"].severity == "advice"


def test_SPA_10_beans_south_of_lettuce(plot, clock):
    clock(datetime(2026, 3, 10, 12, tzinfo=UTC))
    place = plot.garden.place
    place.latitude = 50.0
    place.save()
    days = {"days_to_maturity_min": 20, "days_to_maturity_max": 20, "spacing_in_row_cm": 30}
    days |= {"succession_interval_days": 14}
    for slug, height_cm, y_cm in (("pole-bean", 200, 180), ("head-lettuce", 20, 80)):
        plant = PlantFactory(slug=slug, height_cm=height_cm, **days)
        PlantingFactory(bed=plot, plant=plant, x_cm=100, y_cm=y_cm, started_on=date(2026, 2, 24))
    finding = findings(plot)["SPACE.SHADE"]
    assert finding.severity == "advice"
    assert stored(finding)["Shadow at noon"] == pytest.approx(213, abs=5)
    assert stored(finding)["Between stems"] == 100


def test_a_bed_that_is_turned_on_its_land_says_where_north_is():
    garden = GardenFactory()
    LandFactory(garden=garden, north_deg=30)
    BedFactory(garden=garden, x_cm=100, y_cm=100, rotation_deg=90)
    assert loaded(garden).beds[0].bearing_deg == 60


def test_amendments_reach_the_rules_with_what_they_bring(plot):
    own = {"product": "", "name": "Own", "kind": "", "garden": plot.garden, "bed": plot}
    AmendmentFactory(garden=plot.garden, bed=plot, amount_g=None, amount_l=10, kg_per_l=0.6)
    AmendmentFactory(**own, spread_on=date(2026, 4, 2))
    AmendmentFactory(garden=plot.garden, bed=plot, spread_on=TODAY + timedelta(days=1))
    AmendmentFactory(garden=plot.garden, bed=plot, spread_on=date(2020, 1, 1))
    compost, unknown = loaded(plot.garden).beds[0].amendments
    assert compost.weight_g == pytest.approx(6000)
    assert compost.brought_g.k2o == pytest.approx(6000 * 0.0068 * 0.85)
    assert (unknown.name, unknown.brought_g) == ("Own", None)
