"""What the tables of agronomy are keyed by exists: plants and pests of the shipped data."""

import csv

import pytest

from plants.agronomy import (
    bloom,
    crop_yields,
    indoor_ranges,
    perennials,
    pest_clocks,
    pest_hosts,
    picking,
    pruning,
    salinity,
    seed_viability,
    winter_chill,
)
from plants.loading import FOLDER
from plants.reading import PESTS, PLANTS


def column(file_name: str, name: str) -> set[str]:
    with (FOLDER / file_name).open(encoding="utf-8", newline="") as file:
        return {row[name] for row in csv.DictReader(file)}


@pytest.mark.parametrize(
    "table",
    [
        bloom.BLOOMING,
        crop_yields.KG_PER_M2,
        crop_yields.KG_PER_PLANT,
        crop_yields.WATER_RESPONSE,
        indoor_ranges.INDOOR_RANGES,
        perennials.DIVIDE_YEARS,
        perennials.FRUITLESS_SEASONS,
        perennials.HARVEST_WEEKS,
        perennials.RENEW_AFTER_CROPS,
        perennials.THINNING_CM,
        picking._STOP_BEARING | picking._BOLT_IN_HEAT,
        pruning.PRUNING,
        salinity.SALT_TOLERANCE,
        seed_viability.VIABILITY,
        winter_chill.CHILL_NEEDS,
        *pest_hosts.HOSTS.values(),
    ],
)
def test_tables_name_plants_of_the_catalogue(table):
    assert set(table) <= column(PLANTS, "slug")


def test_clocks_name_pests_of_the_catalogue():
    assert set(pest_clocks.PEST_CLOCKS) <= column(PESTS, "name")


def test_hosts_are_those_of_the_catalogue_and_their_kin():
    with (FOLDER / PESTS).open(encoding="utf-8", newline="") as file:
        named = {row["name"]: set(row["host_plants"].split()) for row in csv.DictReader(file)}
    assert set(pest_hosts.HOSTS) >= set(pest_clocks.PEST_CLOCKS)
    for pest, hosts in pest_hosts.HOSTS.items():
        assert hosts >= named[pest], pest
