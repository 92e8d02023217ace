from datetime import date

import pytest

from compliance.jurisdictions import laws_of
from compliance.loading.restrictions import FOLDER, load_restrictions, read_restrictions
from compliance.models import ControlledPlant, Restriction
from compliance.restricting import LawBook, Notice, restrictions_of
from compliance.tests import jurisdiction_cases as cases
from compliance.tests.factories import RestrictionFactory
from plants.models import Plant
from plants.tests.factories import PlantFactory

TODAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def shipped() -> list[Restriction]:
    rows = list(read_restrictions(FOLDER).values())
    for number, row in enumerate(rows, start=1):
        row.pk = number
    return rows


def asked(shipped: list[Restriction], place: str, name: str, on: date) -> list[Notice]:
    codes = {law.code for law in laws_of(place, on)}
    in_force = [
        row
        for row in shipped
        if row.jurisdiction in codes and (row.effective_from or date.min) <= on
    ]
    plant = Plant(pk=1, botanical_name=name)
    return LawBook.of(in_force, on).notices([plant], place).get(1, [])


def verdict(notices: list[Notice]) -> tuple[str, str]:
    if not notices:
        return "none", ""
    return notices[0].severity.name.lower(), notices[0].restriction.jurisdiction


def table(lines: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines.split("\n") if line]


@pytest.mark.parametrize(
    "case", [case for lines in cases.ALL for case in table(lines)], ids=" ".join
)
def test_the_law_of_the_place_decides(case, shipped):
    place, name, *expected = case

    notices = asked(shipped, place, name, TODAY)

    assert verdict(notices) == (expected[0], expected[1] if len(expected) > 1 else "")


@pytest.mark.parametrize("case", table(cases.DAYS), ids=" ".join)
def test_a_rule_holds_from_its_first_day_on(case, shipped):
    day, place, name, *expected = case

    notices = asked(shipped, place, name, date.fromisoformat(day))

    assert verdict(notices) == (expected[0], expected[1] if len(expected) > 1 else "")


def test_there_are_enough_cases():
    assert sum(len(table(lines)) for lines in (*cases.ALL, cases.DAYS)) >= 200


def test_every_row_of_the_list_is_met_where_it_holds(shipped):
    """The day after it begins."""
    unmet = [
        str(row)
        for row in shipped
        if not asked(
            shipped,
            row.jurisdiction,
            row.scientific_name,
            max(row.effective_from or TODAY, TODAY),
        )
    ]

    assert unmet == []


@pytest.mark.django_db
@pytest.mark.parametrize("case", table(cases.EVERYWHERE), ids=" ".join)
def test_of_what_is_refused_everywhere_the_law_says_nothing(case, controlled_plants):
    place, name = case
    load_restrictions()

    assert restrictions_of([Plant(pk=1, botanical_name=name)], place, TODAY) == {}


@pytest.mark.django_db
def test_a_poppy_and_what_staff_withdrew_go_by_the_law(controlled_plants):
    load_restrictions()
    ControlledPlant.objects.filter(scientific_name="Catha edulis").update(is_withdrawn=True)
    poppies = ("Papaver somniferum", "Papaver setigerum", "Papaver bracteatum")
    plants = [
        Plant(pk=number, botanical_name=name)
        for number, name in enumerate((*poppies, "Catha edulis"))
    ]

    found = restrictions_of(plants, "DE", TODAY)

    assert [found[number][0].severity.name for number in range(4)] == ["BLOCK"] * 4


def test_no_recalled_row_blocks(shipped):
    recalled = [row for row in shipped if row.verified == "recalled"]
    severities = {
        notice.severity.name
        for row in recalled
        for notice in asked(shipped, row.jurisdiction, row.scientific_name, TODAY)
        if notice.restriction == row
    }

    assert len(recalled) == 13
    assert severities == {"WARN", "NOTE"}


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 30])
def test_one_query_for_any_number_of_plants(number, django_assert_num_queries):
    RestrictionFactory(scientific_name="Ribes", rank="genus", jurisdiction="US-ME")
    plants = [PlantFactory(botanical_name="Ribes nigrum") for _ in range(number)]

    with django_assert_num_queries(1):
        found = restrictions_of(plants, "US-ME", TODAY)

    assert len(found) == number


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "is_found"),
    [
        (date(2026, 2, 28), False),
        (date(2026, 3, 1), True),
        (date(2026, 5, 31), True),
        (date(2026, 6, 1), False),
    ],
)
def test_rows_of_staff_hold_between_their_days(day, is_found):
    RestrictionFactory(
        scientific_name="Solanum lycopersicum",
        jurisdiction="NZ",
        effective_from=date(2026, 3, 1),
        effective_until=date(2026, 5, 31),
    )
    plant = PlantFactory(botanical_name="Solanum lycopersicum")

    assert bool(restrictions_of([plant], "NZ", day)) is is_found
