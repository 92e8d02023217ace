"""Which sources stand for which value; no database."""

import pytest

from plants.choices import Confidence
from plants.models import Plant
from plants.provenance import GENERAL, LENT, NAMES, RISING, provenance
from plants.sources import SOURCES
from plants.tests.factories import PlantFactory


def sourced(codes: str, *fields: str, confidence: str = "medium") -> tuple[list[str], str]:
    plant = PlantFactory.build(source_codes=codes, confidence=confidence)
    found = provenance(plant, fields)
    return [source.code for source in found.sources], found.confidence


@pytest.mark.parametrize(
    ("codes", "field", "stand"),
    [
        ("EXT FAO56", "kc_mid", ["FAO56"]),
        ("EXT FAO56", "rooting_depth_max_m", ["FAO56"]),
        ("EXT FAO56", "spacing_in_row_cm", ["EXT"]),
        ("EXT HAR", "germination_temp_opt_c", ["HAR"]),
        ("EXT", "germination_temp_opt_c", ["EXT"]),
        ("EXT REM NEV", "removal_n_kg_per_t", ["REM", "NEV"]),
        ("EXT YLD KSU", "yield_kg_per_m_row", ["YLD", "KSU"]),
        ("EXT YLD KSU", "yield_kg_per_plant_min", ["EXT"]),
        ("EXT HYD SCI", "hydroponic_ph_min", ["HYD", "SCI"]),
        ("EXT SCI WKT", "kill_temperature_c", ["EXT", "SCI", "WKT"]),
        ("EXT UME", "sowing_depth_cm", ["EXT", "UME"]),
        ("EXT SLT", "seed_viability_years", ["EXT", "SLT"]),
        ("EXT ECOX", "soil_ph_min", ["EXT", "ECOX"]),
        ("EXT ECOX", "kill_temperature_c", ["EXT"]),
        ("EXT UNHEARD", "height_cm", ["EXT"]),
    ],
)
def test_only_sources_that_speak_of_a_value_stand_for_it(codes, field, stand):
    assert sourced(codes, field)[0] == stand


@pytest.mark.parametrize(
    ("codes", "field", "of_row", "confidence"),
    [
        ("EXT", "height_cm", "high", Confidence.MEDIUM),
        ("EXT", "height_cm", "low", Confidence.LOW),
        ("EXT ECOX", "soil_ph_max", "high", Confidence.HIGH),
        ("EXT ECOX", "soil_ph_max", "low", Confidence.LOW),
        ("EXT FAO56", "kc_ini", "low", Confidence.HIGH),
        ("EXT HYD", "hydroponic_ph_max", "high", Confidence.LOW),
        ("EXT HYD SCI", "hydroponic_ph_max", "low", Confidence.MEDIUM),
        ("EXT REM", "removal_n_kg_per_t", "high", Confidence.LOW),
        ("EXT UME", "spacing_in_row_cm", "low", Confidence.MEDIUM),
    ],
)
def test_the_confidence_of_a_value_is_the_best_of_its_sources(codes, field, of_row, confidence):
    assert sourced(codes, field, confidence=of_row)[1] == confidence


def test_a_fact_of_several_values_has_all_sources_and_the_lowest_confidence():
    codes, confidence = sourced("EXT FAO56", "water_need", "kc_ini", confidence="high")

    assert (codes, confidence) == (["EXT", "FAO56"], Confidence.MEDIUM)


def test_a_row_without_sources_claims_none():
    assert provenance(PlantFactory.build(source_codes=""), ["height_cm"]) is None


def test_every_code_is_explained_and_speaks_of_columns_that_are():
    assert set(NAMES) | set(GENERAL) == set(SOURCES)
    assert set(LENT) == set(SOURCES) - {*GENERAL, "ECOX"}
    assert set(RISING) == set(Confidence)
    columns = {field.name for field in Plant._meta.concrete_fields}
    assert set().union(*NAMES.values()) <= columns
