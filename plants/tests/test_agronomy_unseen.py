"""Examples that docs/science.md does not print, reckoned by hand from its formulas.

Those with a name are printed by the publication itself.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime

import numpy as np
import pytest

from plants.agronomy import (
    companions,
    compost_heap,
    conductivity,
    crop_water,
    evapotranspiration,
    frost,
    frost_damage,
    hardiness,
    heat_units,
    indoor_light,
    nutrient_needs,
    organic_matter,
    reservoir,
    salinity,
    seed_packet,
    seed_viability,
    soil,
    soil_temperature,
    soil_water,
    solar,
    sowing,
    spacing,
    vapour_deficit,
)
from plants.agronomy.compost_heap import Ingredient
from plants.agronomy.dissolved_oxygen import oxygen_saturation_mg_l
from plants.agronomy.emergence import emergence_days
from plants.agronomy.evapotranspiration import AirDay, Humidity
from plants.agronomy.heat_targets import HeatTarget
from plants.agronomy.maturity import heat_eta

CABBAGE, PEA = ((40, 60, 50, 15), (0.70, 1.05, 0.95)), ((20, 30, 35, 15), (0.50, 1.15, 1.10))


def brussels_in_july() -> dict[str, float]:
    """FAO-56, example 18: 50°48′ N, 100 m, 6 July, 2.78 m/s at 10 m, 9.25 h of sunshine."""
    et = evapotranspiration
    ea = et.actual_pressure_kpa(12.3, 21.5, Humidity(rh_min_pct=63, rh_max_pct=84))
    ra = et.extraterrestrial_radiation_mj(50.8, 187)
    rs = et.radiation_from_sunshine_mj(ra, 9.25, et.daylight_hours(50.8, 187))
    relative = et.relative_radiation(rs, et.clear_sky_radiation_mj(ra, 100))
    rn = et.net_radiation_mj(rs, et.net_longwave_mj(12.3, 21.5, ea, relative))
    air = AirDay(12.3, 21.5, ea, 100, et.wind_at_2m(2.78, 10))
    return {"ea": ea, "ra": ra, "rs": rs, "rn": rn, "et0": et.penman_monteith(air, rn)}


@pytest.mark.parametrize(
    ("part", "printed", "within"),
    [("ea", 1.409, 0.005), ("ra", 41.09, 0.05), ("rs", 22.07, 0.05), ("rn", 13.28, 0.05),
     ("et0", 3.88, 0.02)],
)  # fmt: skip
def test_fao_56_example_18(part, printed, within):
    assert brussels_in_july()[part] == pytest.approx(printed, abs=within)


def after_days(number: int) -> soil_water.DayBalance:
    """TAW 70, RAW 18.9, 10 mm gone at first, 7 mm a day, no rain."""
    depletion_mm = 10.0
    for _ in range(number):
        day = soil_water.balance_day(depletion_mm, 70, 18.9, etc_mm=7, rain_mm=0, irrigation_mm=0)
        depletion_mm = day.depletion_mm
    return day


def heat(part: str) -> float:
    """Target 1000 °C·d with 750 gone, 10 a day, unnamed cultivar: 25 days, sd 10.3."""
    target = HeatTarget(10, 30, 1000, 1000, ("direct_sow",), "low")
    return getattr(heat_eta(np.full(200, 10.0), past_days=75, target=target), part)


HEAP = [Ingredient(20, 45, 0.6, 12), Ingredient(30, 45, 3.0, 80)]
TEXTURES = soil_water.TEXTURES

EXAMPLES: list[tuple[str, Callable[[], float], float, float]] = [
    (
        "water in 0.5 m of clay",
        lambda: soil_water.total_available_mm(TEXTURES["clay"], 0.5),
        70,
        0.1,
    ),
    ("p 0.35 at 7 mm a day", lambda: soil_water.depletion_fraction(0.35, 7), 0.27, 0.001),
    ("p never below 0.1", lambda: soil_water.depletion_fraction(0.20, 9), 0.1, 0.001),
    ("balance after 4 days", lambda: after_days(4).depletion_mm, 35.74, 0.01),
    ("balance after 5 days", lambda: after_days(5).depletion_mm, 40.43, 0.01),
    ("cabbage, day 60", lambda: crop_water.kc_on_day(60, *CABBAGE), 0.8167, 0.001),
    ("cabbage, day 155", lambda: crop_water.kc_on_day(155, *CABBAGE), 1.0167, 0.001),
    ("pea, day 35", lambda: crop_water.kc_on_day(35, *PEA), 0.825, 0.001),
    ("60 mm of rain a month", lambda: soil_water.effective_monthly_rain_mm(60), 54.24, 0.01),
    ("250 mm of rain a month", lambda: soil_water.effective_monthly_rain_mm(250), 150, 0.01),
    ("22 mm by hand on 3 m²", lambda: soil_water.irrigation_need(22, 3, 0.85).litres, 77.6, 0.1),
    ("0.79 of 4 mm is no rain", lambda: soil_water.effective_rain_mm(0.79, 4), 0, 0),
    # Frost.
    ("kill −4 at −2.5 in 4 days", lambda: frost_damage.kill_probability(-4, -2.5, 4), 0.274, 0.001),
    ("pear in bloom at −3", lambda: frost_damage.bud_kill_fraction(-3, -2.2, -4.4), 0.363, 0.002),
    ("peach pink at −5", lambda: frost_damage.bud_kill_fraction(-5, -3.9, -9.4), 0.221, 0.002),
    ("a clear still night", lambda: frost_damage.radiative_cooling_c(1.9, 24, 0.4), 2, 0),
    ("a tall plant", lambda: frost_damage.radiative_cooling_c(1.9, 24, 0.5), 0, 0),
    ("8 °C at 10 cm", lambda: soil_temperature.amplitude_at_depth_c(8, 0.1, 0.11727), 3.41, 0.01),
    ("lag at 10 cm", lambda: soil_temperature.lag_at_depth_h(0.1, 0.11727), 3.257, 0.01),
    # Warmth.
    ("sine 6 to 20 above 4.4", lambda: heat_units.sine_degree_days(6, 20, 4.4), 8.6, 0.001),
    ("sine 5 to 17 above 6.1", lambda: heat_units.sine_degree_days(5, 17, 6.1), 5.043, 0.001),
    ("sine cut off", lambda: heat_units.sine_degree_days(12, 36, 10, 31.1), 13.040, 0.001),
    ("86/50, 40 and 95 °F", lambda: heat_units.clamped_degree_days(40, 95, 50, 86), 18, 0),
    ("average, 12 and 35 below 30", lambda: heat_units.average_degree_days(12, 35, 10, 30), 11, 0),
    ("days to 1000 °C·d", lambda: heat("days") - 75, 25, 0),
    ("give or take", lambda: heat("sd_days"), 10.31, 0.05),
    # Space.
    ("hexagons 5 × 1.2 at 0.25", lambda: spacing.plant_count(5, 1.2, 0.25).hexagonal, 98, 0),
    ("squares 5 × 1.2 at 0.25", lambda: spacing.plant_count(5, 1.2, 0.25).square, 80, 0),
    ("hexagons 4 × 4 at 0.4", lambda: spacing.plant_count(4, 4, 0.4).hexagonal, 105, 0),
    ("hexagons 3.6 × 0.9 at 0.45", lambda: spacing.plant_count(3.6, 0.9, 0.45).hexagonal, 15, 0),
    ("too narrow", lambda: spacing.plant_count(1, 0.2, 0.3).square, 0, 0),
    ("6 zucchini on 4.8 m²", lambda: spacing.crowding_index([0.75] * 6, 4.8), 0.703, 0.001),
    ("0.45 beside 0.20 at 0.2", lambda: spacing.pair_overlap(0.2, 0.45, 0.2), 0.385, 0.001),
    # Neighbours.
    (
        "maize and bean at 0.7 of 1",
        lambda: companions.companion_score(0.3, "A", 0.7, 1),
        0.09,
        0.001,
    ),
    (
        "tradition counts a fifth",
        lambda: companions.companion_score(-0.2, "C", 0, 0.8),
        -0.04,
        0.001,
    ),
    ("beyond its range", lambda: companions.companion_score(0.3, "B", 1.1, 1), 0, 0),
    # Soil.
    ("peat 5.0 to 5.8", lambda: soil.lime_g_m2(16, 5.0, 5.8), 1280, 1),
    (
        "sand, hydrated, 30 cm",
        lambda: soil.lime_g_m2(6, 5.5, 6.5, depth_cm=30, neutralising_value=70),
        694.3,
        1,
    ),
    ("sulfur on clay 7.2 to 6.2", lambda: soil.sulfur_g_m2(8, 7.2, 6.2), 256.4, 0.5),
    ("buffer 6.2, pH 5.4 to 6.4", lambda: soil.buffer_lime_g_m2(5.4, 6.4, 6.2), 298.9, 0.5),
    ("Olsen 10, offtake 2", lambda: nutrient_needs.phosphate_need_g_m2(10, 16, 2), 5.362, 0.005),
    ("Mehlich 38, offtake 4", lambda: nutrient_needs.phosphate_need_g_m2(38, 20, 4), 2.8, 0.001),
    (
        "K 130, CEC 10, offtake 10",
        lambda: nutrient_needs.potash_need_g_m2(130, 10, 10),
        12.24,
        0.01,
    ),
    ("K 140, CEC 10, offtake 10", lambda: nutrient_needs.potash_need_g_m2(140, 10, 10), 6.12, 0.01),
    (
        "N after beans on 5 %",
        lambda: nutrient_needs.nitrogen_need_g_m2("medium", 5, after_legume=True),
        0.4,
        0.001,
    ),
    ("N of a light feeder", lambda: nutrient_needs.nitrogen_need_g_m2("light", 0.5), 6, 0),
    ("carrot at 2.5 dS/m", lambda: salinity.SALT_TOLERANCE["carrot"].yield_pct(2.5), 79, 0.1),
    (
        "half the onions, FAO-29",
        lambda: salinity.SALT_TOLERANCE["onion"].ece_for_yield_ds_m(50),
        4.3,
        0.05,
    ),
    (
        "half the lettuces, FAO-29",
        lambda: salinity.SALT_TOLERANCE["leaf-lettuce"].ece_for_yield_ds_m(50),
        5.1,
        0.05,
    ),
    ("leaching 2 to 4", lambda: salinity.leaching_share(2, 4), 0.111, 0.001),
    ("straw and grass", lambda: compost_heap.carbon_nitrogen_ratio(HEAP), 37.18, 0.01),
    (
        "1.5 to 4 % in 20 cm",
        lambda: organic_matter.compost_kg_m2(
            2.5, depth_cm=20, compost_organic_pct=35, bulk_density_kg_m3=1200
        ),
        34.29,
        0.01,
    ),
    # Seeds.
    (
        "lettuce 90 %, 3 y at 6 %, 15 °C",
        lambda: seed_viability.share_after(
            0.90, 1095, seed_viability.VIABILITY["head-lettuce"].sigma_days(6, 15)
        ),
        0.748,
        0.002,
    ),
    (
        "pea 95 %, 5 y at 12 %, 25 °C",
        lambda: seed_viability.share_after(
            0.95, 1825, seed_viability.VIABILITY["garden-pea"].sigma_days(12, 25)
        ),
        0.291,
        0.002,
    ),
    ("leek of 3 years", lambda: seed_packet.packet_share(2, 3), 0.329, 0.002),
    ("onion of 3 years", lambda: seed_packet.packet_share(1, 3), 0.006, 0.002),
    ("cucumber of 8 years", lambda: seed_packet.packet_share(5, 8), 0.280, 0.002),
    (
        "lettuce lot of 80 %, stored cool",
        lambda: seed_packet.packet_share(6, 6, lot=0.8, factor=2),
        0.708,
        0.002,
    ),
    (
        "10 to 8 %, 20 to 5 °C",
        lambda: seed_packet.life_factor(8, 5, than_moisture_pct=10, than_c=20),
        32,
        0.001,
    ),
    ("seeds for 30", lambda: sowing.seeds_to_sow(30, 0.75, 0.7), 58, 0),
    ("seeds a station", lambda: sowing.seeds_per_station(0.75, 0.7), 5, 0),
    ("carrot at 12 °C", lambda: emergence_days("carrot", 12), 13.35, 0.05),
    ("pea at 8 °C", lambda: emergence_days("garden-pea", 8), 18.63, 0.05),
    ("pepper at 20 °C", lambda: emergence_days("sweet-pepper", 20), 12.38, 0.05),
    # Indoors.
    ("350 µmol for 14 h", lambda: indoor_light.daily_light_mol(350, 14), 17.64, 0.001),
    ("28 °C and 70 %", lambda: vapour_deficit.air_deficit_kpa(28, 70), 1.134, 0.002),
    ("leaf of 26 °C", lambda: vapour_deficit.leaf_deficit_kpa(28, 70, leaf_c=26), 0.715, 0.002),
    ("1.8 mS/cm at 20 °C", lambda: conductivity.ec_at_25_c(1.8, 20), 2.0, 0.001),
    ("oxygen at 25 °C, USGS", lambda: oxygen_saturation_mg_l(25), 8.26, 0.01),
    ("oxygen at 10 °C, USGS", lambda: oxygen_saturation_mg_l(10), 11.29, 0.01),
    ("oxygen at 25 °C, 1000 m", lambda: oxygen_saturation_mg_l(25, 89.9), 7.30, 0.01),
    ("80 L from 3.0 to 2.2", lambda: reservoir.litres_to_replace(80, 3.0, 2.2, 0.4), 24.6, 0.05),
    ("45 L, 5 L a day", lambda: reservoir.change_interval_days(45, 5), 9, 0),
    ("no top-up noted", lambda: reservoir.change_interval_days(45, None), 10, 0),
]


@pytest.mark.parametrize(
    ("reckoned", "expected", "within"),
    [pytest.param(*values, id=name) for name, *values in EXAMPLES],
)
def test_by_hand(reckoned, expected, within):
    assert reckoned() == pytest.approx(expected, abs=within or 1e-9)


@pytest.mark.parametrize(
    ("coldest_c", "zone"), [(-23.4, "5b"), (-23.3, "6a"), (-6.6, "9a"), (1.7, "10b"), (-50, "1a")]
)
def test_zones(coldest_c, zone):
    assert hardiness.usda_zone(coldest_c) == zone


def test_a_freeze_table_of_another_town():
    """Last frosts 30 April, 8 April, 20 March: sd 16.0 days, at 30 % risk 16 April."""
    dates = frost.FrostDates(79, 98, 120, None, None, None)
    assert frost.last_frost_at_risk(dates, 0.3) == pytest.approx(106, abs=1)
    assert frost.last_frost_at_risk(dates, 0.2) == pytest.approx(111, abs=1)


def test_the_sun_over_quito_at_an_equinox():
    """Overhead at noon: within a degree of the zenith, twelve hours and a few minutes long."""
    noon = solar.sun_position(-0.18, -78.47, datetime(2024, 3, 20, 17, 21, tzinfo=UTC))
    assert noon.elevation_deg == pytest.approx(89.7, abs=0.4)
    assert solar.day_length_h(-0.18, date(2024, 3, 20)) == pytest.approx(12.11, abs=0.03)


@pytest.mark.parametrize("year", [2024, 2025])
def test_winter_days_of_the_south_are_those_of_the_north_half_a_year_on(year):
    north = solar.day_length_h(50, date(year, 12, 21))
    assert solar.day_length_h(-50, date(year, 6, 21)) == pytest.approx(north, abs=0.03)
