import re
from datetime import date

import pytest
from django.urls import reverse

from gardens.rotation_table import RotationTable
from gardens.tests.dating import set_today
from gardens.tests.factories import BedFactory, LandFactory, PlaceFactory, PlantingFactory
from plants.choices import LifeCycle
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 5)


@pytest.fixture(autouse=True)
def noon_of_5_may(monkeypatch):
    set_today(monkeypatch, TODAY)


@pytest.fixture
def kale(db):
    return PlantFactory(slug="kale", family="Brassicaceae", half_hardy=True)


def page(garden) -> str:
    return reverse("gardens:garden-rotation", args=[garden.pk])


def stood(bed, plant, year: int, **fields):
    days = {"started_on": date(year, 5, 1), "ended_on": date(year, 8, 1)}
    return PlantingFactory(bed=bed, plant=plant, **(days | fields))


def planned(bed, plant, year: int):
    return PlantingFactory(bed=bed, plant=plant, planned=True, planned_on=date(year, 5, 20))


def words(garden) -> list[str]:
    warnings = RotationTable.of(garden, TODAY).warnings
    return [
        f"{warned.bed} {warned.year}: {warned.found.words} {warned.found.severity}".replace(
            "\N{NARROW NO-BREAK SPACE}", " "
        )
        for warned in warnings
    ]


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_families_stand_by_bed_and_year(garden, bed, tomato, kale):
    stood(bed, kale, 2024)
    stood(bed, tomato, 2025)
    perennial = {"family": "Amaryllidaceae", "life_cycle": LifeCycle.PERENNIAL}
    chives = PlantFactory(slug="chives", **perennial)
    PlantingFactory(bed=bed, plant=chives, started_on=date(2025, 4, 1))
    table = RotationTable.of(garden, TODAY)
    assert table.years == ["2024", "2025", "2026", "2027"]
    [row] = table.rows
    assert [[family.name for family in cell] for cell in row.cells] == [
        ["Cabbage family"],
        ["Nightshade family", "Onion family"],
        ["Onion family"],
        ["Onion family"],
    ]


@pytest.mark.parametrize(("year", "severity"), [(2023, None), (2024, "advice"), (2025, "warning")])
def test_a_family_within_its_interval_is_warned_of(year, severity, garden, bed, kale):
    stood(bed, kale, year)
    planned(bed, kale, 2026)
    gap = f"{2026 - year} year{'s' if year < 2025 else ''}"
    expected = (
        f"Bed A 2026: Cabbage family: {gap} since its last crop here, in {year}; "
        f"3 years are usual. {severity}"
    )
    assert words(garden) == ([expected] if severity else [])


def test_a_disease_speaks_before_its_family(garden, bed, kale):
    stood(bed, kale, 2021, pathogen="clubroot")
    planned(bed, kale, 2026)
    assert words(garden) == [
        "Bed A 2026: Clubroot was found in this bed: Kale waits 7 years without a host, so far "
        "5 years. critical"
    ]


def test_a_disease_next_door_waits_here_too(garden, bed, kale):
    LandFactory(garden=garden)
    type(bed).objects.update(x_cm=0, y_cm=0)
    near = BedFactory(garden=garden, name="Bed B", x_cm=0, y_cm=210)
    stood(near, kale, 2021, pathogen="clubroot")
    planned(bed, kale, 2026)
    assert words(garden) == [
        "Bed A 2026: Clubroot was found in Bed B: Kale waits 7 years without a host, so far "
        "5 years. critical"
    ]


def test_next_door_is_advice_and_pots_carry_nothing(garden, bed, kale):
    LandFactory(garden=garden)
    type(bed).objects.update(x_cm=0, y_cm=0)
    near = BedFactory(garden=garden, name="Bed B", x_cm=0, y_cm=210)
    stood(near, kale, 2025)
    planned(bed, kale, 2026)
    assert words(garden) == [
        "Bed A 2026: Cabbage family: 1 year since its last crop in Bed B, less than 100 cm away; "
        "3 years are usual. advice"
    ]
    type(bed).objects.filter(pk=near.pk).update(kind="container")
    assert words(garden) == []
    type(bed).objects.filter(pk=near.pk).update(kind="ground", y_cm=221)
    assert words(garden) == []


def test_the_south_counts_seasons_from_july(gardener, kale):
    place = PlaceFactory(christchurch=True)
    bed = BedFactory(garden__owner=gardener, garden__place=place)
    days = {"started_on": date(2025, 10, 1), "ended_on": date(2026, 2, 1)}
    PlantingFactory(bed=bed, plant=kale, **days)
    planned(bed, kale, 2026)
    table = RotationTable.of(bed.garden, TODAY)
    # May 2026 is still the season that began in July 2025.
    assert table.years == ["2025/26", "2026/27"]
    assert table.warnings == []


def test_the_page_can_be_scrolled_and_names_its_source(garden, bed, kale, own_client):
    stood(bed, kale, 2025)
    planned(bed, kale, 2026)
    said = text(own_client.get(page(garden)))
    assert re.search(r'class="scroll-x matrixframe" tabindex="0" role="region"', said)
    assert '<th scope="col">2025</th>' in said
    assert 'href="#return-1"' in said
    assert 'id="return-1"' in said
    assert "High confidence" in said
    assert "University of Connecticut IPM" in said
    assert f'href="{page(garden)}"' in text(own_client.get(garden.get_absolute_url()))


@pytest.mark.parametrize("number", [0, 60])
def test_queries_do_not_grow_with_beds(number, garden, kale, django_assert_num_queries):
    LandFactory(garden=garden)
    for place in range(number):
        bed = BedFactory(garden=garden, x_cm=0, y_cm=130 * place)
        stood(bed, kale, 2020 + place % 6)
        planned(bed, kale, 2026)
    with django_assert_num_queries(3 if number else 1):
        table = RotationTable.of(garden, TODAY)
    assert len(table.rows) == number
    assert bool(table.warnings) == bool(number)


def test_old_years_are_counted_but_not_shown(garden, bed, tomato, kale):
    stood(bed, tomato, 2001)
    planned(bed, kale, 2026)
    table = RotationTable.of(garden, TODAY)
    assert (table.years[0], table.years[-1], table.left_out) == ("2016", "2027", 15)


def test_a_stranger_finds_no_table(garden, stranger_client):
    assert stranger_client.get(page(garden)).status_code == 404
