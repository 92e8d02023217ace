"""The shipped catalogue holds; a copy with one broken cell does not."""

import csv
import gzip
import shutil
from pathlib import Path

import pytest

from plants.data.catalogue_checks import check_catalogue
from plants.data.place_checks import check_grid, check_stations, check_towns, check_zip_codes
from plants.data.validate import CATALOGUE, PLACES, check_readme, main

FILES = (
    *("plants.csv", "germination_days_by_soil_temp.csv", "companions.csv", "pests_diseases.csv"),
    *("cities.csv.gz", "us_zip_zones.csv.gz", "climate_stations.csv.gz", "climate_grid.csv.gz"),
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    for path in CATALOGUE.glob("*.csv"):
        shutil.copy(path, tmp_path)
    return tmp_path


def failures(folder: Path) -> list[str]:
    return [failure for table in check_catalogue(folder) for failure in table.failures]


def break_line(path: Path, number: int, **cells: str) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[number - 2].update(cells)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_the_shipped_catalogue_and_its_readme_hold():
    assert failures(CATALOGUE) == []
    assert check_readme(CATALOGUE, list(FILES)).failures == []


@pytest.mark.parametrize(
    ("file", "cells", "failure"),
    [
        ("plants.csv", {"soil_ph_min": "nan"}, "plants.csv:2: soil_ph_min=nan outside 3..9"),
        ("plants.csv", {"soil_ph_min": "9"}, "plants.csv:2: soil_ph_min=9.0 > soil_ph_max=6.8"),
        ("plants.csv", {"height_cm": "tall"}, "plants.csv:2: height_cm='tall' is no number"),
        (
            "plants.csv",
            {"germination_days_max": ""},
            "plants.csv:2: only one of germination_days_min, germination_days_max",
        ),
        ("plants.csv", {"sun": "bright"}, "plants.csv:2: sun='bright' not allowed"),
        ("plants.csv", {"fao56_crop": ""}, "plants.csv:2: Kc without its FAO-56 row"),
        ("plants.csv", {"family": " Solanaceae"}, "plants.csv:2: cell with outer blanks"),
        (
            "plants.csv",
            {"germination_temp_opt_c": "45"},
            "plants.csv:2: germination temperatures out of order",
        ),
        (
            "companions.csv",
            {"plant_a": "barley", "plant_b": "barley"},
            "companions.csv:2: pair with itself",
        ),
        (
            "companions.csv",
            {"plant_a": "black-walnut", "plant_b": "alfalfa"},
            "companions.csv:3: repeated pair",
        ),
        (
            "pests_diseases.csv",
            {"host_plants": "tomatto"},
            "pests_diseases.csv:2: host 'tomatto' is not in plants.csv",
        ),
        (
            "pests_diseases.csv",
            {"gdd_base_c": ""},
            "pests_diseases.csv:2: degree days without base or event",
        ),
        (
            "germination_days_by_soil_temp.csv",
            {"germinates": "perhaps"},
            "germination_days_by_soil_temp.csv:2: germinates='perhaps' not allowed",
        ),
        (
            "companions.csv",
            {"source": "see https://example.org"},
            "companions.csv:0: absolute path or URL in the data: https://",
        ),
    ],
)
def test_one_broken_cell_is_named(catalogue, file, cells, failure):
    break_line(catalogue / file, 2, **cells)

    assert failure in failures(catalogue)


def test_missing_files_and_columns_are_named(catalogue):
    (catalogue / "pests_diseases.csv").unlink()
    text = (catalogue / "companions.csv").read_text(encoding="utf-8")
    (catalogue / "companions.csv").write_text(text.replace("mechanism", "reason", 1))

    assert failures(catalogue) == [
        "companions.csv:1: column mechanism missing",
        "pests_diseases.csv:0: missing",
    ]


def test_an_undocumented_file_is_named():
    readme = check_readme(CATALOGUE, [*FILES, "moon_phases.csv"])

    assert readme.failures == ["README.md:0: moon_phases.csv has no row"]


def excerpt(folder: Path, name: str, **cells: str) -> Path:
    """The first rows of a shipped file, the first of them with these cells."""
    target = folder / name
    with (
        gzip.open(PLACES / name, "rt", encoding="utf-8", newline="") as shipped,
        gzip.open(target, "wt", encoding="utf-8", newline="") as file,
    ):
        rows = csv.DictReader(shipped)
        writer = csv.DictWriter(file, rows.fieldnames)
        writer.writeheader()
        writer.writerow(next(rows) | cells)
        writer.writerows(next(rows) for _ in range(3))
    return target


@pytest.mark.parametrize(
    ("check", "name", "cells", "failure"),
    [
        (check_towns, "cities.csv.gz", {"lat": "91"}, ":2: lat=91.0 outside -90..90"),
        (check_zip_codes, "us_zip_zones.csv.gz", {"usda_zone": "7"}, ":2: usda_zone='7' has"),
        (check_stations, "climate_stations.csv.gz", {"tmin_c_07": "60"}, ":2: tmin_c_07=60.0 outs"),
        (check_stations, "climate_stations.csv.gz", {"lat": ""}, ":2: lat is no number or missing"),
        (check_grid, "climate_grid.csv.gz", {"cell_lat": "10"}, ":2: not the middle of a half-"),
        (check_grid, "climate_grid.csv.gz", {"tmax_c_01": "51"}, ":2: daily range of month 01"),
    ],
)
def test_a_broken_cell_of_places_is_named(tmp_path, check, name, cells, failure):
    table = check(excerpt(tmp_path, name, **cells))

    assert any(one.startswith(name + failure) for one in table.failures)


def test_the_whole_fails_with_status_1_and_says_what(catalogue, tmp_path_factory, capsys):
    shutil.copy(CATALOGUE / "README.md", catalogue)
    break_line(catalogue / "plants.csv", 2, sun="bright")

    assert main([str(catalogue), str(tmp_path_factory.mktemp("empty"))]) == 1
    report = capsys.readouterr().out
    assert "plants.csv: 377 rows" in report
    assert "FAIL plants.csv:2: sun='bright' not allowed" in report
    assert "FAIL climate_grid.csv.gz:0: missing" in report
