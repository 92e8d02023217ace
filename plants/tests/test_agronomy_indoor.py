import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plants.agronomy import indoor_light, spans, vapour_deficit
from plants.agronomy.indoor_ranges import INDOOR_RANGES, MOST_LIGHT_H
from plants.agronomy.spans import Span

few = settings(max_examples=30, deadline=None)


def test_ind_01_sixteen_hours_of_lamps():
    assert indoor_light.daily_light_mol(200, 16) == pytest.approx(11.52)


def test_ind_03_deficit_of_air_and_of_a_cooler_leaf():
    assert vapour_deficit.air_deficit_kpa(24, 60) == pytest.approx(1.19, abs=0.01)
    assert vapour_deficit.leaf_deficit_kpa(24, 60, leaf_c=22) == pytest.approx(0.85, abs=0.01)


@pytest.mark.parametrize(
    ("deficit_kpa", "is_leafy", "severity"),
    [
        (0.39, True, "warning"),
        (0.4, True, None),
        (1.2, True, None),
        (1.3, True, "advice"),
        (1.6, False, None),
        (1.61, False, "warning"),
    ],
)
def test_deficit_severity(deficit_kpa, is_leafy, severity):
    assert vapour_deficit.deficit_severity(deficit_kpa, is_leafy=is_leafy) == severity


@pytest.mark.parametrize(
    ("dli_mol", "severity"),
    [(12, None), (11.9, "advice"), (9.6, "warning"), (6.0, "warning"), (5.9, "critical")],
)
def test_light_severity(dli_mol, severity):
    assert indoor_light.light_severity(dli_mol, INDOOR_RANGES["basil"].dli_mol.low) == severity


def test_longer_days_help_up_to_what_a_plant_may_have():
    assert indoor_light.hours_needed(12, 200) == pytest.approx(16.67, abs=0.01)
    most_h = MOST_LIGHT_H["tomato"]
    assert indoor_light.hours_needed(12, 200, most_h) is None
    assert indoor_light.hours_needed(12, 0) is None
    assert indoor_light.ppfd_needed(20, most_h) == pytest.approx(347.2, abs=0.1)
    assert indoor_light.ppfd_needed(20, 0) is None


def test_a_luxmeter_needs_its_lamp():
    by_lamp = [indoor_light.ppfd_of_lux(10_800, lamp) for lamp in ("sun", "white_led", "hps")]
    assert by_lamp == pytest.approx([200, 161.2, 131.7], abs=0.1)


def test_crops_that_agree_share_what_suits_all():
    shared = spans.shared_span({"basil": Span(5.5, 6.5), "lettuce": Span(6.0, 7.0)})
    assert shared.span == (6.0, 6.5)
    assert not shared.is_compromise


def test_crops_that_disagree_get_a_compromise_that_says_for_whom():
    shared = spans.shared_span(
        {"lettuce": Span(1.2, 1.8), "tomato": Span(2.0, 4.0), "spinach": Span(1.8, 2.3)}
    )
    assert shared.is_compromise
    assert shared.span == pytest.approx((1.9, 1.9))
    assert shared.unmet == pytest.approx({"lettuce": 0.1, "tomato": -0.1})
    assert spans.shared_span({}) is None


wanted = st.builds(lambda low, width: Span(low, low + width), st.floats(0, 10), st.floats(0, 5))


@few
@given(st.dictionaries(st.sampled_from("abcdef"), wanted, min_size=1))
def test_what_is_shared_lies_within_every_range_or_names_who_is_left_out(ranges):
    shared = spans.shared_span(ranges)
    for name, span in ranges.items():
        for end in shared.span:
            assert span.distance(end) == pytest.approx(shared.unmet.get(name, 0), abs=1e-9)


@few
@given(st.floats(0, 3000), st.floats(0.1, 24), st.floats(0, 5))
def test_light_is_linear_and_comes_back(ppfd, hours, factor):
    dli_mol = indoor_light.daily_light_mol(ppfd, hours)
    assert indoor_light.daily_light_mol(factor * ppfd, hours) == pytest.approx(factor * dli_mol)
    assert indoor_light.ppfd_needed(dli_mol, hours) == pytest.approx(ppfd)
