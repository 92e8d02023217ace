"""Whose a value is, which sources can stand for it, and how far to trust it.

A row names its sources as codes; data/README.md says of each code which columns it is about.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from plants.choices import Confidence, Origin
from plants.inheritance import ResolvedPlant
from plants.models import Plant
from plants.models.figures import NOT_SET
from plants.models.plant import range_fields
from plants.sources import SOURCES, Source

SPACING = ("spacing_in_row_cm", "spacing_between_rows_cm")
DEPTH = ("sowing_depth_cm",)
WEEKS = (
    *range_fields("indoor_sow_weeks_before_last_frost"),
    *range_fields("transplant_weeks_after_last_frost"),
    *range_fields("direct_sow_weeks_after_last_frost"),
    *range_fields("autumn_plant_weeks_before_first_frost"),
)
REMOVAL = ("removal_n_kg_per_t", "removal_p2o5_kg_per_t", "removal_k2o_kg_per_t")
KILL = ("kill_temperature_c",)
YIELD_OF_ROW = ("yield_kg_per_m_row",)
YIELD_OF_PLANT = range_fields("yield_kg_per_plant")
HYDROPONICS = (*range_fields("hydroponic_ph"), *range_fields("hydroponic_ec"))

# The whole row is theirs but for what another source names.
GENERAL = ("EXT", "OWN", "CON")
# Where one of these is named for a value, it is the source; the others were compared with it.
SOURCE_OF = {
    "FAO56": (
        *("kc_ini", "kc_mid", "kc_end", "fao56_crop", "depletion_fraction_p"),
        *("stage_ini_days", "stage_dev_days", "stage_mid_days", "stage_late_days"),
        *range_fields("rooting_depth"),
    ),
    "HAR": ("germination_temp_min_c", "germination_temp_opt_c", "germination_temp_max_c"),
    "REM": REMOVAL,
    "YLD": YIELD_OF_ROW,
    "HYD": HYDROPONICS,
}
COMPARED_WITH = {
    "SCI": (*KILL, *HYDROPONICS),
    "KSU": YIELD_OF_ROW,
    "UME": (*SPACING, *DEPTH, *YIELD_OF_ROW, *YIELD_OF_PLANT),
    "FED": (*SPACING, *DEPTH, "germination_temp_min_c", "frost_tolerance"),
    "WKT": KILL,
    "SLT": ("seed_viability_years",),
    "NEV": REMOVAL,
    "ISU": (*SPACING, *DEPTH, *WEEKS),
    "UAZ": (*SPACING, *range_fields("years_to_first_harvest"), *YIELD_OF_PLANT),
    "COR": (*SPACING, *DEPTH, *WEEKS),
    "ECOX": range_fields("soil_ph"),
}
NAMES = {code: frozenset(fields) for code, fields in (SOURCE_OF | COMPARED_WITH).items()}

# A table that was read is high; a figure that agreed with a document, or was ruled on, is medium;
# one written from memory is low.
LENT = {
    "FAO56": Confidence.HIGH,
    "HAR": Confidence.HIGH,
    "REM": Confidence.LOW,
    "YLD": Confidence.LOW,
    "HYD": Confidence.LOW,
} | dict.fromkeys(set(COMPARED_WITH) - {"ECOX"}, Confidence.MEDIUM)
RISING = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


LAYERS = tuple(Origin)


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str
    note: str = ""


Say = Callable[[Plant], Fact | None]


@dataclass(frozen=True, slots=True)
class Provenance:
    sources: list[Source]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class SourcedFact:
    """Where a fact is not the catalogue's: in whose words it stands, and what that says instead."""

    fact: Fact
    origin: Origin
    source: str
    instead: Fact | None
    # Of the values that are the catalogue's.
    provenance: Provenance | None

    @property
    def is_overridden(self) -> bool:
        return self.origin != Origin.CATALOGUE


def sourced_facts(
    resolved: ResolvedPlant, said: Mapping[Say, tuple[str, ...]]
) -> list[SourcedFact]:
    """Of each fact that is known; `said` names the columns it is made of."""
    return [
        _sourced(resolved, fact, say, fields)
        for say, fields in said.items()
        if (fact := say(resolved.plant))
    ]


def _sourced(resolved: ResolvedPlant, fact: Fact, say: Say, fields: tuple[str, ...]) -> SourcedFact:
    known = [field for field in fields if getattr(resolved.plant, field) not in NOT_SET]
    overridden = [field for field in known if field in resolved.layers]
    own = [field for field in known if field not in resolved.layers]
    sources = provenance(resolved.catalogue, own)
    if not overridden:
        return SourcedFact(fact, Origin.CATALOGUE, "", None, sources)
    latest = max(overridden, key=lambda field: LAYERS.index(resolved.origin(field)))
    return SourcedFact(
        fact=fact,
        origin=resolved.origin(latest),
        source=resolved.source(latest),
        instead=say(resolved.catalogue),
        provenance=sources,
    )


def provenance(plant: Plant, fields: Iterable[str]) -> Provenance | None:
    """Of a fact made of these columns: all their sources, the lowest confidence.

    None where the row names no source.
    """
    by_field = [_codes(plant, field) for field in fields]
    used = {code for codes in by_field for code in codes}
    if not used:
        return None
    confidence = min((_confidence(plant, codes) for codes in by_field), key=RISING.index)
    ordered = [code for code in plant.source_codes.split() if code in used]
    return Provenance([SOURCES[code] for code in ordered], confidence)


def _codes(plant: Plant, field: str) -> list[str]:
    codes = [code for code in plant.source_codes.split() if code in SOURCES]
    named = [code for code in codes if field in NAMES.get(code, ())]
    general = [code for code in codes if code in GENERAL]
    return named if SOURCE_OF.keys() & set(named) else [*general, *named]


def _confidence(plant: Plant, codes: list[str]) -> Confidence:
    """The best that one of the codes lends; none lends nothing."""
    return max((_lent(plant, code) for code in codes), key=RISING.index, default=Confidence.LOW)


def _lent(plant: Plant, code: str) -> Confidence:
    """A row is graded high for its water figures, days and pH: of others that says medium."""
    own = Confidence(plant.confidence)
    if code == "ECOX":
        return own
    if code in GENERAL:
        return min(own, Confidence.MEDIUM, key=RISING.index)
    return LENT[code]
