"""Spaces and reservoirs typed by hand: kept with their beds, or refused with a sentence."""

import pytest

from gardens.models import Bed, Reservoir, ReservoirReading, Space
from gardens.tests.factories import BedFactory
from gardens.tests.indoor import (
    HUGE,
    ReservoirFactory,
    ReservoirReadingFactory,
    posted,
)

pytestmark = pytest.mark.django_db
SPACE = {
    "name": "Shelf",
    "lamp": "white_led",
    "light": "13400",
    "light_unit": "lux",
    "light_on_at": "22:00",
    "light_off_at": "14:00",
}
TANK = {"name": "Kitchen NFT", "system": "nft", "volume_l": "40", "feed_bottles": "2"}


def test_a_lamp_in_lux_that_burns_through_midnight(garden, own_client):
    assert not posted(own_client, f"/gardens/{garden.pk}/spaces/add/", **SPACE)
    space = Space.objects.get()
    assert space.ppfd == pytest.approx(200)
    assert space.light_hours == 16
    form = own_client.get(f"{space.get_absolute_url()}edit/").content.decode()
    assert 'value="13400"' in form


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"lamp": "other"}, "Lux says nothing of the light of such a lamp."),
        ({"lamp": "sun", "light": "190000"}, "That is brighter than the sun."),
        ({"light_off_at": ""}, "Say when it comes on and when it goes off."),
        ({"temperature_low_c": "25", "temperature_high_c": "18"}, "At most is less than at least."),
        ({"humidity_low_pct": "140"}, "Enter a number between 0 and 100"),
        *(({"light": number}, "errsum") for number in HUGE),
    ],
)
def test_a_space_that_cannot_be_is_refused(typed, sentence, garden, own_client):
    html = posted(own_client, f"/gardens/{garden.pk}/spaces/add/", **SPACE | typed)
    assert sentence in html
    assert 'value="Shelf"' in html
    assert not Space.objects.exists()


def test_a_reservoir_takes_its_beds_and_gives_them_back(garden, own_client):
    channel, pot = BedFactory(garden=garden, kind="hydroponic"), BedFactory(garden=garden)
    strange = BedFactory(kind="hydroponic")
    address = f"/gardens/{garden.pk}/reservoirs/add/"
    assert "Select a valid choice" in posted(own_client, address, **TANK, beds=strange.pk)
    assert not posted(own_client, address, **TANK, beds=channel.pk)
    assert not posted(own_client, address, **TANK, beds=channel.pk)
    tank = Reservoir.objects.get()
    assert list(Bed.objects.filter(reservoir=tank)) == [channel]
    edit = f"{tank.get_absolute_url()}edit/"
    html = own_client.get(edit).content.decode()
    assert [f'name="beds" value="{one.pk}"' in html for one in (channel, pot)] == [True, False]
    assert not posted(own_client, edit, **TANK | {"volume_l": "60"})
    assert Reservoir.objects.get().volume_l == 60
    assert not Bed.objects.filter(reservoir=tank).exists()


@pytest.mark.parametrize("volume", ["0", "", *HUGE])
def test_a_reservoir_holds_some_water(volume, garden, own_client):
    address = f"/gardens/{garden.pk}/reservoirs/add/"
    assert "errsum" in posted(own_client, address, **TANK | {"volume_l": volume})
    assert not Reservoir.objects.exists()


def test_removing_a_reservoir_keeps_its_beds(garden, own_client):
    tank = ReservoirFactory(garden=garden)
    bed = BedFactory(garden=tank.garden, reservoir=tank)
    ReservoirReadingFactory(reservoir=tank)
    own_client.post(f"{tank.get_absolute_url()}delete/")
    assert not Reservoir.objects.exists()
    assert not ReservoirReading.objects.exists()
    assert Bed.objects.get().pk == bed.pk
