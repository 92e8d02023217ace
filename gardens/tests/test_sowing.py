from datetime import date

import pytest

from gardens.models import GardenKind, StartMethod
from gardens.sowing import Start, next_start, standing_start
from gardens.tests.factories import GardenFactory, PlaceFactory
from plants.models import Plant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]


def plant(slug: str) -> Plant:
    return Plant.objects.get(slug=slug)


@pytest.mark.parametrize(
    ("on", "method", "planned_on"),
    [
        # Last frost of Brno 14 April, in 1 year of 10 after 30 April.
        (date(2026, 1, 1), StartMethod.SOW_INDOORS, date(2026, 2, 17)),
        (date(2026, 2, 20), StartMethod.SOW_INDOORS, date(2026, 2, 20)),
        (date(2026, 4, 1), StartMethod.TRANSPLANT, date(2026, 4, 30)),
        (date(2026, 5, 10), StartMethod.TRANSPLANT, date(2026, 5, 10)),
        (date(2026, 7, 1), StartMethod.SOW_INDOORS, date(2027, 2, 17)),
    ],
)
def test_the_next_job_for_a_tomato(on, method, planned_on):
    start = next_start(plant("tomato"), GardenFactory(), on)
    assert start == Start(method, planned_on=planned_on)


@pytest.mark.parametrize(
    ("slug", "on", "is_today"),
    [
        ("carrot", date(2026, 6, 1), True),
        # Too late to ripen before 28 October.
        ("carrot", date(2026, 9, 1), False),
        # The catalogue names no interval for kale, and lettuce bolts in a month of 21 °C.
        ("kale", date(2026, 6, 1), False),
        ("leaf-lettuce", date(2026, 7, 1), False),
        ("bush-bean", date(2026, 7, 1), True),
    ],
)
def test_after_its_window_a_quick_crop_is_sown_again(slug, on, is_today):
    start = next_start(plant(slug), GardenFactory(), on)
    assert (start.planned_on == on) is is_today


@pytest.mark.parametrize(
    ("kind", "trait"),
    [
        (GardenKind.WINDOWSILL, {}),
        (GardenKind.RAISED_BED, {"singapore": True}),
        (GardenKind.RAISED_BED, {"phoenix": True}),
    ],
)
def test_without_a_season_every_day_will_do(kind, trait):
    garden = GardenFactory(kind=kind, place=PlaceFactory(**trait))
    on = date(2026, 12, 1)
    assert next_start(plant("tomato"), garden, on) == Start(StartMethod.TRANSPLANT, planned_on=on)
    assert next_start(plant("carrot"), garden, on) == Start(StartMethod.DIRECT_SOW, planned_on=on)


def test_a_tender_crop_stands_until_it_is_picked_empty():
    place = PlaceFactory.build()
    tomato = plant("tomato")
    assert standing_start(tomato, place, date(2026, 7, 1)) == Start(
        StartMethod.TRANSPLANT, started_on=date(2026, 4, 30)
    )
    assert standing_start(tomato, place, date(2026, 8, 20))
    assert standing_start(tomato, place, date(2026, 8, 21)) is None
    assert standing_start(tomato, place, date(2026, 5, 5)) is None


def test_garlic_planted_in_autumn_stands_over_new_year():
    start = standing_start(plant("garlic"), PlaceFactory.build(), date(2027, 1, 10))
    assert start.started_on.year == 2026
