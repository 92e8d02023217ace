import csv
import gzip
from datetime import date
from pathlib import Path

import pytest

from compliance.jurisdictions import (
    LINKS,
    jurisdiction_of,
    laws_of,
    region_is_missing,
    region_name,
)
from compliance.loading.restrictions import FOLDER, LIST
from compliance.regions import REGIONS

TODAY = date(2026, 11, 26)
TOWNS = Path("gardens/data/cities.csv.gz")


def towns() -> set[tuple[str, str]]:
    with gzip.open(TOWNS, "rt", encoding="utf-8") as lines:
        return {(row["country_code"], row["admin1_code"]) for row in csv.DictReader(lines)}


def listed() -> set[str]:
    with (FOLDER / LIST).open(encoding="utf-8") as lines:
        return {row["jurisdiction_code"] for row in csv.DictReader(lines)}


def test_every_region_of_a_town_is_mapped_in_countries_with_regional_law():
    assert [place for place in sorted(towns()) if region_is_missing(*place)] == []


def test_every_country_with_regional_rows_has_its_regions():
    countries = {code.partition("-")[0] for code in listed() if "-" in code}

    assert {"US", "CA", "GB"} <= countries <= REGIONS.keys()


def test_every_row_of_the_list_is_law_in_some_place():
    """Of a town, or of a country without one."""
    places = {jurisdiction_of(*town) for town in towns()} | LINKS.keys()

    reached = {law.code for place in places for law in laws_of(place, TODAY)}

    assert listed() <= reached


@pytest.mark.parametrize(
    ("country", "region", "code", "name"),
    [
        ("US", "ME", "US-ME", "Maine"),
        ("US", "DC", "US-DC", "District of Columbia"),
        ("CA", "08", "CA-ON", "Ontario"),
        ("CA", "05", "CA-NL", "Newfoundland and Labrador"),
        ("AU", "02", "AU-NSW", "New South Wales"),
        ("AU", "08", "AU-WA", "Western Australia"),
        ("GB", "NIR", "GB-NIR", "Northern Ireland"),
        ("DE", "02", "DE-BY", "Bavaria"),
        ("CH", "ZH", "CH-ZH", "Zurich"),
        ("ES", "53", "ES-CN", "Canary Islands"),
        ("PT", "10", "PT-30", "Madeira"),
        ("FR", "11", "FR", ""),
        ("US", "", "US", ""),
        ("US", "99", "US", ""),
        ("PR", "", "PR", ""),
        ("", "", "", ""),
    ],
)
def test_a_place_has_the_iso_code_of_its_region(country, region, code, name):
    assert jurisdiction_of(country, region) == code
    assert region_name(code) == name


@pytest.mark.parametrize(
    ("country", "region", "is_missing"),
    [
        ("US", "", True),
        ("US", "99", True),
        ("US", "ME", False),
        ("FR", "11", False),
        ("", "", False),
    ],
)
def test_a_missing_region_is_noticed_where_there_is_regional_law(country, region, is_missing):
    assert region_is_missing(country, region) is is_missing


def test_codes_of_a_region_are_unique():
    for regions in REGIONS.values():
        codes = [region.iso for region in regions.values()]
        assert len(set(codes)) == len(codes)


def test_the_nearest_law_comes_first():
    codes = [law.code for law in laws_of("GB-ENG", TODAY)]

    assert codes == ["GB-ENG", "GB-EAW", "GB", "INT"]
