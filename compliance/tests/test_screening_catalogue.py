"""Nothing that the site itself says or ships is flagged."""

import csv
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from compliance.screening.judging import judge_taxon, judge_text

ROOT = Path(settings.BASE_DIR)
PLANT_DATA = ROOT / "plants" / "data"
TABLES = ("plants", "companions", "pests_diseases", "germination_days_by_soil_temp")
TAG = re.compile(r"\{[%{#].*?[%}#]\}|<[^>]*>", re.DOTALL)
# Words in quotes in Python: gettext's and all others.
QUOTED = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
APPS = ("plants", "gardens", "rules", "gardening")
SPOKEN_OF_HERE = ("compliance",)


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def flagged(texts: Iterator[str], lexicon) -> dict[str, str]:
    return {
        text: found.reason
        for text in set(texts)
        if not (found := judge_text(text, lexicon)).is_clear
    }


@pytest.mark.parametrize("table", TABLES)
def test_every_cell_of_the_catalogue_passes(table, shipped_lexicon):
    cells = (cell for row in rows(PLANT_DATA / f"{table}.csv") for cell in row.values())

    assert flagged(cells, shipped_lexicon) == {}


def test_every_plant_of_the_catalogue_passes_as_a_taxon(shipped_lexicon):
    refused = [
        row["slug"]
        for row in rows(PLANT_DATA / "plants.csv")
        if not judge_taxon([row["botanical_name"], row["common_name"]], shipped_lexicon).is_clear
    ]

    assert refused == []


def test_every_town_passes(shipped_lexicon):
    path = ROOT / "gardens" / "data" / "cities.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]

    assert len(names) > 19_000
    assert flagged(iter(names), shipped_lexicon) == {}


def test_everything_that_templates_say_passes(shipped_lexicon):
    pages = [
        path
        for path in [*ROOT.glob("*/templates/**/*.html"), *(ROOT / "templates").rglob("*.html")]
        if ".venv" not in path.parts and not {*path.parts} & {*SPOKEN_OF_HERE}
    ]
    lines = (line for path in pages for line in TAG.sub("\n", path.read_text("utf-8")).splitlines())

    assert len(pages) > 100
    assert flagged(lines, shipped_lexicon) == {}


def test_everything_that_code_says_passes(shipped_lexicon):
    files = [
        path for app in APPS for path in (ROOT / app).rglob("*.py") if "tests" not in path.parts
    ]
    quoted = (words for path in files for words in QUOTED.findall(path.read_text("utf-8")))

    assert flagged(quoted, shipped_lexicon) == {}
