"""The worked examples of docs/science.md from saved rows to stored findings and printed numbers.

A worked example's own inputs win over the catalogue. Formulas alone are tested in plants/tests.
"""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from gardens.models import Bed, Planting
from gardens.tests.factories import (
    BedFactory,
    GardenFactory,
    PlantingFactory,
    SoilTestFactory,
    WateringFactory,
    WeatherDayFactory,
)
from plants.agronomy import companions
from plants.models import Plant
from plants.tests.factories import CompanionshipFactory, PlantFactory
from rules.models import Evaluation, Finding, RuleSetting
from rules.tasks import evaluate_gardens

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)
TODAY = NOON.date()


@pytest.fixture(autouse=True)
def noon(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)


def a_bed(**fields) -> Bed:
    """2 × 2 m of loam, whose weather was noted since its garden was made in April."""
    sizes = {"length_cm": 200, "width_cm": 200, "texture": "loam", "watering_method": "drip"}
    bed = BedFactory(garden=GardenFactory(), **(sizes | fields))
    bed.garden.created_at = datetime(2026, 4, 1, tzinfo=UTC)
    bed.garden.save(update_fields=["created_at"])
    return bed


def stands(bed: Bed, plant: Plant, days: int = 10, **fields) -> Planting:
    return PlantingFactory(bed=bed, plant=plant, started_on=TODAY - timedelta(days=days), **fields)


def weather(bed: Bed, *evaporation_mm: float, first: date) -> None:
    for number, et0_mm in enumerate(evaporation_mm):
        WeatherDayFactory(
            place=bed.garden.place,
            on=first + timedelta(days=number),
            is_forecast=number + (first - TODAY).days >= 0,
            et0_mm=et0_mm,
            issued_at=NOON,
        )


def findings(bed: Bed) -> dict[str, Finding]:
    """By rule, after an evaluation of the garden; all of them stand on the garden's page."""
    Evaluation.objects.request(bed.garden_id)
    evaluate_gardens([bed.garden_id])
    assert Evaluation.objects.get(garden=bed.garden_id).failed_rules == ""
    found = {finding.rule_id: finding for finding in Finding.objects.filter(garden=bed.garden_id)}
    page = page_of(bed)
    assert [finding.title for finding in found.values() if escape(finding.title) not in page] == []
    return found


def page_of(bed: Bed) -> str:
    client = Client()
    client.force_login(bed.garden.owner)
    return client.get(bed.garden.get_absolute_url()).content.decode()


def printed(finding: Finding) -> dict[str, str]:
    return {
        name: text.replace("\N{NARROW NO-BREAK SPACE}", " ") for name, text in finding.number_rows
    }


def stored(finding: Finding) -> dict[str, float]:
    return {name: value["quantity"] for name, value in finding.numbers}


# Water ------------------------------------------------------------------------------------------


def test_WAT_10_tomatoes_have_used_36_mm():
    bed = a_bed()
    tomato = PlantFactory(slug="tomato", tender=True)
    stands(bed, tomato, days=100, columns=4, rows=4, x_cm=25, y_cm=25)
    WateringFactory(bed=bed, watered_on=date(2026, 5, 3), litres=None)
    weather(bed, (36 - 5 * 5.75) / 1.15, *[5.0] * 20, first=date(2026, 5, 4))
    finding = findings(bed)["WATER.IRRIGATE"]
    assert finding.severity == "warning"
    numbers = stored(finding)
    assert numbers["Roots can reach"] == pytest.approx(91.0, abs=0.1)
    assert numbers["Plants suffer beyond"] == pytest.approx(33.67, abs=0.1)
    assert numbers["Lost by plants and soil"] == pytest.approx(36, abs=0.1)
    assert numbers["With losses of watering"] == pytest.approx(40.0, abs=0.1)
    assert printed(finding)["Water to give"] == "160 L"
    assert ("Use a day", "5.75\N{NARROW NO-BREAK SPACE}mm") in [
        (row["name"], row["value"]) for row in finding.input_rows
    ]


def test_WAT_11_lettuce_has_three_days_to_raw():
    bed = a_bed(texture="sandy_loam")
    lettuce = PlantFactory(
        slug="lettuce",
        kc_ini=1.0,
        kc_mid=1.0,
        kc_end=1.0,
        rooting_depth_min_m=0.3,
        rooting_depth_max_m=0.5,
        depletion_fraction_p=0.3,
    )
    stands(bed, lettuce, days=40, columns=4, rows=4, x_cm=25, y_cm=25)
    WateringFactory(bed=bed, watered_on=TODAY, litres=None)
    weather(bed, *[4.0] * 15, first=TODAY)
    finding = findings(bed)["WATER.IRRIGATE"]
    assert finding.severity == "info"
    assert stored(finding)["Roots can reach"] == pytest.approx(36.0, abs=0.05)
    assert stored(finding)["Plants suffer beyond"] == pytest.approx(12.24, abs=0.05)
    assert finding.title == "Bed A: next watering around 13 May 2026"


def test_WAT_14_a_pot_of_20_litres():
    bed = a_bed(kind="container", length_cm=40, width_cm=40, volume_l=20, texture="", name="Pot 1")
    plant = PlantFactory(
        slug="crop",
        spacing_in_row_cm=50,
        spread_cm=50,
        kc_ini=1.1,
        kc_mid=1.1,
        kc_end=1.1,
        rooting_depth_min_m=0.3,
        rooting_depth_max_m=0.5,
        depletion_fraction_p=0.4,
    )
    stands(bed, plant, x_cm=20, y_cm=20)
    WateringFactory(bed=bed, watered_on=date(2026, 5, 9))
    weather(bed, 5.0, 5.0, first=date(2026, 5, 9))
    finding = findings(bed)["WATER.POT"]
    assert finding.severity == "advice"
    assert printed(finding) == {
        "Use a day": "1.3 L",
        "The mix can give": "2 L",
        "Water every": "1 day",
        "Water to give": "1.5 L",
    }


# Frost, harvest ---------------------------------------------------------------------------------


def test_FRO_07_tomatoes_and_a_low_of_one_and_a_half_degrees():
    bed = a_bed()
    stands(bed, PlantFactory(slug="tomato", tender=True))
    WeatherDayFactory(
        place=bed.garden.place, on=date(2026, 5, 12), tmin_c=1.5, is_forecast=True, issued_at=NOON
    )
    finding = findings(bed)["FROST.FORECAST"]
    assert finding.severity == "advice"
    assert stored(finding)["Chance of damage"] == pytest.approx(22.7, abs=0.2)
    assert printed(finding)["Chance of damage"] == "23 %"
    assert "about 1 in 4" in finding.why.replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_GDD_08_seventy_days_from_the_first_of_may():
    bed = a_bed()
    plant = PlantFactory(days_to_maturity_min=70, days_to_maturity_max=70)
    PlantingFactory(bed=bed, plant=plant, started_on=date(2026, 5, 1))
    finding = findings(bed)["HARVEST.ETA"]
    assert finding.severity == "info"
    assert "10 Jul 2026" in finding.title
    assert finding.starts_on == date(2026, 7, 3)
    assert printed(finding)["Give or take"] == "7 days"


# Space, neighbours ------------------------------------------------------------------------------


def test_SPA_06_four_tomatoes_and_twelve_lettuces_fit():
    bed = a_bed(length_cm=240, width_cm=120)
    tomato = PlantFactory(slug="tomato", spacing_in_row_cm=60)
    lettuce = PlantFactory(slug="lettuce", spacing_in_row_cm=30)
    stands(bed, tomato, columns=4, x_cm=30, y_cm=30)
    stands(bed, lettuce, columns=6, rows=2, x_cm=15, y_cm=75)
    assert not {"SPACE.CROWDING", "SPACE.PAIR"} & set(findings(bed))


def test_SPA_08_tomato_and_basil():
    bed = a_bed()
    stands(bed, PlantFactory(slug="tomato", spacing_in_row_cm=60), x_cm=100, y_cm=100)
    stands(bed, PlantFactory(slug="basil", spacing_in_row_cm=25), x_cm=130, y_cm=100)
    finding = findings(bed)["SPACE.PAIR"]
    assert finding.severity == "warning"
    assert stored(finding)["Overlap"] == pytest.approx(0.294, abs=0.001)
    assert printed(finding)["Between stems"] == "30 cm"


def test_SPA_09_two_cabbages():
    bed = a_bed()
    cabbage = PlantFactory(slug="cabbage", spacing_in_row_cm=45)
    stands(bed, cabbage, x_cm=100, y_cm=100)
    stands(bed, cabbage, x_cm=120, y_cm=100)
    finding = findings(bed)["SPACE.PAIR"]
    assert finding.severity == "critical"
    assert printed(finding)["Needed"] == "45 cm"
    assert stored(finding)["Overlap"] == pytest.approx(0.556, abs=0.001)


def test_COM_01_a_neighbour_at_40_cm(monkeypatch):
    monkeypatch.setitem(companions.EFFECT, "beneficial", 0.30)
    bed = a_bed()
    tomato, basil = PlantFactory(slug="tomato"), PlantFactory(slug="basil")
    CompanionshipFactory(plant_a=tomato, plant_b=basil, mechanism="nectar for hoverflies")
    stands(bed, tomato, x_cm=60, y_cm=100)
    stands(bed, basil, x_cm=100, y_cm=100)
    finding = findings(bed)["COMPANION.HELPS"]
    assert finding.severity == "info"
    assert stored(finding)["Score"] == pytest.approx(0.108, abs=0.001)
    assert printed(finding)["Distance"] == "40 cm"


# Rotation ---------------------------------------------------------------------------------------


def rotated(family: str, year: int, planned_family: str, **fields) -> dict[str, Finding]:
    bed = a_bed()
    before = PlantFactory(family=family)
    PlantingFactory(
        bed=bed, plant=before, started_on=date(year, 5, 1), ended_on=date(year, 9, 1), **fields
    )
    planned = PlantFactory(family=planned_family)
    PlantingFactory(bed=bed, plant=planned, planned=True)
    return findings(bed)


def test_ROT_01_brassicas_two_years_ago():
    finding = rotated("Brassicaceae", 2024, "Brassicaceae")["ROTATE.FAMILY"]
    assert finding.severity == "advice"
    assert printed(finding) == {"Years of rest": "2 years", "Years usual": "3 years"}


def test_ROT_02_clubroot_four_years_ago():
    found = rotated("Brassicaceae", 2022, "Brassicaceae", pathogen="clubroot")
    finding = found["ROTATE.PATHOGEN"]
    assert finding.severity == "critical"
    assert printed(finding) == {"Years without a host": "4 years", "Years needed": "7 years"}
    assert "ROTATE.FAMILY" not in found


def test_ROT_03_pepper_after_last_years_tomato():
    finding = rotated("Solanaceae", 2025, "Solanaceae")["ROTATE.FAMILY"]
    assert finding.severity == "warning"
    assert printed(finding) == {"Years of rest": "1 year", "Years usual": "3 years"}


# Soil -------------------------------------------------------------------------------------------


def test_SOI_01_lime_for_five_square_metres():
    """Clay has the lime factor of the example's clay loam."""
    bed = a_bed(length_cm=250, width_cm=200, texture="clay")
    stands(bed, PlantFactory(soil_ph_min=6.5, soil_ph_max=7.5))
    SoilTestFactory(bed=bed, ph=5.8)
    numbers = printed(findings(bed)["SOIL.PH"])
    assert numbers["In all"] == "560 g/m²"
    assert numbers["For the whole bed"] == "2.8 kg"
    assert (numbers["First dressing"], numbers["Later"]) == ("500 g/m²", "60 g/m²")


def test_SOI_05_sulfur_for_sand():
    bed = a_bed(texture="sand")
    stands(bed, PlantFactory(soil_ph_min=5.0, soil_ph_max=6.0))
    SoilTestFactory(bed=bed, ph=7.0)
    RuleSetting.objects.filter(rule_id="SOIL.PH").update(limits={"depth_cm": 15})
    finding = findings(bed)["SOIL.PH"]
    assert finding.severity == "warning"
    assert stored(finding)["In all"] == pytest.approx(144, abs=2)


def test_SOI_07_blueberry_on_chalk():
    bed = a_bed()
    stands(bed, PlantFactory(slug="blueberry", soil_ph_min=4.5, soil_ph_max=5.2))
    SoilTestFactory(bed=bed, ph=7.9, has_free_carbonate=True)
    found = findings(bed)
    assert found["SOIL.PH_UNFIXABLE"].severity == "warning"
    assert "container with ericaceous mix" in found["SOIL.PH_UNFIXABLE"].do
    assert "SOIL.PH" not in found
