"""Broken files are refused whole, in a sentence that says where and what to write."""

import pytest

from plants.loading import SHIPPED
from plants.models import DataLoad, Plant
from plants.reading import COLUMNS, COMPANIONS, GERMINATION, PESTS, PLANTS
from plants.tests.small_catalogue import (
    rewrite,
    sentence_of_the_fault,
    set_cells,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("table", "cells", "sentence"),
    [
        (
            PLANTS,
            {"soil_ph_min": "acid"},
            "plants.csv line 3: soil_ph_min is “acid”: write a number from 3 to 9.",
        ),
        (
            PLANTS,
            {"soil_ph_min": "8"},
            "plants.csv line 3: soil_ph_min: Give both ends of the range, the lower one first.",
        ),
        (
            PLANTS,
            {"germination_days_max": ""},
            "plants.csv line 3: germination_days_min: Give both ends of the range, "
            "the lower one first.",
        ),
        (
            PLANTS,
            {"slug": "basil"},
            "plants.csv line 3: slug is “basil”: an earlier line has it, write another.",
        ),
        (
            PLANTS,
            {"common_name": "Basil"},
            "plants.csv line 3: common_name is “Basil”: an earlier line has it, write another.",
        ),
        (
            GERMINATION,
            {"plant": "tomatto"},
            f"{GERMINATION} line 3: plant is “tomatto”: write a slug of plants.csv.",
        ),
        (
            GERMINATION,
            {"soil_temp_c": "0"},
            f"{GERMINATION} line 3: soil_temp_c is “0”: an earlier line has this plant and "
            "temperature.",
        ),
        (
            GERMINATION,
            {"germinates": "yes"},
            f"{GERMINATION} line 3: germinates is “yes”: write yes where there are days, else no.",
        ),
        (
            COMPANIONS,
            {"plant_a": "tomato", "plant_b": "tomato"},
            "companions.csv line 3: plant_b is “tomato”: write another plant than plant_a.",
        ),
        (
            COMPANIONS,
            {"plant_a": "basil", "plant_b": "tomato"},
            "companions.csv line 3: plant_b is “tomato”: an earlier line has its pair with basil.",
        ),
        (
            PESTS,
            {"host_plants": "tomato tomatto"},
            "pests_diseases.csv line 3: host_plants is “tomato tomatto”: "
            "tomatto is not a slug of plants.csv.",
        ),
        (
            PESTS,
            {"host_families": "the nightshades"},
            "pests_diseases.csv line 3: host_families is “the nightshades”: Enter a valid value.",
        ),
        (
            PESTS,
            {"temp_max_c": "1"},
            "pests_diseases.csv line 3: temp_min_c: Give both ends of the range, "
            "the lower one first.",
        ),
        (
            PESTS,
            {"gdd_base_c": "10"},
            "pests_diseases.csv line 3: Degree days: give their base, their number and the event, "
            "or none of them.",
        ),
        (
            COMPANIONS,
            {"citation_checked": "maybe"},
            "companions.csv line 3: citation_checked is “maybe”: write yes or no.",
        ),
    ],
)
def test_a_broken_row_is_named_and_nothing_is_half_loaded(folder, table, cells, sentence):
    rewrite(folder, table, set_cells(3, **cells))

    assert sentence_of_the_fault(folder) == sentence
    assert not Plant.objects.exists()
    assert not DataLoad.objects.exists()


@pytest.mark.parametrize("table", SHIPPED)
def test_a_missing_column_is_named(folder, table):
    column = COLUMNS[table][-1]
    rewrite(folder, table, lambda records: [record.pop(column) for record in records])

    assert sentence_of_the_fault(folder) == f"{table} line 1: add the missing column {column}."
