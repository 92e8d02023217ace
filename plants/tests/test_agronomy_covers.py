from dataclasses import astuple, replace
from datetime import date

import pytest

from plants.agronomy.covers import Cover, frost_dates_under
from plants.agronomy.frost import NO_FROST, FrostDates
from plants.agronomy.windows import CropOffsets, planting_windows

TEMPERATE_C = (-2.5, -2.0, 0.8, 4.2, 8.8, 12.0, 14.2, 13.8, 10.2, 6.0, 2.0, -1.2)
SD_C = (3.5,) * 12
FRO_02 = FrostDates(94, 108, 127, 279, 298, 312)
TOMATO = CropOffsets(transplant_weeks=(1, 3), is_tender=True)


def test_cov_01_fleece_shifts_dates_by_what_warmer_nights_say():
    found = frost_dates_under(Cover.FLEECE, FRO_02, TEMPERATE_C, SD_C)
    assert astuple(found) == pytest.approx((79, 94, 112, 294, 312, 327), abs=1)


def test_cov_02_without_temperatures_six_days_a_degree():
    found = frost_dates_under(Cover.TUNNEL, FRO_02, None, None)
    assert (found.last_p50, found.first_p50) == (90, 316)


def test_no_cover_changes_nothing():
    assert frost_dates_under(Cover.NONE, FRO_02, TEMPERATE_C, SD_C) is FRO_02


def test_the_warmer_the_cover_the_longer_the_season():
    covers = (Cover.NONE, Cover.FLEECE, Cover.TUNNEL, Cover.COLD_FRAME)
    found = [frost_dates_under(cover, FRO_02, TEMPERATE_C, SD_C) for cover in covers]
    lasts, firsts = [one.last_p90 for one in found], [one.first_p10 for one in found]
    assert lasts == sorted(lasts, reverse=True)
    assert firsts == sorted(firsts)


def test_a_frost_free_place_stays_so():
    assert frost_dates_under(Cover.FLEECE, NO_FROST, None, None) == NO_FROST


def test_under_cover_a_mild_place_may_be_frost_free():
    mild_c = tuple(value + 8 for value in TEMPERATE_C)
    known = FrostDates(None, 20, 60, 345, 360, None)
    assert frost_dates_under(Cover.COLD_FRAME, known, mild_c, SD_C).last_p50 is None


def test_typed_frost_in_a_place_whose_averages_have_none_moves_by_days():
    mild_c = tuple(value + 14 for value in TEMPERATE_C)
    found = frost_dates_under(Cover.FLEECE, FRO_02, mild_c, SD_C)
    assert (found.last_p50, found.first_p50) == (96, 310)


def test_no_frost_is_left_where_spring_would_meet_autumn():
    short_winter = FrostDates(5, 20, 30, 350, 360, None)
    assert frost_dates_under(Cover.FLEECE, short_winter, None, None).last_p50 == 8
    assert frost_dates_under(Cover.TUNNEL, short_winter, None, None) == NO_FROST


def test_dates_that_are_missing_stay_missing_without_temperatures():
    alpine = FrostDates(170, 185, None, 210, 222, 240)
    found = frost_dates_under(Cover.GREENHOUSE, alpine, None, None)
    assert (found.last_p50, found.last_p90) == (167, None)


def test_a_cover_gives_a_mountain_a_safe_date():
    alpine_c = tuple(value - 9 for value in TEMPERATE_C)
    alpine = FrostDates(175, 195, None, 205, 215, 240)
    found = frost_dates_under(Cover.COLD_FRAME, alpine, alpine_c, SD_C)
    assert not alpine.has_safe_date
    assert found.has_safe_date


def test_the_south_is_the_north_half_a_year_later():
    south_c = TEMPERATE_C[6:] + TEMPERATE_C[:6]
    south = FrostDates(*((day + 181) % 365 for day in astuple(FRO_02)))
    north = frost_dates_under(Cover.FLEECE, FRO_02, TEMPERATE_C, SD_C)
    found = frost_dates_under(Cover.FLEECE, south, south_c, SD_C)
    assert (south.last_p50 - found.last_p50) % 365 == pytest.approx(
        FRO_02.last_p50 - north.last_p50, abs=1
    )


def test_tender_crops_go_out_earlier_under_fleece():
    starts = [
        planting_windows(
            TOMATO,
            frost_dates_under(cover, FRO_02, TEMPERATE_C, SD_C),
            50.0,
            date(2026, 1, 1),
        ).transplant.start
        for cover in (Cover.NONE, Cover.FLEECE)
    ]
    assert starts == [date(2026, 5, 7), date(2026, 4, 22)]


def test_only_last_dates_without_first_ones_move_alone():
    rare = replace(NO_FROST, last_p90=22)
    assert frost_dates_under(Cover.FLEECE, rare, None, None).last_p90 == 10
