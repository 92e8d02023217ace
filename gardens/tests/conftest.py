"""A part of the shipped places and climate, small enough to load in every test that asks for it."""

import csv
import gzip
from pathlib import Path

import pytest

from compliance.tests.listed import controlled_plants  # noqa: F401 (fixture)
from gardens.climate.loading import FOLDER, file_name, load_places
from gardens.climate.tables import TABLES
from gardens.tests.cast import (  # noqa: F401 (fixtures)
    bed,
    carrot,
    catalogue,
    changed_gardens,
    garden,
    gardener,
    imperial_client,
    own_client,
    shipped_plants,
    stranger_client,
    tomato,
)
from gardens.tests.law_cast import (  # noqa: F401 (fixtures)
    blackcurrant,
    currant_rule,
    maine,
)

# Rows within this many degrees of the places that tests speak of are kept.
REACH_DEGREES = 1.2
AROUND = {
    "Brno": (49.2, 16.6),
    "Christchurch": (-43.5, 172.6),
    "Christchurch, GB": (50.7, -1.8),
    "Singapore": (1.3, 103.8),
    "Oslo": (59.9, 10.7),
    "Phoenix": (33.5, -112.1),
    "Suva": (-18.1, 178.4),
    "San Jose, US": (37.3, -121.9),
    "San José, CR": (9.9, -84.1),
    "Boston": (42.4, -71.1),
    "Munich": (48.1, 11.6),
    "Longyearbyen": (78.2, 15.6),
    "Kiribati": (-2.8, -171.7),
    "Kiritimati": (1.9, -157.4),
    "Apia": (-13.8, -171.8),
    "Quito": (-0.2, -78.5),
    "Bourke": (-30.0, 146.0),
}


def _is_kept(latitude: float, longitude: float) -> bool:
    return any(
        abs(latitude - lat) <= REACH_DEGREES and abs(longitude - lon) <= REACH_DEGREES
        for lat, lon in AROUND.values()
    )


@pytest.fixture(scope="session")
def shipped_excerpt(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("places")
    for table in TABLES:
        with (
            gzip.open(FOLDER / file_name(table), "rt", encoding="utf-8", newline="") as source,
            gzip.open(folder / file_name(table), "wt", encoding="utf-8", newline="") as target,
        ):
            rows, kept = csv.reader(source), csv.writer(target)
            header = next(rows)
            kept.writerow(header)
            north, east = ("cell_lat", "cell_lon") if "cell_lat" in header else ("lat", "lon")
            lat, lon = header.index(north), header.index(east)
            kept.writerows(row for row in rows if _is_kept(float(row[lat]), float(row[lon])))
    return folder


@pytest.fixture
def shipped_places(db, shipped_excerpt) -> None:
    load_places(shipped_excerpt)
