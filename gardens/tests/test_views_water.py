"""Waterings, rain and moisture as a gardener types them."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.models import Emitter, Event, MoistureReading, RainDay, SoilFeel, Watering
from gardens.tests.factories import BedFactory, WateringFactory
from gardens.tests.water import EmitterFactory, MoistureReadingFactory, RainDayFactory
from plants.agronomy.soil_water import FEEL_SHARES
from plants.choices import UnitSystem
from plants.units import in_units

pytestmark = pytest.mark.django_db

BATCH = "0b5b7f0e-8d6d-4d5c-9f0f-3f0f5a1d2c3b"


@pytest.fixture
def today(garden) -> date:
    return garden.place.today(timezone.now())


def text(response) -> str:
    plain = " ".join(response.content.decode().split())
    return plain.replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.fixture
def rain_url(garden) -> str:
    return reverse("gardens:rain-list", args=[garden.pk])


def test_rain_of_a_day_is_noted_once_and_can_be_changed(rain_url, today, own_client):
    for amount in ("12.5", "4"):
        own_client.post(rain_url, {"fallen_on": today, "rain_mm": amount})
    assert [one.rain_mm for one in RainDay.objects.all()] == [4.0]
    assert "4 mm" in text(own_client.get(rain_url))


@pytest.mark.parametrize("amount", ["-1", "501", "1e9", "nan", "inf", "", "much"])
def test_rain_that_cannot_be_is_refused_and_stays_typed(amount, rain_url, today, own_client):
    answer = own_client.post(rain_url, {"fallen_on": today, "rain_mm": amount})
    assert "Not saved yet" in text(answer)
    assert f'value="{amount}"' in text(answer) or not amount
    assert not RainDay.objects.exists()


def test_negative_rain_gets_a_sentence_that_says_what_to_enter(rain_url, today, own_client):
    answer = own_client.post(rain_url, {"fallen_on": today, "rain_mm": "-3"})
    assert "Enter 0 to 500 mm." in text(answer)
    tomorrow = today + timedelta(days=1)
    answer = own_client.post(rain_url, {"fallen_on": tomorrow, "rain_mm": "3"})
    assert "Enter a day between" in text(answer)
    assert not RainDay.objects.exists()


def test_rain_in_inches(rain_url, today, imperial_client):
    imperial_client.post(rain_url, {"fallen_on": today, "rain_mm": "0.5"})
    assert RainDay.objects.get().rain_mm == 12.7
    assert "0.5 in" in text(imperial_client.get(rain_url))


def test_rain_is_removed_by_its_owner_only(garden, own_client, stranger_client):
    url = reverse("gardens:rain-delete", args=[RainDayFactory(garden=garden).pk])
    assert stranger_client.post(url).status_code == 404
    own_client.post(url)
    assert not RainDay.objects.exists()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"moisture_pct": "21.5"}, (21.5, "")),
        ({"feel": "moist"}, (None, SoilFeel.MOIST)),
        ({"moisture_pct": "0"}, (0.0, "")),
        ({}, None),
        ({"moisture_pct": "21", "feel": "dry"}, None),
        ({"moisture_pct": "-1"}, None),
        ({"moisture_pct": "71"}, None),
        ({"moisture_pct": "nan"}, None),
        ({"feel": "soggy"}, None),
    ],
)
def test_moisture_is_measured_or_felt(typed, kept, bed, today, own_client, changed_gardens):
    url = reverse("gardens:moisture-list", args=[bed.garden_id, bed.pk])
    answer = own_client.post(url, {"measured_on": today, **typed})
    found = MoistureReading.objects.values_list("moisture_pct", "feel").first()
    assert found == kept
    assert bool(changed_gardens) == bool(kept)
    assert answer.status_code == (302 if kept else 200)


def test_every_feel_has_its_share_of_water():
    assert list(SoilFeel.values) == list(FEEL_SHARES)


def test_moisture_is_listed_and_removed(bed, own_client):
    reading = MoistureReadingFactory(bed=bed)
    url = reverse("gardens:moisture-list", args=[bed.garden_id, bed.pk])
    assert "20 %" in text(own_client.get(url))
    own_client.post(reverse("gardens:moisture-delete", args=[reading.pk]))
    assert not MoistureReading.objects.exists()


@pytest.fixture
def emitter_url(bed) -> str:
    return reverse("gardens:emitter-edit", args=[bed.garden_id, bed.pk])


def test_drippers_and_line_make_the_flow_and_the_bed_is_watered_by_drip(
    bed, emitter_url, own_client
):
    typed = {"line_m": "10", "line_l_h_m": "2.3", "drippers": "4", "dripper_l_h": "2"}
    own_client.post(emitter_url, {"watering_method": "drip", **typed})
    bed.refresh_from_db()
    assert bed.watering_method == "drip"
    assert Emitter.objects.get().flow_l_h(bed) == pytest.approx(31.0)


def test_a_sprinkler_by_its_rate_and_a_can_without_flow(bed):
    emitter = EmitterFactory(bed=bed, sprinkler_mm_h=10, can_l=10)
    bed.watering_method = "sprinkler"
    # 10 mm an hour on 2.88 m².
    assert emitter.flow_l_h(bed) == pytest.approx(28.8)
    bed.watering_method = "hand"
    assert emitter.flow_l_h(bed) is None


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"line_m": "10"}, "Both figures are needed"),
        ({"line_m": "-1", "line_l_h_m": "2"}, "Enter 0.1 to"),
        ({"can_l": "1e9"}, "Enter 0.5 to 50 L"),
        ({"drippers": "0", "dripper_l_h": "2"}, "greater than or equal to 1"),
        ({"watering_method": "bucket"}, "Select a valid choice"),
    ],
)
def test_figures_that_cannot_be_are_refused(typed, words, emitter_url, own_client):
    answer = own_client.post(emitter_url, {"watering_method": "drip", **typed})
    assert words in text(answer)
    assert not Emitter.objects.exists()


def log(client, beds, today, **typed):
    url = reverse("gardens:log-water", args=[beds[0].garden_id])
    sent = {"bed": [bed.pk for bed in beds], "happened_on": today, "batch": BATCH}
    return client.post(url, sent | typed)


def test_minutes_become_the_litres_of_each_bed(bed, today, own_client):
    other = BedFactory(garden=bed.garden, watering_method="drip")
    for one, line_m in ((bed, 10), (other, 30)):
        one.watering_method = "drip"
        one.save()
        EmitterFactory(bed=one, line_m=line_m)
    on = today - timedelta(days=3)
    for _ in range(2):
        log(own_client, [bed, other], on, minutes="45")
    given = Watering.objects.order_by("litres").values_list("bed", "litres", "watered_on")
    assert list(given) == [(bed.pk, 15.0, on), (other.pk, 45.0, on)]
    assert Event.objects.filter(act="water").count() == 2


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"minutes": "30"}, "Say first what waters Bed A"),
        ({"minutes": "30", "litres": "5"}, "not both"),
        ({"minutes": "-5"}, "Enter 1 to 1440 minutes"),
        ({"minutes": "nan"}, "Enter a number"),
        ({"litres": "1e9"}, "Enter 0.1 to"),
    ],
)
def test_amounts_that_cannot_be_told_are_refused(typed, words, bed, today, own_client):
    assert words in text(log(own_client, [bed], today, **typed))
    assert not Watering.objects.exists()


def test_a_bed_of_a_stranger_is_not_watered(bed, today, own_client):
    log(own_client, [bed, BedFactory()], today, litres="5")
    assert not Watering.objects.exists()


def test_a_watering_is_corrected_in_gallons_with_its_entry(bed, today, imperial_client):
    log(imperial_client, [bed], today, litres="10")
    watering = Watering.objects.get()
    assert watering.litres == 37.85
    on = today - timedelta(days=1)
    url = reverse("gardens:watering-edit", args=[watering.pk])
    assert 'value="10"' in text(imperial_client.get(url))
    imperial_client.post(url, {"happened_on": on, "litres": "5", "note": "at noon"})
    watering.refresh_from_db()
    assert (watering.litres, watering.watered_on) == (18.93, on)
    event = Event.objects.get(act="water")
    assert (event.happened_on, event.note) == (on, "at noon")


def test_figures_of_an_emitter_left_alone_stay_as_they_were(bed, emitter_url, imperial_client):
    known = {"line_m": 20, "line_l_h_m": 4, "dripper_l_h": 2, "sprinkler_mm_h": 1.1}
    EmitterFactory(bed=bed, drippers=3, can_l=10, **known)
    form = imperial_client.get(emitter_url).context["form"]
    with in_units(UnitSystem.IMPERIAL):
        shown = {name: form[name].value() for name in form.fields}
    imperial_client.post(emitter_url, shown | {"can_l": "3"})
    emitter = Emitter.objects.get()
    assert {name: getattr(emitter, name) for name in known} == known
    assert emitter.can_l == 11.356


def test_a_note_on_a_watering_leaves_its_litres(bed, today, imperial_client):
    watering = WateringFactory(garden=bed.garden, bed=bed, litres=10, watered_on=today)
    url = reverse("gardens:watering-edit", args=[watering.pk])
    assert 'value="2.64"' in text(imperial_client.get(url))
    imperial_client.post(url, {"happened_on": today, "litres": "2.64", "note": "at noon"})
    watering.refresh_from_db()
    assert watering.litres == 10


def test_a_watering_without_an_entry_is_corrected_and_taken_back(bed, today, own_client):
    watering = WateringFactory(bed=bed, watered_on=today)
    url = reverse("gardens:watering-edit", args=[watering.pk])
    own_client.post(url, {"happened_on": today, "litres": ""})
    watering.refresh_from_db()
    assert watering.litres is None
    own_client.post(reverse("gardens:watering-delete", args=[watering.pk]))
    assert not Watering.objects.exists()


def test_taking_a_watering_back_takes_its_entry(bed, today, own_client):
    log(own_client, [bed], today, litres="10")
    own_client.post(reverse("gardens:watering-delete", args=[Watering.objects.get().pk]))
    assert not Event.objects.exists()


@pytest.mark.parametrize("number", [1, 60])
def test_litres_by_week_and_bed(number, garden, own_client, django_assert_max_num_queries):
    beds = [BedFactory(garden=garden, name=f"Bed {one}") for one in range(number)]
    # Monday and Sunday of one week, Monday of the next, and a soaking.
    for on, litres in ((4, 20.0), (10, 30.0), (11, 5.0), (12, None)):
        WateringFactory(bed=beds[0], watered_on=date(2026, 5, on), litres=litres)
    url = reverse("gardens:watering-list", args=[garden.pk])
    with django_assert_max_num_queries(12):
        page = text(own_client.get(url, {"year": "2026"}))
    assert "2026: 55 L in all. 1 soaking has no litres and is not counted." in page
    assert '<th scope="row">4 May 2026</th><td class="r">50 L</td><td class="r">0</td>' in page
    assert '<th scope="row">11 May 2026</th><td class="r">5 L</td><td class="r">1</td>' in page
    assert page.count('<rect class="irr"') == 2
    other = own_client.get(url, {"year": "2025", "bed": "x"})
    assert "No watering is logged in this year." in text(other)


def test_days_at_the_turn_of_the_year_stay_in_their_year(bed, own_client):
    WateringFactory(bed=bed, watered_on=date(2026, 1, 1), litres=7)
    WateringFactory(bed=bed, watered_on=date(2025, 12, 31), litres=9)
    url = reverse("gardens:watering-list", args=[bed.garden_id])
    page = text(own_client.get(url, {"year": "2026", "bed": bed.pk}))
    assert '<th scope="row">29 Dec 2025</th><td class="r">7 L</td>' in page
    assert "2026: 7 L in all." in page
