import gzip
import shutil

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gardens.climate.loading import load_places
from gardens.models import ClimateCell, ClimateStation, PostalZone, Town
from plants.models import DataLoad
from plants.tables import BrokenTable

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path, shipped_excerpt):
    copied = tmp_path / "data"
    shutil.copytree(shipped_excerpt, copied)
    return copied


def lines_of(folder, name: str) -> list[str]:
    return gzip.decompress((folder / name).read_bytes()).decode().splitlines()


def write(folder, name: str, lines: list[str]) -> None:
    (folder / name).write_bytes(gzip.compress("\n".join(lines).encode()))


def change(folder, name: str, line: int, old: str, new: str) -> None:
    """`line` counts from 1, as the message does."""
    lines = lines_of(folder, name)
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    write(folder, name, lines)


def test_the_shipped_files_hold_what_their_document_says():
    written = load_places()

    assert written == {
        "cities": 19435,
        "us_zip_zones": 29754,
        "climate_stations": 12921,
        "climate_grid": 22600,
    }
    assert Town.objects.count() == 19435
    assert PostalZone.objects.count() == 29754
    assert ClimateStation.objects.count() == 12921
    assert ClimateCell.objects.count() == 22600


def test_a_station_is_stored_as_it_stands_in_the_file(shipped_places):
    station = ClimateStation.objects.get(name="Brno/Turany")

    assert station.source == "dwd-climat-2003-2021"
    assert station.elevation_m == 246
    assert station.tmin_c[0] == -3.5
    assert station.tmax_c[6] == 26.8
    assert len(station.rain_mm) == 12
    assert (station.last_frost_p10, station.last_frost_p50, station.last_frost_p90) == (
        85,
        104,
        120,
    )
    assert (station.first_frost_p10, station.first_frost_p90) == (284, 321)
    assert station.usda_zone == "7b"


def test_a_town_can_be_found_without_its_accents(shipped_places):
    assert Town.objects.named("san jose").filter(country_code="CR").exists()


def test_unchanged_files_are_looked_at_and_nothing_is_written(folder):
    load_places(folder)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert load_places(folder) == {}

    statements = [query["sql"].split()[0] for query in queries]
    assert statements.count("SELECT") == 1
    assert not {"INSERT", "UPDATE", "DELETE", "COPY"} & set(statements)


def test_only_the_table_whose_file_has_changed_is_written_again(folder):
    load_places(folder)
    write(folder, "cities.csv.gz", lines_of(folder, "cities.csv.gz")[:3])

    assert load_places(folder) == {"cities": 2}
    assert Town.objects.count() == 2
    assert ClimateStation.objects.exists()


@pytest.mark.parametrize(
    ("name", "column", "wrong"),
    [
        ("cities.csv.gz", 4, "91"),
        ("cities.csv.gz", 4, "nan"),
        ("cities.csv.gz", 0, "1_000"),
        ("cities.csv.gz", 1, ""),
        ("us_zip_zones.csv.gz", 0, "1234"),
        ("us_zip_zones.csv.gz", 4, "14a"),
        ("climate_stations.csv.gz", 8, "somebody"),
        ("climate_stations.csv.gz", 9, "cold"),
        ("climate_grid.csv.gz", 11, ""),
        ("climate_grid.csv.gz", 71, "366"),
    ],
)
def test_a_broken_row_is_named_and_nothing_is_half_loaded(folder, name, column, wrong):
    lines = lines_of(folder, name)
    cells = lines[2].split(",")
    cells[column] = wrong
    write(folder, name, [*lines[:2], ",".join(cells), *lines[3:]])

    with pytest.raises(BrokenTable, match=rf"^{name} line 3: ") as fault:
        load_places(folder)

    header = lines[0].split(",")
    assert f"{header[column]} is " in str(fault.value)
    assert not Town.objects.exists()
    assert not ClimateStation.objects.exists()
    assert not DataLoad.objects.exists()


def test_a_missing_column_is_named(folder):
    change(folder, "cities.csv.gz", 1, "population", "people")

    with pytest.raises(BrokenTable, match="line 1: add the missing column population"):
        load_places(folder)


def test_a_row_that_stands_twice_is_named(folder):
    lines = lines_of(folder, "us_zip_zones.csv.gz")
    write(folder, "us_zip_zones.csv.gz", [*lines, lines[1]])

    with pytest.raises(BrokenTable, match=rf"line {len(lines) + 1}: an earlier line has"):
        load_places(folder)


def test_a_damaged_file_is_named(folder):
    path = folder / "climate_grid.csv.gz"
    path.write_bytes(path.read_bytes()[:2000])

    with pytest.raises(BrokenTable, match=r"climate_grid.*: the file is damaged"):
        load_places(folder)


def test_the_command_says_what_is_wrong_without_a_traceback(folder):
    (folder / "cities.csv.gz").unlink()

    with pytest.raises(CommandError, match=r"cities.* is missing"):
        call_command("load_places", folder=folder)


def test_the_command_tells_what_it_wrote(folder, capsys):
    call_command("load_places", folder=folder)
    assert "us_zip_zones: " in capsys.readouterr().out

    call_command("load_places", folder=folder)
    assert "up to date" in capsys.readouterr().out
