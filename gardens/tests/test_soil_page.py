"""The soil page of a bed; SOI-nn are the worked examples of docs/science.md through the page."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from gardens.tests.factories import (
    AmendmentFactory,
    BedFactory,
    HarvestFactory,
    SoilTestFactory,
)
from gardens.tests.soil import budget, dose, grown, reckoned, taken, text
from plants.choices import LifeCycle

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(monkeypatch) -> None:
    now = datetime(2026, 5, 10, 12, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


@pytest.fixture
def plot(garden):
    """2 × 2 m of loam."""
    return BedFactory(garden=garden, length_cm=200, width_cm=200, texture="loam")


def test_SOI_04_a_buffer_ph_gives_the_lime(plot, own_client):
    """Acidity 1.2 meq/100 cm³; sour-loving crops make 6.0 the target."""
    grown(plot, "potato", 4, soil_ph_min=6.0, soil_ph_max=6.0)
    SoilTestFactory(bed=plot, ph=5.0, buffer_ph=6.3)
    assert dose(plot, "limestone").total_g_m2 == pytest.approx(168, abs=1)
    page = text(own_client, plot)
    assert "From pH 5.0 to 6.0, by the laboratory&#x27;s buffer pH (NCDA&amp;CS)." in page
    assert "168 g/m²" in page
    assert "<b>673 g</b>" in page


def test_lime_given_since_the_test_is_not_advised_again(plot, own_client):
    SoilTestFactory(garden=plot.garden, bed=plot, ph=5.0, tested_on=date(2026, 5, 1))
    assert dose(plot, "limestone").first_g
    given = AmendmentFactory(
        garden=plot.garden, bed=plot, product="limestone", spread_on=date(2026, 5, 9)
    )
    page = text(own_client, plot)
    assert "Ground limestone was spread on" in page
    assert "test again first" in page
    assert not any(aim.doses for aim in reckoned(plot).advice)
    given.spread_on = date(2026, 4, 1)
    given.save()
    assert dose(plot, "limestone").first_g


def test_SOI_08_phosphate_by_test_and_harvest(plot, own_client):
    """3.5 g/m² leave with the harvest: 1 kg/m² of a crop that takes 3.5 kg/t."""
    grown(plot, "leek", 4, yield_kg_per_plant_min=0.25, yield_kg_per_plant_max=0.25,
          **taken(2.0, 3.5, 4.0))  # fmt: skip
    SoilTestFactory(bed=plot, phosphorus_mg_kg=12, phosphorus_method="mehlich_3")
    assert budget(plot, "p2o5").need == pytest.approx(7.98, abs=0.02)
    page = text(own_client, plot)
    assert "8.0 short" in page
    assert "Mehlich-3, colorimetric: enough from 20 mg/kg (Vitosh et al. 1995 (E-2567))" in page
    # Triple superphosphate, 45 %: 7.98 / 0.45 × 4 m².
    assert "<b>71 g</b>" in page


def test_SOI_10_potash_by_test_and_cec(plot, own_client):
    grown(plot, "leek", 4, yield_kg_per_plant_min=0.25, yield_kg_per_plant_max=0.25,
          **taken(2.0, 3.5, 15.0))  # fmt: skip
    SoilTestFactory(
        bed=plot, potassium_mg_kg=80, potassium_method="ammonium_acetate", cec_meq_100g=12
    )
    assert budget(plot, "k2o").need == pytest.approx(21.73, abs=0.05)
    assert "21.7 short" in text(own_client, plot)


def test_SOI_12_what_potatoes_take_away(garden, own_client):
    bed = BedFactory(garden=garden, length_cm=300, width_cm=200)
    planting = grown(bed, "potato", 6, yield_kg_per_m_row=None, **taken(3.5, 1.0, 5.8))
    planting.first_harvest_on = date(2026, 5, 5)
    planting.save(update_fields=["first_harvest_on"])
    [season] = reckoned(bed).seasons
    assert season.out_g.p2o5 == pytest.approx(24.0, abs=0.5)
    assert season.out_g.k2o == pytest.approx(139.2, abs=0.5)
    page = text(own_client, bed)
    assert "usual yield, not weighed" in page
    assert '<td class="r">24.0</td><td class="r">139</td>' in page


def test_SOI_13_a_mixed_bed(garden, own_client):
    """5 kg/m² of carrots and 6 kg/m² of cabbage."""
    bed = BedFactory(garden=garden, length_cm=500, width_cm=100)
    for slug, ground_m2, figures in (
        ("carrot", 3, taken(1.6, 0.7, 3.0)),
        ("cabbage", 2, taken(3.1, 0.9, 3.6)),
    ):
        planting = grown(bed, slug, ground_m2, yield_kg_per_m_row=None, **figures)
        planting.ended_on, planting.end_reason = date(2026, 5, 9), "harvested"
        planting.save(update_fields=["ended_on", "end_reason"])
    [season] = reckoned(bed).seasons
    assert season.out_g.p2o5 == pytest.approx(21.3, abs=0.5)
    assert season.out_g.k2o == pytest.approx(88.2, abs=0.5)
    # 3 kg/t of 15 kg of carrots, 3.6 kg/t of 12 kg of cabbage.
    page = text(own_client, bed)
    for grams in ("45.0", "43.2"):
        assert f'<td class="r">{grams}</td>' in page


def test_SOI_14_16_17_tomatoes_in_salty_soil(plot, own_client):
    grown(plot, "tomato", 4)
    SoilTestFactory(bed=plot, ec_ds_m=5.0, ec_method="paste")
    page = text(own_client, plot, "?water=1.5")
    assert "ECe 5.00 dS/m" in page
    assert '75 %<small class="sub">warning</small>' in page
    assert "7.55 dS/m" in page
    assert '<td class="r">13.6 %</td>' in page


def test_salt_of_an_extract_waits_for_the_texture(garden, own_client):
    bed = BedFactory(garden=garden)
    grown(bed, "tomato", 1)
    SoilTestFactory(bed=bed, ec_ds_m=0.5, ec_method="1:5")
    assert "Enter the soil texture to reckon it." in text(own_client, bed)
    SoilTestFactory(bed=bed, ec_ds_m=0.5, ec_method="1:5", texture="sand")
    assert "ECe 7.00 dS/m" in text(own_client, bed)


def test_SOI_20_compost_for_a_per_cent_of_organic_matter(garden, own_client):
    """Sand aims at 3 %; 13 kg/m² are more than a year's 10."""
    bed = BedFactory(garden=garden, length_cm=200, width_cm=200, texture="sand")
    SoilTestFactory(bed=bed, organic_matter_pct=2.0, depth_from_cm=0, depth_to_cm=15)
    assert dose(bed, "compost").total_g_m2 == pytest.approx(13_000, abs=100)
    assert "40 kg now, of 52 kg" in text(own_client, bed)


def test_compost_that_was_spread_is_not_asked_for_again(garden):
    bed = BedFactory(garden=garden, length_cm=200, width_cm=200, texture="sand")
    test = {"organic_matter_pct": 2.0, "depth_from_cm": 0, "depth_to_cm": 15}
    SoilTestFactory(bed=bed, tested_on=date(2025, 3, 1), **test)
    for day, kg in ((date(2024, 4, 1), 9), (date(2025, 4, 1), 20), (date(2026, 4, 1), 12)):
        AmendmentFactory(bed=bed, product="compost", amount_g=kg * 1000, spread_on=day)
    left = dose(bed, "compost")
    # Of 52 kg 32 came after the test; of this year's 40 kg 28 are left.
    assert left.total_g_m2 * 4 == pytest.approx(20_000, abs=400)
    assert left.first_g_m2 == left.total_g_m2
    AmendmentFactory(bed=bed, product="compost", amount_g=15_000, spread_on=date(2026, 5, 1))
    assert dose(bed, "compost").total_g_m2 * 4 == pytest.approx(5_000, abs=400)
    AmendmentFactory(bed=bed, product="compost", amount_g=6_000, spread_on=date(2026, 5, 2))
    assert "Organic matter" not in [aim.title for aim in reckoned(bed).advice]


def test_SOI_22_nitrogen_of_a_hungry_crop(plot, own_client):
    grown(plot, "cabbage", 4, nutrient_demand="heavy")
    SoilTestFactory(bed=plot, organic_matter_pct=2.0)
    assert budget(plot, "n").short == pytest.approx(15.8, abs=0.1)
    page = text(own_client, plot)
    assert "Short for what grows here: N 15.8 g/m²" in page
    # Blood meal, 12 % of which 80 % are reached: 15.8 / 0.096 × 4 m².
    assert "<b>658 g</b>" in page


def test_what_was_given_this_season_counts(plot):
    grown(plot, "cabbage", 4, nutrient_demand="heavy")
    SoilTestFactory(bed=plot, organic_matter_pct=2.0)
    AmendmentFactory(bed=plot, product="ammonium_sulfate", kind="mineral", amount_g=200,
                     n_pct=21, p2o5_pct=0, k2o_pct=0)  # fmt: skip
    AmendmentFactory(bed=plot, spread_on=date(2025, 5, 1))
    assert budget(plot, "n").added == pytest.approx(200 * 0.21 / 4)
    assert budget(plot, "n").short == pytest.approx(15.8 - 10.5)


def test_what_is_unknown_is_asked_for(garden, own_client):
    bed = BedFactory(garden=garden)
    grown(bed, "cabbage", 1, soil_ph_min=6.5, soil_ph_max=7.0)
    assert "No soil test yet." in text(own_client, bed)
    SoilTestFactory(
        bed=bed, ph=5.5, phosphorus_mg_kg=12, potassium_mg_kg=90, potassium_method="mehlich_3"
    )
    page = text(own_client, bed)
    for sentence in (
        "Enter the organic matter of a soil test.",
        "Say with which extractant phosphorus was measured.",
        "Enter the soil texture, or the CEC of a soil test.",
        "Enter the soil texture, or a laboratory&#x27;s buffer pH, to have the dose.",
    ):
        assert sentence in page


def test_an_old_test_gives_no_doses(plot, own_client):
    SoilTestFactory(bed=plot, ph=5.0, tested_on=date(2020, 5, 1))
    page = text(own_client, plot)
    assert "The last soil test is more than five years old: test it again." in page
    assert "limestone" not in page


def test_the_latest_test_gives_the_texture_of_the_bed(plot, own_client):
    SoilTestFactory(bed=plot, texture="clay", tested_on=date(2026, 3, 1))
    SoilTestFactory(bed=plot, tested_on=date(2026, 4, 1))
    assert "Clay" in text(own_client, plot)
    assert "clay" in own_client.get(plot.get_absolute_url()).content.decode()


def test_the_ledger_counts_seasons_and_legumes(plot):
    beans = grown(plot, "bush-bean", 4, nutrient_demand="nitrogen_fixer")
    beans.started_on, beans.ended_on = date(2025, 5, 1), date(2025, 8, 1)
    beans.save(update_fields=["started_on", "ended_on"])
    AmendmentFactory(bed=plot, spread_on=date(2026, 4, 1))
    AmendmentFactory(bed=plot, product="", name="Nettle tea", kind="", n_pct=None, amount_g=None,
                     amount_l=5)  # fmt: skip
    last, this = reckoned(plot).seasons
    assert (last.title, this.title) == ("2025", "2026")
    assert last.in_g.n == 16
    assert this.in_g == pytest.approx((9.375, 15.0, 57.8))
    assert [line.grams is None for line in this.came] == [True, False]


def test_the_ledger_counts_a_perennial_in_each_season_it_was_picked(plot):
    figures = {"yield_kg_per_plant_min": 1, "yield_kg_per_plant_max": 3}
    figures |= {"life_cycle": LifeCycle.PERENNIAL} | taken(3, 1, 4)
    planting = grown(plot, "rhubarb", 0.25, **figures)
    for on in (date(2024, 5, 1), date(2026, 5, 1)):
        HarvestFactory(event__planting=planting, event__happened_on=on, weight_g=None, count=4)
    left = {season.year: season.out_g.n for season in reckoned(plot).seasons}
    assert left == {2024: 6, 2025: 0, 2026: 6}


def test_trends_compare_one_extractant(plot, own_client):
    for year, ph, phosphorus, method in (
        (2023, 5.8, 40, "bray_1"),
        (2024, 6.1, 12, "olsen"),
        (2026, 6.4, 18, "olsen"),
    ):
        SoilTestFactory(
            bed=plot, tested_on=date(year, 3, 1), ph=ph, phosphorus_mg_kg=phosphorus,
            phosphorus_method=method,
        )  # fmt: skip
    ph, phosphorus = reckoned(plot).trends
    assert [point.value for point in ph.points] == [5.8, 6.1, 6.4]
    assert [point.value for point in phosphorus.points] == [12, 18]
    page = text(own_client, plot)
    assert "Tests by another method cannot be compared and are left out." in page
    assert "pH: 5.8 on 1 Mar 2023, 6.4 on 1 Mar 2026." in page
    assert "index 2 (AHDB RB209)" in page


def test_imperial_readers_get_pounds(plot, imperial_client):
    SoilTestFactory(bed=plot, ph=5.5)
    page = text(imperial_client, plot)
    # 700 g/m² of limestone, of which 500 now, on 4 m².
    assert "14.34 lb/100 sq ft" in page
    assert "4 lb 7 oz now, of 6 lb 3 oz" in page
    assert "for 43 sq ft" in page


@pytest.mark.parametrize("number", [1, 20])
def test_the_page_costs_the_same_however_much_is_known(
    number, plot, own_client, django_assert_max_num_queries
):
    for count in range(number):
        grown(plot, f"crop-{count}", 0.25, nutrient_demand="heavy")
        SoilTestFactory(bed=plot, tested_on=date(2026, 1, 1 + count), organic_matter_pct=2)
        AmendmentFactory(bed=plot)
    text(own_client, plot)
    with django_assert_max_num_queries(9):
        text(own_client, plot)


@pytest.mark.parametrize("water", ["nan", "-1", "1e9", "wet", ""])
def test_impossible_water_is_no_fault_of_the_site(water, plot, own_client):
    grown(plot, "tomato", 1)
    SoilTestFactory(bed=plot, ec_ds_m=3, ec_method="paste")
    assert "Extra water" in text(own_client, plot, f"?water={water}")


def test_the_garden_lists_its_beds(plot, own_client):
    SoilTestFactory(bed=plot, ph=6.2)
    answer = own_client.get(reverse("gardens:garden-soil", args=[plot.garden_id]))
    assert "6.2" in answer.content.decode()
    assert reverse("gardens:bed-soil", args=[plot.garden_id, plot.pk]) in answer.content.decode()
