"""What the page of a lot answers: worked examples of docs/science.md 10, read from the page."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.models import SeedLot
from gardens.tests.factories import PlantingFactory, SeedLotFactory
from plants.agronomy.emergence import THERMAL_TIMES, ThermalTime
from plants.agronomy.seed_viability import VIABILITY, ViabilityConstants
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)


def lot_of(gardener, slug: str, **facts) -> SeedLot:
    plant = PlantFactory(slug=slug, seed_viability_years=4)
    return SeedLotFactory(owner=gardener, plant=plant, **({"year": 2026} | facts))


def ask(client, lot: SeedLot, **asked) -> str:
    answer = client.get(lot.get_absolute_url(), {"plants": "12", "place": "outdoors"} | asked)
    assert answer.status_code == 200
    page = answer.content.decode().replace("\N{NARROW NO-BREAK SPACE}", " ")
    return " ".join(page.split())


def test_SED_01_rice_falls_from_98_to_95_per_cent_in_2201_days(own_client, gardener, monkeypatch):
    rice = ViabilityConstants(8.242, 4.345, 0.0307, 0.000501)
    monkeypatch.setitem(VIABILITY, "rice", rice)
    lot = lot_of(gardener, "rice", germination_pct=98, moisture_pct=10, store_c=5)
    assert '<th scope="row">95 %</th><td class="r">2,201</td>' in ask(own_client, lot)


def test_SED_06_drier_and_cooler_seed_lives_32_times_as_long(own_client, gardener):
    lot = lot_of(gardener, "carrot", moisture_pct=10, store_c=25)
    page = ask(own_client, lot, keep_c="15", keep_moisture_pct="7")
    assert (
        "Kept at 15 °C and 7 % moisture it lives 32 times as long as at 25 °C and 10 % "
        "(Harrington 1972)." in page
    )
    # As it is kept now: 2^-2 for the moisture, 2^-2 for the warmth.
    assert "Kept at 25 °C and 10 % moisture it lives only 6 % as long as at 15 °C and 8 %" in page


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        pytest.param(
            {"plants": "24", "germination_pct": "80"},
            "Sow 43 seeds for 24 plants: 80 % sprout, and 70 % of those become plants. For a "
            "plant at nineteen of twenty places sow 4 at each.",
            id="SED-09",
        ),
        pytest.param(
            {"plants": "60", "germination_pct": "60", "field_pct": "80"},
            "Sow 125 seeds for 60 plants: 60 % sprout, and 80 % of those become plants. For a "
            "plant at nineteen of twenty places sow 5 at each.",
            id="SED-10",
        ),
        pytest.param(
            {"plants": "24", "place": "indoors"},
            "Sow 30 seeds for 24 plants: 95 % sprout, and 85 % of those",
            id="indoors, as expected of the packet",
        ),
    ],
)
def test_sow_this_many(asked, words, own_client, gardener):
    assert words in ask(own_client, lot_of(gardener, "carrot"), **asked)


@pytest.mark.parametrize(
    ("soil_c", "words"),
    [
        pytest.param("22.5", "At 22.5 °C it comes up in about 4 days (3 to 5)", id="SED-11-warm"),
        pytest.param("7.5", "At 7.5 °C it comes up in about 16 days (13 to 19)", id="SED-11-cool"),
    ],
)
def test_onions_as_Brewster_measured_them(soil_c, words, own_client, gardener, monkeypatch):
    monkeypatch.setitem(THERMAL_TIMES, "onion", ThermalTime(2.5, 80))
    assert words in ask(own_client, lot_of(gardener, "onion"), soil_c=soil_c)


@pytest.mark.parametrize(
    ("slug", "soil_c", "words"),
    [
        pytest.param(
            *("cucumber", "20", "in about 6.1 days (5 to 7); sown today, about 16 May."),
            id="SED-12-cucumber",
        ),
        pytest.param(
            *("tomato", "15", "in about 13.8 days (11 to 17); sown today, about 24 May."),
            id="SED-12-tomato",
        ),
        ("tomato", "7", "At 7 °C nothing comes up."),
        ("dahlia", "20", "Nobody has measured how long this plant takes to come up."),
    ],
)
def test_when_it_comes_up_at_the_measured_temperature(slug, soil_c, words, own_client, gardener):
    assert words in ask(own_client, lot_of(gardener, slug), soil_c=soil_c)


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("plants", "0", "Enter a number between 1 and 100000."),
        ("plants", "1000000000", "Enter a number between 1 and 100000."),
        ("plants", "-3", "Enter a number between 1 and 100000."),
        ("germination_pct", "0", "greater than or equal to 1"),
        ("germination_pct", "101", "less than or equal to 100"),
        ("field_pct", "nan", "Enter a number."),
        ("place", "moon", "Select a valid choice"),
        ("soil_c", "99", "Enter a temperature between −5 and 45 °C."),
        ("keep_c", "1e9", "Enter a temperature between −30 and 50 °C."),
        ("keep_moisture_pct", "15", "less than or equal to 14"),
    ],
)
def test_a_question_that_cannot_be_answered_is_explained(
    field, value, complaint, own_client, gardener
):
    asked = {"soil_c": "21", field: value}
    page = ask(own_client, lot_of(gardener, "tomato"), **asked)
    assert complaint in page
    assert f'value="{asked["soil_c"]}"' in page
    assert "sprout, and" not in page


def test_dead_seed_and_a_packet_too_small_are_told(own_client, gardener):
    lot = lot_of(gardener, "tomato", seeds=5)
    assert "The packet holds 5 seeds." in ask(own_client, lot)
    lot.tests.create(
        started_on=date(2026, 4, 1), ended_on=date(2026, 4, 14), seeds=60, germinated=0
    )
    assert "None of it is expected to sprout." in ask(own_client, lot)


def test_degrees_are_asked_and_told_in_the_units_of_the_reader(own_client, gardener):
    gardener.units = "imperial"
    gardener.save()
    page = ask(own_client, lot_of(gardener, "cucumber"), soil_c="68", keep_c="41")
    assert "At 68 °F it comes up in about 6.1 days" in page
    assert "Kept at 41 °F and 8 % moisture it lives 4 times as long as at 59 °F" in page


def test_a_lineage_is_told_from_both_ends(own_client, bed, gardener):
    first = lot_of(gardener, "tomato", variety="Matina")
    planting = PlantingFactory(bed=bed, plant=first.plant, seed_lot=first)
    saved = SeedLotFactory(
        owner=gardener, plant=first.plant, variety="Matina", year=2026, parent_planting=planting
    )
    page = ask(own_client, first)
    assert f'Seed saved from it <a href="{saved.get_absolute_url()}"' in page
    page = ask(own_client, saved)
    assert f'Its parents grew from <a href="{first.get_absolute_url()}"' in page
    planting_page = own_client.get(reverse("gardens:planting-edit", args=[planting.pk]))
    for lot in (first, saved):
        assert f'href="{lot.get_absolute_url()}"' in planting_page.content.decode()
