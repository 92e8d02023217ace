"""The shipped files are what data/README.md says of them."""

import csv
import re
from collections import Counter

import pytest
from django.conf import settings

from plants import drawings
from plants.choices import Confidence, EvidenceLevel
from plants.loading import FOLDER, Written, load_catalogue
from plants.models import Companionship, GerminationTemperature, Pest, Plant
from plants.reading import COMPANIONS, GERMINATION, PESTS, PLANTS
from plants.sources import CATALOGUE_CREDITS, CONFIDENCE_MEANING, SOURCES, sources_of
from plants.tests.factories import PlantFactory

README = (FOLDER / "README.md").read_text(encoding="utf-8")
BINOMIAL = re.compile(r"(× )?[A-Z][a-zë-]+ (× )?[a-zë-]{2,}")


def shipped(table: str) -> list[dict[str, str]]:
    with (FOLDER / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


PLANT_ROWS = shipped(PLANTS)


def known(column: str) -> int:
    return sum(row[column] != "" for row in PLANT_ROWS)


@pytest.mark.django_db
def test_the_shipped_catalogue_loads_whole_and_holds_every_constraint():
    written = load_catalogue()

    assert written == Written(plants=377, germination_rows=176, pairs=448, pests=107)
    assert Plant.objects.count() == 377
    assert GerminationTemperature.objects.filter(days_to_emergence=None).count() == 41
    levels = Counter(Companionship.objects.values_list("evidence_level", flat=True))
    assert levels == {
        EvidenceLevel.TRIAL: 42,
        EvidenceLevel.EXTENSION: 223,
        EvidenceLevel.TRADITIONAL: 183,
    }
    assert Companionship.objects.filter(citation_checked=True).count() == 89
    assert Plant.objects.get(slug="tomato").pests.count() == 24
    assert not Pest.objects.filter(host_plants=None).exists()
    assert load_catalogue() is None


@pytest.mark.parametrize(
    ("column", "rows"),
    [
        ("hydroponic_ph_min", 26),
        ("removal_n_kg_per_t", 57),
        ("yield_kg_per_m_row", 43),
        ("fao56_crop", 143),
        ("gdd_base_c", 159),
    ],
)
def test_as_many_figures_are_known_as_documented(column, rows):
    assert known(column) == rows


@pytest.mark.parametrize(
    "together",
    [
        ("kc_ini", "kc_mid", "kc_end", "fao56_crop"),
        ("stage_ini_days", "stage_dev_days", "stage_mid_days", "stage_late_days"),
        ("germination_temp_min_c", "germination_temp_opt_c", "germination_temp_max_c"),
        ("removal_n_kg_per_t", "removal_p2o5_kg_per_t", "removal_k2o_kg_per_t"),
        ("days_to_maturity_min", "days_to_maturity_from"),
        ("hydroponic_ph_min", "hydroponic_ec_min_ms_cm"),
        ("rooting_depth_min_m", "depletion_fraction_p"),
    ],
)
def test_figures_that_need_each_other_come_together(together):
    partly = [row["slug"] for row in PLANT_ROWS if len({row[name] == "" for name in together}) > 1]

    assert partly == []


def test_germination_temperatures_are_in_order():
    names = [f"germination_temp_{end}_c" for end in ("min", "opt", "max")]
    values = [[float(row[name]) for name in names] for row in PLANT_ROWS if row[names[0]]]

    assert [three for three in values if three != sorted(three)] == []


def test_botanical_names_are_binomials():
    names = [row["botanical_name"] for row in PLANT_ROWS]

    assert [name for name in names if not BINOMIAL.fullmatch(name)] == []


def test_every_plant_has_drawings_that_the_sprite_holds():
    sprite = (settings.BASE_DIR / "static/img/icons.svg").read_text(encoding="utf-8")
    symbols = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    looks = {(row["slug"], row["family"], row["growth_form"]) for row in PLANT_ROWS}

    assert {drawings.glyph(*look) for look in looks} <= symbols
    assert {drawings.rosette(*look) for look in looks} <= symbols


# Rows that gardeners add; no file has them.
OF_GARDENERS = {"OWN", "CON"}


def test_every_source_code_has_a_text_and_every_text_a_code_in_use():
    used = {code for row in PLANT_ROWS for code in row["source_codes"].split()}

    assert used == set(SOURCES) - OF_GARDENERS
    assert {code for code in SOURCES if f"\n- {code}" not in README} == set()


def test_every_confidence_is_explained():
    assert set(CONFIDENCE_MEANING) == set(Confidence)


def test_the_sources_of_a_plant_come_in_its_order():
    plant = PlantFactory.build(source_codes="HAR EXT UNHEARD")

    assert sources_of(plant) == [SOURCES["HAR"], SOURCES["EXT"]]


def test_every_shipped_file_is_credited():
    assert {credit.file for credit in CATALOGUE_CREDITS} == {
        path.name for path in FOLDER.glob("*.csv")
    }


def test_the_files_hold_no_address_of_a_host():
    for table in (PLANTS, GERMINATION, COMPANIONS, PESTS):
        assert "://" not in (FOLDER / table).read_text(encoding="utf-8")
