"""Records of spaces and reservoirs typed by hand: kept, refused with a sentence, asked back."""

import re
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from gardens.models import (
    NutrientChange,
    Reservoir,
    ReservoirReading,
    SaltUnit,
    SolutionAct,
    Space,
    SpaceReading,
)
from gardens.tests.indoor import (
    HUGE,
    NOON,
    NutrientChangeFactory,
    ReservoirFactory,
    ReservoirReadingFactory,
    SpaceFactory,
    SpaceReadingFactory,
    posted,
)
from plants.choices import UnitSystem

pytestmark = pytest.mark.django_db
NOW = "2026-05-05T14:00"


@pytest.fixture(autouse=True)
def noon(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def space(garden) -> Space:
    return SpaceFactory(garden=garden)


@pytest.fixture
def tank(garden) -> Reservoir:
    return ReservoirFactory(garden=garden)


def add_to(facility: Space | Reservoir, record: str = "readings") -> str:
    return f"{facility.get_absolute_url()}{record}/add/"


# Readings of reservoirs --------------------------------------------------------------------------


def test_ppm_is_kept_as_ec_and_shown_again_as_typed(tank, own_client, changed_gardens):
    data = {"read_at": NOW, "salts": "1400", "salt_unit": "700", "ph": "6.1"}
    assert not posted(own_client, add_to(tank), **data)
    assert not posted(own_client, add_to(tank), **data)
    reading = ReservoirReading.objects.get()
    assert reading.ec_ms_cm == pytest.approx(2.0)
    assert reading.read_at == NOON
    assert changed_gardens[0] == tank.garden_id
    edit = f"/gardens/{tank.garden_id}/reservoirs/readings/{reading.pk}/"
    assert 'value="1400"' in own_client.get(edit).content.decode()
    assert '<option value="700" selected>' in own_client.get(add_to(tank)).content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"ph": "14.5"}, "pH lies between 2 and 11; check it."),
        ({"ph": "6", "read_at": "2027-05-05T14:00"}, "not later than 5 May 2026, 14:00"),
        ({"ph": "6", "read_at": "1890-01-01T00:00"}, "Enter a moment that has been"),
        ({"ph": "6", "read_at": "0001-01-01T00:00"}, "Enter a moment that has been"),
        ({"ph": "6", "read_at": "yesterday"}, "Enter a day and a time."),
        ({"salts": "1000"}, "means nothing without its scale"),
        ({"salts": "1000", "salt_unit": "ec"}, "on this scale is brine"),
        ({"salts": "1.4", "salt_unit": "700"}, "Did the meter show mS/cm?"),
        ({"salts": "1", "salt_unit": "600"}, "Select a valid choice"),
        ({"level_l": "50"}, "The reservoir holds 40"),
        ({}, "Enter at least one value."),
        *(({"ph": number}, "errsum") for number in HUGE),
        *(({"salts": number, "salt_unit": "ec"}, "errsum") for number in HUGE),
    ],
)
def test_a_reading_that_cannot_be_is_refused(typed, sentence, tank, own_client):
    html = posted(own_client, add_to(tank), **{"read_at": NOW} | typed)
    assert sentence in html
    assert not ReservoirReading.objects.exists()


def test_fahrenheit_typed_as_celsius_is_asked_back_and_taken_when_confirmed(tank, own_client):
    data = {"read_at": NOW, "water_c": "40"}
    html = posted(own_client, add_to(tank), **data)
    assert "If it was 40\N{NARROW NO-BREAK SPACE}°F, enter 4.4" in html
    assert "It is right as typed" in html
    assert not posted(own_client, add_to(tank), **data, is_confirmed="on")
    assert ReservoirReading.objects.get().water_c == 40


def test_celsius_typed_as_fahrenheit_is_asked_back(tank, own_client):
    tank.garden.owner.units = UnitSystem.IMPERIAL
    tank.garden.owner.save()
    html = posted(own_client, add_to(tank), read_at=NOW, water_c="33")
    assert "If it was 33\N{NARROW NO-BREAK SPACE}°C, enter 91" in html
    assert not posted(own_client, add_to(tank), read_at=NOW, water_c="68", topped_up_l="1")
    reading = ReservoirReading.objects.get()
    assert reading.water_c == pytest.approx(20)
    assert reading.topped_up_l == pytest.approx(3.785)


def test_a_meter_that_does_not_compensate_gives_the_ec_of_25_degrees(tank, own_client):
    """1.8 mS/cm at 20 °C are 1.8 / 0.9."""
    data = {"read_at": NOW, "salts": "1.8", "salt_unit": "ec", "is_uncompensated": "on"}
    html = posted(own_client, add_to(tank), **data)
    assert "Such a meter needs the temperature of the water: enter it." in html
    assert not posted(own_client, add_to(tank), **data, water_c="20")
    reading = ReservoirReading.objects.get()
    assert reading.ec_ms_cm == pytest.approx(2.0)

    edit = f"/gardens/{tank.garden_id}/reservoirs/readings/{reading.pk}/"
    html = own_client.get(edit).content.decode()
    assert 'name="salts" value="1.8"' in html
    page = own_client.get(tank.get_absolute_url()).content.decode().replace("\u202f", " ")
    assert "at 25 °C; the meter showed 1.80 mS/cm" in page
    # The next reading is likely by the same meter.
    again = own_client.get(add_to(tank)).content.decode()
    assert re.search(r'name="is_uncompensated"[^>]* checked', again)
    assert not posted(own_client, edit, **data | {"is_uncompensated": ""}, water_c="20")
    reading.refresh_from_db()
    assert reading.ec_ms_cm == pytest.approx(1.8)


def test_a_reading_is_dated_back_and_removed(tank, own_client):
    reading = ReservoirReadingFactory(reservoir=tank)
    address = f"/gardens/{tank.garden_id}/reservoirs/readings/{reading.pk}/"
    assert not posted(own_client, address, read_at="2026-01-02T08:30", ph="6.4")
    reading.refresh_from_db()
    assert reading.read_at == datetime(2026, 1, 2, 7, 30, tzinfo=UTC)
    assert (reading.ph, reading.ec_ms_cm) == (6.4, None)
    own_client.post(f"{address}delete/")
    assert not ReservoirReading.objects.exists()


# Readings of spaces ------------------------------------------------------------------------------


def test_light_in_lux_becomes_ppfd_by_the_lamp(space, own_client):
    data = {"read_at": NOW, "air_c": "23.5", "humidity_pct": "61"}
    assert not posted(own_client, add_to(space), **data, light="6700", light_unit="lux")
    reading = SpaceReading.objects.get()
    assert (reading.air_c, reading.humidity_pct) == (23.5, 61)
    assert reading.ppfd == pytest.approx(100)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"humidity_pct": "130"}, "Enter a number between 0 and 100"),
        ({"air_c": "75"}, "If it was 75"),
        ({"air_c": "175"}, "Enter a temperature between"),
        ({"air_c": "45"}, "If it was 45"),
        ({"light_unit": "ppfd"}, "Enter at least one value."),
        *(({"air_c": number}, "errsum") for number in HUGE),
    ],
)
def test_air_that_cannot_be_is_refused(typed, sentence, space, own_client):
    assert sentence in posted(own_client, add_to(space), **{"read_at": NOW} | typed)
    assert not SpaceReading.objects.exists()


# What was done to a solution ---------------------------------------------------------------------


def test_a_change_of_the_solution_is_noted_changed_and_removed(tank, own_client):
    add = add_to(tank, "changes")
    form = own_client.get(f"{add}?act=fed&amount=72").content.decode()
    assert '<option value="fed" selected>' in form
    assert 'value="72"' in form
    assert not posted(own_client, add, made_at=NOW, act="fed", amount="72")
    change = NutrientChange.objects.get()
    assert (change.act, change.amount) == (SolutionAct.FED, 72)
    address = f"/gardens/{tank.garden_id}/reservoirs/changes/{change.pk}/"
    assert not posted(own_client, address, made_at=NOW, act="renewed", amount="5")
    change.refresh_from_db()
    assert (change.act, change.amount) == (SolutionAct.RENEWED, None)
    own_client.post(f"{address}delete/")
    assert not NutrientChange.objects.exists()


@pytest.mark.parametrize("amount", ["", "0", *HUGE])
def test_an_amount_that_cannot_be_is_refused(amount, tank, own_client):
    html = posted(own_client, add_to(tank, "changes"), made_at=NOW, act="ph_down", amount=amount)
    assert "errsum" in html
    assert not NutrientChange.objects.exists()


def test_water_in_gallons(tank, own_client):
    tank.garden.owner.units = UnitSystem.IMPERIAL
    tank.garden.owner.save()
    add = add_to(tank, "changes")
    assert not posted(own_client, add, made_at=NOW, act="thinned", amount="4.5")
    change = NutrientChange.objects.get()
    assert change.amount == pytest.approx(17.034)
    edit = own_client.get(f"/gardens/{tank.garden_id}/reservoirs/changes/{change.pk}/")
    assert 'value="4.5"' in edit.content.decode()


@pytest.mark.parametrize("factory", [SpaceReadingFactory, ReservoirReadingFactory])
def test_a_record_of_another_garden_is_not_there(factory, garden, own_client):
    other = factory(**{f"{factory._meta.model.SUBJECT}__garden__owner": garden.owner})
    kind = f"{other.SUBJECT}s/readings"
    assert own_client.get(f"/gardens/{garden.pk}/{kind}/{other.pk}/").status_code == 404
    there = f"/gardens/{other.subject.garden_id}/{kind}/{other.pk}/"
    assert own_client.get(there).status_code == 200


def test_a_reservoir_removed_in_another_tab(tank, own_client, monkeypatch):
    gone = Reservoir.objects.get(pk=tank.pk)
    monkeypatch.setattr("gardens.views.indoor_records.own_facility", lambda *args: gone)
    address = add_to(tank)
    Reservoir.objects.all().delete()
    assert "It was removed in the meantime." in posted(own_client, address, read_at=NOW, ph="6")


def test_the_newest_scale_and_a_reading_before_the_reservoir_was_made(tank, own_client):
    ReservoirReadingFactory(reservoir=tank, salt_unit=SaltUnit.MICRO)
    NutrientChangeFactory(reservoir=tank)
    assert '<option value="us" selected>' in own_client.get(add_to(tank)).content.decode()
    assert not posted(own_client, add_to(tank), read_at="2020-01-01T10:00", ph="6")
