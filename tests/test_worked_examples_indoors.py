"""Worked examples of docs/science.md 10 and 11 from saved rows to stored findings.

What they say stands on Today and on the page of the reservoir, space, tray or lot, which says the
same from its own reading of the rows.
"""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gardens.models import Garden, GardenKind
from gardens.tests.factories import (
    BedFactory,
    GardenFactory,
    PlantingFactory,
    SeedLotFactory,
    SowingFactory,
    WeatherDayFactory,
)
from gardens.tests.indoor import (
    NutrientChangeFactory,
    ReservoirFactory,
    ReservoirReadingFactory,
    SpaceFactory,
    SpaceReadingFactory,
    page,
    plant_in,
)
from plants.tests.factories import PlantFactory
from rules.models import Evaluation, Finding
from rules.tasks import evaluate_gardens

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)
TODAY = NOON.date()
DAY = timedelta(days=1)
NEW_ONION = {"germination_pct": 95}


@pytest.fixture(autouse=True)
def noon(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)


def found(garden: Garden) -> dict[str, Finding]:
    """By rule."""
    Evaluation.objects.request(garden.pk)
    evaluate_gardens([garden.pk])
    assert Evaluation.objects.get(garden=garden).failed_rules == ""
    return {finding.rule_id: finding for finding in Finding.objects.filter(garden=garden).open()}


def number(finding: Finding, name: str) -> float:
    return dict(finding.numbers)[name]["quantity"]


def a_tank(**reading):
    tank = ReservoirFactory()
    ReservoirReadingFactory(reservoir=tank, read_at=NOON - DAY / 4, **reading)
    plant_in(tank, "leaf-lettuce")
    return tank


def test_IND_11_lettuce_in_too_strong_and_too_sweet_a_solution():
    tank = a_tank(ec_ms_cm=2.4, ph=7.2)
    findings = found(tank.garden)
    strong, sweet = findings["HYDRO.EC_HIGH"], findings["HYDRO.PH_HIGH"]
    assert (strong.severity, sweet.severity) == ("warning", "info")
    assert number(strong, "To replace by water") == pytest.approx(17.1, abs=0.2)
    words = page(tank)
    assert words.count("Replace 17 L of the solution by plain water. Expect 1.50 mS/cm.") == 2, (
        "once by the rule and once by the page"
    )


def test_IND_01_the_light_of_a_tent():
    tent = SpaceFactory()
    SpaceReadingFactory(space=tent, read_at=NOON - DAY / 4)
    plant_in(tent, "leaf-lettuce")
    findings = found(tent.garden)
    assert number(findings["LIGHT.DLI"], "Light of a day") == pytest.approx(11.52)
    assert findings["LIGHT.DLI"].severity == "advice"
    assert "11.52 mol/m²" in page(tent)


def test_IND_03_the_air_over_a_cold_leaf():
    """24 °C and 60 %: 1.19 kPa in the air and 0.85 over a leaf of 22 °C are in order; in 95 %
    fungi thrive."""
    tent = SpaceFactory(ppfd=250.0)
    plant_in(tent, "leaf-lettuce")
    read = SpaceReadingFactory(space=tent, read_at=NOON - DAY / 4, leaf_c=22.0)
    assert "CLIMATE.VPD" not in found(tent.garden)
    assert "0.85 kPa" in page(tent)
    read.humidity_pct, read.leaf_c = 95.0, None
    read.save()
    damp = found(tent.garden)["CLIMATE.VPD"]
    assert (damp.severity, number(damp, "Vapour pressure deficit")) == (
        "warning",
        pytest.approx(0.149, abs=0.001),
    )
    assert "At a deficit of 0.15 kPa fungi thrive." in page(tent)


def test_IND_07_oxygen_at_height():
    """At 1500 m water of 20 °C holds 7.6 mg/L; of 34 °C it holds less than 6."""
    tank = a_tank(water_c=34.0)
    tank.garden.place.elevation_m = 1500
    tank.garden.place.save()
    low = found(tank.garden)["HYDRO.OXYGEN_LOW"]
    assert low.severity == "warning"
    assert number(low, "Oxygen at most") == pytest.approx(5.84, abs=0.05)
    warm = Finding.objects.get(rule_id="HYDRO.WATER_WARM")
    assert warm.explained_by == low.key


@pytest.mark.parametrize(
    ("volume_l", "drunk_l", "days"), [(20.0, 1.6, 13), (60.0, 2.0, 14)], ids=["IND-09", "IND-10"]
)
def test_IND_09_IND_10_a_change_by_what_is_drunk(volume_l, drunk_l, days):
    tank = ReservoirFactory(volume_l=volume_l)
    plant_in(tank, "leaf-lettuce")
    filled_at = NOON - days * DAY
    NutrientChangeFactory(reservoir=tank, act="renewed", amount=None, made_at=filled_at)
    for day in range(1, days + 1):
        at = filled_at + day * DAY
        ReservoirReadingFactory(reservoir=tank, read_at=at, topped_up_l=drunk_l)
    due = found(tank.garden)["HYDRO.CHANGE_DUE"]
    assert number(due, "Changed every") == days
    assert "The solution is due for a change" in page(tank)


def test_one_solution_for_lettuce_and_tomato_is_a_compromise():
    tank = a_tank(ec_ms_cm=1.9, ph=6.2)
    plant_in(tank, "tomato")
    findings = found(tank.garden)
    assert "1.90 mS/cm is the least bad" in findings["HYDRO.NO_COMMON_RANGE"].what.replace(
        "\N{NARROW NO-BREAK SPACE}", " "
    )
    assert not {"HYDRO.EC_HIGH", "HYDRO.EC_LOW"} & findings.keys()


@pytest.mark.parametrize(
    ("days", "rule_id"), [(2, None), (5, "HYDRO.STALE_READING"), (8, "DATA.MISSING")]
)
def test_a_reading_ages_and_then_is_missing(days, rule_id):
    tank = ReservoirFactory()
    plant_in(tank, "leaf-lettuce")
    ReservoirReadingFactory(reservoir=tank, read_at=NOON - days * DAY, ec_ms_cm=2.4)
    findings = found(tank.garden)
    assert ("HYDRO.STALE_READING" in findings) == (rule_id == "HYDRO.STALE_READING")
    strong = findings.get("HYDRO.EC_HIGH")
    assert (strong and strong.confidence) == {2: "medium", 5: "low", 8: None}[days]
    asked = Finding.objects.filter(rule_id="DATA.MISSING", key__contains="solution_")
    assert [one.what for one in asked] == ["Not known yet: Tank."] * (2 if days == 8 else 0)


def planned(slug: str, **fields):
    """So many plants of it in a bed of a garden outdoors."""
    plant = PlantFactory(slug=slug, common_name=slug.capitalize(), **fields.pop("figures", {}))
    bed = BedFactory(garden=GardenFactory(kind=GardenKind.RAISED_BED))
    fields = {"started_on": None, "planned_on": TODAY, "method": "direct_sow"} | fields
    return PlantingFactory(bed=bed, plant=plant, **fields)


@pytest.mark.parametrize(
    ("slug", "life_years", "year", "facts", "pct", "severity"),
    [
        ("onion", 1, 2025, NEW_ONION, 60.0, "advice"),
        ("onion", 1, 2024, NEW_ONION, 12.8, "warning"),
        ("tomato", 4, 2021, {"germination_pct": 90, "store_c": 10}, 73.9, "info"),
        (
            "onion",
            1,
            2024,
            {"germination_pct": 95, "moisture_pct": 9, "store_c": 20},
            56.5,
            "advice",
        ),
        ("onion", 1, 2024, {**NEW_ONION, "moisture_pct": 7, "store_c": 5}, 93.8, "info"),
    ],
    ids=["SED-07 one year", "SED-07 two years", "SED-08", "SED-04 warm", "SED-04 cool"],
)
def test_SED_04_SED_07_SED_08_what_still_germinates(slug, life_years, year, facts, pct, severity):
    planting = planned(slug, figures={"seed_viability_years": life_years})
    owner = planting.garden.owner
    SeedLotFactory(owner=owner, plant=planting.plant, year=year, **facts)
    finding = found(planting.garden)["SEED.VIABILITY"]
    assert number(finding, "Expected to germinate") == pytest.approx(pct, abs=0.5)
    assert finding.severity == severity
    assert finding.subject_url == f"/seeds/{finding.subject_pk}/"


@pytest.mark.parametrize(
    ("plants", "share", "seeds"), [(24, 80, 43), (60, 60, 143)], ids=["SED-09", "SED-10"]
)
def test_SED_09_SED_10_how_many_seeds_the_plan_takes(plants, share, seeds):
    """SED-10 has a field factor of 0.8; outdoors it is 0.7 here, so 143 in place of 125."""
    planting = planned("tomato", columns=plants, figures={"seed_viability_years": 4})
    lot = {"owner": planting.garden.owner, "plant": planting.plant, "year": 2026}
    SeedLotFactory(**lot, germination_pct=share, seeds=seeds - 1)
    assert "SEED.SHORT" in found(planting.garden)
    planting.garden.owner.seed_lots.get().entries.update(seeds=seeds)
    assert "SEED.SHORT" not in found(planting.garden)


def test_SED_12_tomatoes_at_15_degrees_are_overdue_after_22_days():
    sowing = SowingFactory(plant__slug="tomato", soil_c=15.0, sown_on=TODAY - 23 * DAY)
    overdue = found(sowing.tray.garden)["SEED.OVERDUE"]
    assert number(overdue, "Overdue after") == 22
    client = Client()
    client.force_login(sowing.tray.garden.owner)
    html = client.get(sowing.tray.get_absolute_url()).content.decode()
    assert "Overdue since" in html, "by the page"
    assert overdue.title in html, "and by the rule"


def test_cucumbers_wait_for_warm_soil():
    """Air of 10 °C for a week: not even the 13 °C at which cucumbers were seen to emerge."""
    planting = planned("cucumber")
    for ago in range(1, 8):
        WeatherDayFactory(
            place=planting.garden.place, on=TODAY - ago * DAY, tmin_c=5.0, tmax_c=15.0
        )
    cold = found(planting.garden)["SEED.SOIL_COLD"]
    assert (cold.severity, cold.confidence) == ("warning", "low")
    assert number(cold, "Warm enough from") == 13.0
    assert cold.computed_on == date(2026, 5, 10)
