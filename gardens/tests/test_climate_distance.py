import pytest

from gardens.climate.distance import distance_km
from gardens.models import Town

pytestmark = pytest.mark.django_db


def town(pk: int, latitude: float, longitude: float) -> Town:
    return Town(
        geonameid=pk,
        name=f"Town {pk}",
        country_code="FJ",
        latitude=latitude,
        longitude=longitude,
        population=30_000,
        timezone="Pacific/Fiji",
    )


@pytest.mark.parametrize(
    ("here", "there", "km"),
    [
        ((49.2, 16.6), (49.2, 16.6), 0),
        ((0, 0), (0, 1), 111.2),
        ((-17, 179.5), (-17, -179.5), 106.3),
        ((90, 0), (-90, 0), 20015),
    ],
)
def test_distance_on_the_globe(here, there, km):
    assert distance_km(*here, *there) == pytest.approx(km, abs=0.5)


def test_the_box_reaches_over_the_date_line_and_no_further():
    Town.objects.bulk_create(
        [town(1, -17, 179.8), town(2, -17, -179.8), town(3, -17, 178), town(4, -17, -178)]
    )

    east_of_it = Town.objects.near(-17, -179.95, 50).values_list("pk", flat=True)
    west_of_it = Town.objects.near(-17, 179.95, 50).values_list("pk", flat=True)

    assert sorted(east_of_it) == sorted(west_of_it) == [1, 2]


def test_at_a_pole_all_meridians_are_near():
    Town.objects.bulk_create([town(1, 89.8, 10), town(2, 89.8, -170), town(3, 80, 10)])

    assert sorted(Town.objects.near(90, 0, 50).values_list("pk", flat=True)) == [1, 2]
