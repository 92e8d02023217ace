"""The water butt: rain fills it, waterings draw it, the page says for how many it is enough."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gardens.models import WaterButt, Watering
from gardens.tests.cast import garden, gardener, imperial_client, own_client  # noqa: F401
from gardens.tests.factories import BedFactory, GardenFactory, WateringFactory
from gardens.tests.water import RainDayFactory, WaterButtFactory
from rules.tests.builders import ONE_DAY, TODAY
from rules.tests.test_water_page import tomato_bed, weather
from rules.water.page import GardenWater

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

BUTT = {"volume_l": "300", "roof_m2": "20", "level_l": "120", "level_on": "2026-05-09"}


def edit(garden) -> str:  # noqa: F811
    return reverse("gardens:butt-edit", args=[garden.pk])


def water_page(client, garden) -> str:  # noqa: F811
    answer = client.get(reverse("rules:garden-water", args=[garden.pk])).content.decode()
    return " ".join(answer.split()).replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_a_butt_is_entered_and_shown(garden, own_client):  # noqa: F811
    weather(garden.place, TODAY - 5 * ONE_DAY, 12)
    assert "Add a water butt" in water_page(own_client, garden)
    assert own_client.post(edit(garden), BUTT).status_code == 302
    assert WaterButt.objects.get().level_l == 120
    assert "About 120 L of 300 L should be in it." in water_page(own_client, garden)

    own_client.post(reverse("gardens:butt-delete", args=[garden.pk]))
    assert not WaterButt.objects.exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"level_l": "301"}, "There cannot be more in it than it holds."),
        ({"volume_l": "0"}, "Enter a number between 1 and 50"),
        ({"volume_l": "60000"}, "Enter a number between 1 and 50"),
        ({"roof_m2": "nan"}, "Enter a number."),
        ({"roof_m2": "3000"}, "Enter a number between 0.5 and 2"),
        ({"level_on": "2026-05-11"}, "Enter a day between"),
    ],
)
def test_a_butt_that_cannot_be_is_explained(typed, says, garden, own_client):  # noqa: F811
    page = own_client.post(edit(garden), BUTT | typed).content.decode()
    assert says in page.replace("&#x27;", "'")
    assert f'value="{(BUTT | typed)["volume_l"]}"' in page
    assert not WaterButt.objects.exists()


def test_gallons_and_square_feet_are_kept_in_litres(garden, imperial_client):  # noqa: F811
    imperial_client.post(edit(garden), BUTT | {"volume_l": "80", "roof_m2": "215", "level_l": "0"})
    butt = WaterButt.objects.get()
    assert (butt.volume_l, butt.roof_m2) == pytest.approx((302.83, 19.97), abs=0.01)


def test_rain_fills_it_and_waterings_from_it_draw_it(garden):  # noqa: F811
    """10 mm on 20 m² bring 170 L; of 100 L and those, 40 L were drawn, and 15 L today."""
    weather(garden.place, TODAY - 5 * ONE_DAY, 12)
    WaterButtFactory(garden=garden, level_on=TODAY - 2 * ONE_DAY)
    RainDayFactory(garden=garden, fallen_on=TODAY - 2 * ONE_DAY, rain_mm=10.0)
    bed = BedFactory(garden=garden)
    for days_ago, litres, is_from_butt in ((2, 40, True), (1, 99, False), (0, 15, True)):
        WateringFactory(
            bed=bed,
            watered_on=TODAY - days_ago * ONE_DAY,
            litres=litres,
            is_from_butt=is_from_butt,
        )
    assert GardenWater.of(garden).butt.level_l == pytest.approx(100 + 170 - 40 - 15)
    # It runs over.
    garden.rain_days.update(rain_mm=100.0)
    assert GardenWater.of(garden).butt.level_l == pytest.approx(300 - 40 - 15)


def test_it_says_for_how_many_waterings_it_is_enough(garden, own_client):  # noqa: F811
    bed = tomato_bed(garden)
    WateringFactory(bed=bed, watered_on=TODAY - 7 * ONE_DAY, litres=None)
    weather(garden.place, TODAY - 20 * ONE_DAY, 27)
    butt = WaterButtFactory(garden=garden, level_on=TODAY, level_l=300.0)
    needed = GardenWater.of(garden).butt.needed_l
    assert 100 < needed < 200
    assert "That is enough for 1 watering of all beds" in water_page(own_client, garden)
    WaterButt.objects.filter(pk=butt.pk).update(level_l=20)
    assert "That is not enough to water all beds once" in water_page(own_client, garden)


def test_a_level_of_long_ago_is_asked_for_again(garden, own_client):  # noqa: F811
    WaterButtFactory(garden=garden, level_on=TODAY - 31 * ONE_DAY)
    page = water_page(own_client, garden)
    assert "Look how much is in it and enter that: you last did on 9 Apr 2026" in page


def test_averages_stand_in_for_missing_weather_and_are_named(garden, own_client):  # noqa: F811
    WaterButtFactory(garden=garden, level_on=TODAY - 3 * ONE_DAY)
    assert "climate averages stand in for missing rain" in water_page(own_client, garden)


def test_a_watering_from_the_butt_needs_its_litres(garden, own_client):  # noqa: F811
    bed = BedFactory(garden=garden)
    log = reverse("gardens:log-water", args=[garden.pk])
    assert "From the water butt" not in own_client.get(log).content.decode()
    WaterButtFactory(garden=garden)
    form = own_client.get(log).context["form"]
    data = {
        "bed": bed.pk,
        "happened_on": "2026-05-10",
        "is_from_butt": "on",
        "batch": str(form["batch"].value()),
    }
    assert "so that the butt is counted down" in own_client.post(log, data).content.decode()
    own_client.post(log, data | {"litres": "12"})
    watering = Watering.objects.get()
    assert (watering.litres, watering.is_from_butt) == (12, True)

    own_client.post(
        reverse("gardens:watering-edit", args=[watering.pk]),
        {"happened_on": "2026-05-10", "litres": "12"},
    )
    watering.refresh_from_db()
    assert not watering.is_from_butt


def test_the_year_is_split_into_mains_and_butt(garden, own_client):  # noqa: F811
    bed = BedFactory(garden=garden)
    WateringFactory(bed=bed, watered_on=TODAY, litres=30, is_from_butt=True)
    WateringFactory(bed=bed, watered_on=TODAY, litres=12)
    url = reverse("gardens:watering-list", args=[garden.pk])
    page = own_client.get(url).content.decode().replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert "42 L in all. 30 L of it came from the butt." in page
    assert '<td class="r">42 L</td><td class="r">12 L</td><td class="r">30 L</td>' in page
    assert (page.count('<rect class="irr" x'), page.count('<rect class="rain" x')) == (1, 1)


def test_a_butt_costs_one_statement_more_than_none():
    counts = []
    for has_butt in (False, True):
        place = GardenFactory()
        if has_butt:
            WaterButtFactory(garden=place, level_on=TODAY)
        with CaptureQueriesContext(connection) as queries:
            GardenWater.of(place)
        counts.append(len(queries))
    assert counts[1] == counts[0] + 1
