import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plants.agronomy import seed_packet, seed_viability, sowing
from plants.agronomy.emergence import THERMAL_TIMES
from plants.agronomy.seed_viability import VIABILITY, ViabilityConstants

RICE = ViabilityConstants(8.242, 4.345, 0.0307, 0.000501)

few = settings(max_examples=30, deadline=None)
shares = st.floats(0.05, 0.99)


def test_sed_01_rice_falls_from_98_to_95_per_cent():
    sigma_days = RICE.sigma_days(10, 5)
    assert seed_viability.days_until(0.98, 0.95, sigma_days) == pytest.approx(2200.83, abs=1)


@pytest.mark.parametrize(
    ("moisture_pct", "temperature_c", "germination_pct"),
    [
        pytest.param(9, 20, 56.5, id="SED-04-in-a-room"),
        pytest.param(7, 5, 93.8, id="SED-04-dry-and-cool"),
    ],
)
def test_onion_seed_after_two_years(moisture_pct, temperature_c, germination_pct):
    sigma_days = VIABILITY["onion"].sigma_days(moisture_pct, temperature_c)
    share = seed_viability.share_after(0.95, 2 * 365, sigma_days)
    assert 100 * share == pytest.approx(germination_pct, abs=0.3)


@pytest.mark.parametrize(
    ("moisture_pct", "temperature_c"), [(4.9, 10), (25.1, 10), (8, -21), (8, 91)]
)
def test_viability_outside_what_was_measured_is_not_known(moisture_pct, temperature_c):
    assert VIABILITY["onion"].sigma_days(moisture_pct, temperature_c) is None


def test_viability_is_known_to_the_ends_of_what_was_measured():
    assert VIABILITY["onion"].sigma_days(5, -20) > VIABILITY["onion"].sigma_days(25, 90) > 0


def test_a_lot_of_which_all_germinated_still_has_a_line():
    assert seed_viability.lot_share(50, 50) == pytest.approx(49.625 / 50.25)
    assert seed_viability.lot_share(40, 50) == 0.8
    assert seed_viability.share_after(1.0, 0, 500) == pytest.approx(seed_viability.FULL_SHARE)


def test_a_dead_lot_stays_dead():
    assert seed_viability.share_after(0, 100, 500) == 0
    assert seed_viability.days_until(0, 0.5, 500) == 0


def test_sed_06_drier_and_cooler_seed_lives_longer():
    assert seed_packet.life_factor(7, 15, than_moisture_pct=10, than_c=25) == pytest.approx(32)


@pytest.mark.parametrize(
    ("life_years", "age_years", "lot", "factor", "germination_pct"),
    [
        pytest.param(1, 1, 0.95, 1, 60.0, id="SED-07-one-year"),
        pytest.param(1, 2, 0.95, 1, 12.8, id="SED-07-two-years"),
        pytest.param(4, 5, 0.90, 2, 73.9, id="SED-08"),
        pytest.param(4, 0, 0.90, 1, 90.0, id="new"),
    ],
)
def test_a_packet_of_unknown_moisture(life_years, age_years, lot, factor, germination_pct):
    share = seed_packet.packet_share(life_years, age_years, lot=lot, factor=factor)
    assert 100 * share == pytest.approx(germination_pct, abs=0.5)


def test_a_packet_that_was_poor_when_new_has_no_line():
    assert seed_packet.packet_share(4, 1, lot=0.60) is None
    assert seed_packet.packet_share(0, 1) is None


@pytest.mark.parametrize(
    ("moisture_pct", "temperature_c", "factor"),
    [(None, None, 1), (8, 15, 1), (None, 5, 4), (5, 0, 8), (14, 30, 0.25), (3, 15, 8)],
)
def test_storage_factor_is_bounded(moisture_pct, temperature_c, factor):
    assert seed_packet.storage_factor(moisture_pct, temperature_c) == pytest.approx(factor)


def test_a_store_is_safe_below_a_hundred():
    assert seed_packet.is_store_safe(10, 49.9)
    assert not seed_packet.is_store_safe(10, 50)


@pytest.mark.parametrize(
    ("plants", "germination", "field_factor", "seeds", "per_station"),
    [
        pytest.param(24, 0.80, 0.70, 43, 4, id="SED-09"),
        pytest.param(60, 0.60, 0.80, 125, 5, id="SED-10"),
        pytest.param(10, 1.0, 1.0, 10, 1, id="all-come-up"),
        pytest.param(10, 0.0, 0.7, None, None, id="none-comes-up"),
    ],
)
def test_sow_so_many(plants, germination, field_factor, seeds, per_station):
    assert sowing.seeds_to_sow(plants, germination, field_factor) == seeds
    assert sowing.seeds_per_station(germination, field_factor) == per_station


def test_a_small_test_counts_with_its_lower_end():
    low, high = sowing.germination_interval(8, 10)
    # Wilson's ends are those shares from which 8 of 10 is just 1.2816 standard errors away.
    for end in (low, high):
        assert abs(0.8 - end) == pytest.approx(1.2816 * (end * (1 - end) / 10) ** 0.5)
    assert sowing.tested_share(8, 10) == low
    assert sowing.tested_share(40, 50) == 0.8


@pytest.mark.parametrize(
    ("share", "severity"), [(0.49, "warning"), (0.5, "advice"), (0.7, "advice"), (0.71, "info")]
)
def test_germination_severity(share, severity):
    assert sowing.germination_severity(share) == severity


@pytest.mark.parametrize(
    ("slug", "soil_c", "is_too_cold", "is_too_hot"),
    [
        ("tomato", 8.5, True, False),
        ("tomato", 8.6, False, False),
        ("cucumber", 12.9, True, False),
        ("cucumber", 13.0, False, False),
        ("head-lettuce", 29.0, False, True),
    ],
)
def test_soil_at_the_ends_of_what_seed_stands(slug, soil_c, is_too_cold, is_too_hot):
    thermal_time = THERMAL_TIMES[slug]
    assert thermal_time.is_too_cold(soil_c) is is_too_cold
    assert thermal_time.is_too_hot(soil_c) is is_too_hot


def test_a_sowing_is_overdue_after_one_and_a_half_times_its_days():
    tomato = THERMAL_TIMES["tomato"]
    assert tomato.overdue_days(15) == pytest.approx(1.6 * 103.3 / 7.5)
    assert tomato.overdue_days(5) is None


@few
@given(shares, st.floats(0, 5000), st.floats(5, 25), st.floats(-20, 40), st.floats(0, 3))
def test_seed_never_gains_with_time_moisture_or_warmth(lot, days, moisture_pct, celsius, more):
    onion = VIABILITY["onion"]
    kept = seed_viability.share_after(lot, days, onion.sigma_days(moisture_pct, celsius))
    later = seed_viability.share_after(lot, days + more, onion.sigma_days(moisture_pct, celsius))
    damper = seed_viability.share_after(
        lot, days, onion.sigma_days(min(25, moisture_pct + more), celsius)
    )
    warmer = seed_viability.share_after(
        lot, days, onion.sigma_days(moisture_pct, max(0, celsius) + more)
    )
    assert 0 <= max(later, damper, warmer) <= kept + 1e-12 <= lot + 1e-9


@few
@given(st.integers(1, 200), st.data())
def test_the_interval_holds_the_share(seeds, data):
    germinated = data.draw(st.integers(0, seeds))
    low, high = sowing.germination_interval(germinated, seeds)
    assert 0 <= low <= germinated / seeds + 1e-12
    assert germinated / seeds - 1e-12 <= high <= 1


@few
@given(st.integers(1, 500), st.floats(0.01, 1), st.floats(0.05, 1))
def test_poorer_seed_never_needs_fewer(plants, germination, field_factor):
    seeds = sowing.seeds_to_sow(plants, germination, field_factor)
    assert seeds >= plants
    assert seeds <= sowing.seeds_to_sow(plants, germination / 2, field_factor)
    assert sowing.seeds_per_station(germination, field_factor) >= 1
