from datetime import date

import pytest

from gardens.tests.factories import PlaceFactory
from plants.agronomy.crop_calendar import Course, CropCalendar
from plants.agronomy.growing_site import Site
from plants.agronomy.soil_record import SoilRecord, Stand
from plants.agronomy.stays import Stay, stay_in_bed
from plants.choices import LifeCycle
from plants.tests.factories import PlantFactory

ON = date(2026, 6, 1)
# In Brno the first frost comes on day 301.
FROST = date(2026, 10, 28)


def stay(plant, method="transplant", on=ON, *, is_indoor=False, **days) -> Stay:
    place = PlaceFactory.build()
    site = Site(
        frost=place.frost_dates,
        latitude_deg=place.latitude,
        coldest_night_c=place.annual_extreme_min_c,
        normals=None,
        confidence="high",
        weather={},
        is_indoor=is_indoor,
    )
    return stay_in_bed(CropCalendar(plant.crop_figures, site, Course(method, **days), on))


@pytest.mark.parametrize(
    ("changes", "end"),
    [
        # Ripe after the middle of 60 to 85 days, then picked for four weeks.
        ({"half_hardy": True}, date(2026, 8, 9)),
        ({"tender": True, "succession_interval_days": 14}, date(2026, 8, 9)),
        ({"tender": True}, FROST),
        (
            {"half_hardy": True, "days_to_maturity_min": None, "days_to_maturity_max": None},
            date(2026, 8, 29),
        ),
        ({"life_cycle": LifeCycle.PERENNIAL}, None),
    ],
)
def test_the_end_is_reckoned_where_none_is_noted(changes, end):
    begun_on = date(2026, 5, 1)
    found = stay(PlantFactory.build(**changes), started_on=begun_on)
    assert found == Stay(begun_on, end)


def test_what_is_noted_outdoes_what_is_reckoned():
    lettuce = PlantFactory.build(half_hardy=True)
    begun = {"started_on": date(2026, 5, 1)}
    assert stay(lettuce, ended_on=date(2026, 6, 3), **begun).end == date(2026, 6, 3)
    # Nobody said that it ended.
    assert stay(lettuce, on=date(2026, 12, 1), **begun).end == date(2026, 12, 1)


def test_what_is_sown_indoors_comes_into_the_bed_when_it_is_planted_out():
    tomato = PlantFactory.build(tender=True)
    found = stay(tomato, "sow_indoors", on=date(2026, 3, 1), planned_on=date(2026, 3, 5))
    assert found == Stay(date(2026, 5, 7), FROST)
    assert stay(tomato, "sow_indoors", is_indoor=True, planned_on=ON).start == ON


def test_without_day_and_season_it_may_stand_there_at_any_time():
    no_weeks = {
        f"{name}_{end}": None
        for name in ("indoor_sow_weeks_before_last_frost", "transplant_weeks_after_last_frost")
        for end in ("min", "max")
    }
    found = stay(PlantFactory.build(**no_weeks))
    assert found == Stay(None, None)
    assert found.meets(Stay(ON, ON))


def test_stays_that_follow_each_other_do_not_meet():
    spring, summer = Stay(date(2026, 3, 1), ON), Stay(date(2026, 6, 2), None)
    assert not spring.meets(summer)
    assert not summer.meets(spring)
    assert spring.meets(Stay(ON, None))


def test_next_door_counts_from_the_season_after_and_the_bed_itself_is_named_first():
    kale, own = Stand(2026, "Brassicaceae", "kale", "Bed B"), Stand(2026, "Brassicaceae", "radish")
    record = SoilRecord(frozenset(), frozenset(), beside=frozenset({kale}))

    def is_cabbage(family, slug):
        return family == "Brassicaceae"

    assert record.last_stood(2026, is_cabbage) is None
    assert record.last_stood(2027, is_cabbage) == kale
    assert record.last_stood(2027, is_cabbage, only_here=True) is None
    both = SoilRecord(frozenset({own}), frozenset(), beside=frozenset({kale}))
    assert both.last_stood(2027, is_cabbage) == own
