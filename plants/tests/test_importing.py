"""Tables go out and come back: nothing changes, or exactly what was shown."""

import pytest

from plants.importing import (
    ChangedCell,
    ChangedRow,
    Differences,
    ImportRefused,
    apply_import,
    differences,
)
from plants.loading import load_catalogue
from plants.models import CatalogueImport, Companionship, Cultivar, Pest, Plant
from plants.models.catalogue_import import Sheet
from plants.search import find_plants
from plants.tests.uploads import (
    changed,
    exported,
    records_of,
    table,
    upload,
)

pytestmark = pytest.mark.django_db


def applied(one: CatalogueImport) -> CatalogueImport:
    return apply_import(one.pk, shown=differences(one).digest)


def test_the_whole_catalogue_comes_back_unchanged():
    load_catalogue()

    found = {sheet: differences(upload(sheet, exported(sheet))) for sheet in Sheet}

    assert [sheet for sheet, one in found.items() if not one.is_nothing] == []
    counts = [found[sheet].unchanged for sheet in (Sheet.PLANTS, Sheet.COMPANIONS, Sheet.PESTS)]
    assert counts == [377, 448, 107]


@pytest.mark.parametrize("sheet", Sheet)
def test_every_table_comes_back_unchanged(rows, sheet):
    found = differences(upload(sheet, exported(sheet)))

    assert (found.new, found.changed, found.broken) == ([], [], [])
    assert found.unchanged == len(records_of(exported(sheet))) > 0


def test_the_files_have_the_columns_and_words_of_the_shipped_ones(rows):
    plant = records_of(exported(Sheet.PLANTS))[0]
    pair = records_of(exported(Sheet.COMPANIONS))[0]

    assert (plant["kill_temp_c"], plant["soil_ph_max"], plant["usda_zone_min"]) == ("0", "6.8", "")
    assert (pair["plant_a"], pair["plant_b"], pair["citation_checked"]) == (
        "basil",
        "tomato",
        "yes",
    )
    assert records_of(exported(Sheet.PESTS))[0]["host_plants"] == "tomato"
    assert records_of(exported(Sheet.CULTIVARS))[0]["source"] == "packet, 2026"


def test_changed_cells_are_shown_old_and_new(rows):
    found = differences(changed(Sheet.PLANTS, 2, height_cm="200", soil_ph_min="6.50"))

    assert found.new == found.broken == []
    assert found.changed == [
        ChangedRow(
            "tomato",
            [ChangedCell("soil_ph_min", "6", "6.5"), ChangedCell("height_cm", "150", "200")],
        )
    ]
    assert found.unchanged == 1


def test_new_rows_are_named_and_missing_ones_stay(rows):
    records = records_of(exported(Sheet.PLANTS))[:1]
    leek = records[0] | {"slug": "leek", "common_name": "Leek"}
    one = upload(Sheet.PLANTS, table([leek]))

    assert differences(one).new == ["leek"]
    applied(one)

    assert set(Plant.objects.values_list("slug", flat=True)) == {"tomato", "basil", "leek"}
    assert find_plants("leek").pks == [Plant.objects.get(slug="leek").pk]


def test_looking_changes_nothing(rows):
    before = exported(Sheet.PLANTS)

    differences(changed(Sheet.PLANTS, 2, height_cm="200"))

    assert exported(Sheet.PLANTS) == before


@pytest.mark.parametrize(
    ("sheet", "cells", "value"),
    [
        (
            Sheet.PLANTS,
            {"common_name": "Tomate"},
            lambda: Plant.objects.get(slug="tomato").common_name == "Tomate",
        ),
        (
            Sheet.CULTIVARS,
            {"height_cm": "", "spread_cm": "55"},
            lambda: Cultivar.objects.get().overrides() == {"spread_cm": 55},
        ),
        (
            Sheet.COMPANIONS,
            {"plant_a": "tomato", "plant_b": "basil", "effect": "antagonistic"},
            lambda: Companionship.objects.get().effect == "antagonistic",
        ),
        (
            Sheet.PESTS,
            {"host_plants": "basil", "season": "spring"},
            lambda: Pest.objects.filter(host_plants__slug="basil", season="spring").exists(),
        ),
    ],
)
def test_each_table_can_be_changed(rows, sheet, cells, value):
    one = changed(sheet, 2, **cells)
    assert not value()

    applied(one)

    assert value()
    assert differences(upload(sheet, exported(sheet))).is_nothing


def test_all_broken_rows_are_named_and_keep_the_good_ones_out(rows):
    records = records_of(exported(Sheet.PLANTS))
    records[0]["height_cm"] = "tall"
    records[1]["sun"] = "bright"
    one = upload(Sheet.PLANTS, table([*records, records[1] | {"slug": "leek", "sun": "full"}]))

    found = differences(one)

    assert found.broken == [
        "plants.csv line 2: height_cm is “tall”: write a whole number from 5 to 5000.",
        "plants.csv line 3: sun is “bright”: write one of full, full_or_part, part, shade.",
    ]
    assert not found.can_be_applied
    with pytest.raises(ImportRefused, match="correct the file"):
        applied(one)
    assert Plant.objects.count() == 2


@pytest.mark.parametrize(
    ("sheet", "cells", "sentence"),
    [
        (
            Sheet.CULTIVARS,
            {"plant": "tomatto"},
            "cultivars.csv line 2: plant is “tomatto”: write a slug of plants.csv.",
        ),
        (
            Sheet.CULTIVARS,
            {"source": ""},
            "cultivars.csv line 2: source: Say where the figures come from.",
        ),
        (
            Sheet.CULTIVARS,
            {"slug": "other"},
            "cultivars.csv: tomato has a cultivar “Matina” already, with the slug matina: give it "
            "another name.",
        ),
        (
            Sheet.PLANTS,
            {"slug": "leek"},
            "plants.csv: leek is named “Tomato” like the stored plant tomato, which is not in the "
            "file: give it another name.",
        ),
        (
            Sheet.COMPANIONS,
            {"plant_b": "basil"},
            "companions.csv line 2: plant_b is “basil”: write another plant than plant_a.",
        ),
        (
            Sheet.PESTS,
            {"host_plants": "moon"},
            "pests_diseases.csv line 2: host_plants is “moon”: moon is not a slug of plants.csv.",
        ),
        (
            Sheet.PLANTS,
            {"height_cm": "9" * 400},
            f"plants.csv line 2: height_cm is “{'9' * 40}…”: write a whole number from 5 to 5000.",
        ),
    ],
)
def test_a_broken_row_is_named_in_a_sentence(rows, sheet, cells, sentence):
    assert differences(changed(sheet, 2, **cells)).broken == [sentence]


def test_plants_may_swap_their_names(rows):
    records = records_of(exported(Sheet.PLANTS))
    records[0]["common_name"], records[1]["common_name"] = "Basil", "Tomato"

    applied(upload(Sheet.PLANTS, table(records)))

    assert Plant.objects.get(slug="tomato").common_name == "Basil"


def test_an_import_is_applied_once(rows):
    one = changed(Sheet.PLANTS, 2, height_cm="200")
    applied(one)
    Plant.objects.filter(slug="tomato").update(height_cm=150)
    one.refresh_from_db()

    with pytest.raises(ImportRefused, match="applied already"):
        apply_import(one.pk, shown="")
    assert (one.is_applied, one.content) == (True, "")
    assert Plant.objects.get(slug="tomato").height_cm == 150


def test_what_was_shown_is_what_is_applied(rows):
    """Between the look and the confirmation a colleague changed the same row."""
    one = changed(Sheet.PLANTS, 2, height_cm="200")
    shown = differences(one).digest
    Plant.objects.filter(slug="tomato").update(spread_cm=99)

    with pytest.raises(ImportRefused, match="look at them again"):
        apply_import(one.pk, shown=shown)
    assert Plant.objects.get(slug="tomato").height_cm == 150

    applied(one)
    assert Plant.objects.get(slug="tomato").spread_cm == 60


def test_the_digest_tells_differences_apart():
    same = [Differences(["a"], [], unchanged, [], []) for unchanged in (1, 2)]
    other = Differences(["a"], [ChangedRow("b", [ChangedCell("c", "1", "2")])], 1, [], [])

    assert same[0].digest == same[1].digest != other.digest
