"""The files of the catalogue: plants, germination, companions, pests."""

import re
from collections.abc import Collection
from pathlib import Path

from plants.data.table_checks import Line, Table

BINOMIAL = r"(× )?[A-Z][a-zë-]+ (× )?[a-zë-]{2,}"
WORDS = {
    "category": "vegetable herb fruit berry flower cover_crop tree shrub",
    "life_cycle": "annual biennial perennial perennial_as_annual biennial_as_annual",
    "growth_form": "herb shrub subshrub tree vine",
    "frost_tolerance": "tender half-hardy hardy",
    "sun": "full part shade full_or_part",
    "water_need": "low medium high",
    "nutrient_demand": "heavy medium light nitrogen_fixer",
    "confidence": "high medium low",
}
AGENTS = "insect mite mollusc nematode fungus oomycete bacterium virus protist physiological"
RANGES = {
    ("germination_days_min", "germination_days_max"): (1, 730),
    ("days_to_maturity_min", "days_to_maturity_max"): (10, 2600),
    ("years_to_first_harvest_min", "years_to_first_harvest_max"): (0, 20),
    (
        "indoor_sow_weeks_before_last_frost_min",
        "indoor_sow_weeks_before_last_frost_max",
    ): (1, 20),
    ("transplant_weeks_after_last_frost_min", "transplant_weeks_after_last_frost_max"): (-10, 8),
    ("direct_sow_weeks_after_last_frost_min", "direct_sow_weeks_after_last_frost_max"): (-10, 10),
    (
        "autumn_plant_weeks_before_first_frost_min",
        "autumn_plant_weeks_before_first_frost_max",
    ): (-10, 20),
    ("usda_zone_min", "usda_zone_max"): (1, 13),
    ("soil_ph_min", "soil_ph_max"): (3, 9),
    ("hydroponic_ph_min", "hydroponic_ph_max"): (4, 8),
    ("hydroponic_ec_min_ms_cm", "hydroponic_ec_max_ms_cm"): (0.2, 6),
    ("rooting_depth_min_m", "rooting_depth_max_m"): (0.1, 3.5),
    ("yield_kg_per_plant_min", "yield_kg_per_plant_max"): (0.05, 200),
}
BOUNDS = {
    "spacing_in_row_cm": (1, 2000),
    "spacing_between_rows_cm": (5, 2500),
    "sowing_depth_cm": (0, 25),
    "kill_temp_c": (-60, 5),
    "sun_hours_min": (0, 12),
    "kc_ini": (0.2, 1.3),
    "kc_mid": (0.2, 1.3),
    "kc_end": (0.2, 1.3),
    "depletion_fraction_p": (0.1, 0.9),
    "gdd_base_c": (0, 20),
    "removal_n_kg_per_t": (0.1, 80),
    "removal_p2o5_kg_per_t": (0.1, 40),
    "removal_k2o_kg_per_t": (0.1, 60),
    "height_cm": (5, 5000),
    "spread_cm": (3, 3000),
    "seed_viability_years": (0, 10),
    "yield_kg_per_m_row": (0.05, 10),
    "succession_interval_days": (5, 60),
    "stage_ini_days": (1, 200),
    "stage_dev_days": (1, 200),
    "stage_mid_days": (1, 700),
    "stage_late_days": (0, 130),
}
GERMINATION = tuple(f"germination_temp_{end}_c" for end in ("min", "opt", "max"))
IDENTITY = ("slug", "common_name", "botanical_name", "family")
TOGETHER = ("days_to_maturity_from", "fao56_crop")
PLANT_COLUMNS = (
    *(*IDENTITY, *WORDS, *GERMINATION, *BOUNDS, *TOGETHER),
    *(column for pair in RANGES for column in pair),
)


def check_catalogue(folder: Path) -> list[Table]:
    plants = check_plants(folder / "plants.csv")
    slugs = {line["slug"] for line in plants.lines}
    return [
        plants,
        check_germination(folder / "germination_days_by_soil_temp.csv", slugs),
        check_companions(folder / "companions.csv", slugs),
        check_pests(folder / "pests_diseases.csv", slugs),
    ]


def check_plants(path: Path) -> Table:
    table = Table.read(path, PLANT_COLUMNS)
    table.unique("slug")
    table.unique("common_name")
    for line in table.lines:
        _check_plant(table, line)
    return table


def _check_plant(table: Table, line: Line) -> None:
    table.matches(line, "slug", r"[a-z0-9]+(-[a-z0-9]+)*")
    table.matches(line, "botanical_name", BINOMIAL)
    table.matches(line, "family", r"[A-Z][a-z]+aceae")
    table.matches(line, "days_to_maturity_from", r"|transplant|sowing|planting")
    for column, words in WORDS.items():
        table.one_of(line, column, words)
    for pair, bounds in RANGES.items():
        table.pair(line, pair, *bounds)
    for column, bounds in BOUNDS.items():
        table.number(line, column, *bounds)
    _check_germination_temperatures(table, line)
    if bool(line["days_to_maturity_min"]) != bool(line["days_to_maturity_from"]):
        table.fail(line.number, "days to maturity without its start")
    if bool(line["kc_ini"]) != bool(line["fao56_crop"]):
        table.fail(line.number, "Kc without its FAO-56 row")


def _check_germination_temperatures(table: Table, line: Line) -> None:
    known = [table.number(line, column, 0, 45) for column in GERMINATION]
    given = [value for value in known if value is not None]
    if given and len(given) < len(known):
        table.fail(line.number, "partial germination temperatures")
    if given != sorted(given):
        table.fail(line.number, "germination temperatures out of order")


def check_germination(path: Path, slugs: Collection[str]) -> Table:
    table = Table.read(path, ("plant", "soil_temp_c", "days_to_emergence", "germinates"))
    table.unique("plant", "soil_temp_c")
    for line in table.lines:
        _check_slug(table, line, "plant", slugs)
        table.number(line, "days_to_emergence", 1, 200)
        table.one_of(line, "germinates", "yes no")
        if (line["germinates"] == "yes") != bool(line["days_to_emergence"]):
            table.fail(line.number, "days and flag differ")
    return table


def check_companions(path: Path, slugs: Collection[str]) -> Table:
    columns = ("plant_a", "plant_b", "effect", "mechanism", "evidence_level", "source")
    table = Table.read(path, (*columns, "citation_checked"))
    seen: set[frozenset[str]] = set()
    for line in table.lines:
        pair = frozenset((line["plant_a"], line["plant_b"]))
        _check_slug(table, line, "plant_a", slugs)
        _check_slug(table, line, "plant_b", slugs)
        if len(pair) < 2:
            table.fail(line.number, "pair with itself")
        if pair in seen:
            table.fail(line.number, "repeated pair")
        seen.add(pair)
        table.one_of(line, "effect", "beneficial antagonistic")
        table.one_of(line, "evidence_level", "trial extension traditional")
        table.one_of(line, "citation_checked", "yes no")
        if not line["source"] or not line["mechanism"]:
            table.fail(line.number, "no source or mechanism")
    return table


def check_pests(path: Path, slugs: Collection[str]) -> Table:
    degree_days = ("gdd_base_c", "gdd_value_c_days", "gdd_event")
    columns = ("name", "agent", "agent_type", "host_plants", "host_families", "organic_controls")
    conditions = ("temp_min_c", "temp_max_c", "wetness_hours_min")
    table = Table.read(path, (*columns, *conditions, *degree_days, "confidence"))
    table.unique("name")
    for line in table.lines:
        table.one_of(line, "agent_type", AGENTS)
        table.one_of(line, "confidence", WORDS["confidence"])
        for host in line["host_plants"].split():
            if host not in slugs:
                table.fail(line.number, f"host {host!r} is not in plants.csv")
        for family in line["host_families"].split():
            if not re.fullmatch(r"many|[A-Z][a-z]+aceae", family):
                table.fail(line.number, f"family {family!r}")
        table.pair(line, ("temp_min_c", "temp_max_c"), 0, 45)
        table.number(line, "wetness_hours_min", 1, 72)
        table.number(line, "gdd_base_c", 0, 20)
        table.number(line, "gdd_value_c_days", 10, 2000)
        if len({bool(line[column]) for column in degree_days}) > 1:
            table.fail(line.number, "degree days without base or event")
    return table


def _check_slug(table: Table, line: Line, column: str, slugs: Collection[str]) -> None:
    if line[column] not in slugs:
        table.fail(line.number, f"{column}={line[column]!r} is not in plants.csv")
