"""Years a bed should rest from a plant family, and from the hosts of a disease."""

from dataclasses import dataclass
from datetime import date

# South of the equator a season runs from July to June; it bears the year it begins in.
FIRST_MONTH_SOUTH = 7
# Soil is carried so far from bed to bed, on boots and tools (section 7).
BESIDE_CM = 100

# Where a plant should never return; larger than any record.
NEVER_YEARS = 99

FAMILY_GAP_YEARS = {
    "Brassicaceae": 3,
    "Solanaceae": 3,
    "Amaryllidaceae": 3,
    "Cucurbitaceae": 2,
    "Fabaceae": 3,
    "Apiaceae": 3,
    "Amaranthaceae": 2,
    "Asteraceae": 2,
    "Poaceae": 1,
}

REPLANT_GAP_YEARS = {"strawberry": 3, "alpine-strawberry": 3, "asparagus": NEVER_YEARS}
DEFAULT_REPLANT_GAP_YEARS = 5

PATHOGEN_SEVERITY = "critical"

# Compost that lets one heavy feeder follow another, kg/m².
REFEEDING_KG_M2 = 3.0
# Between crops of one season in the same soil.
SUCCESSION_GAP_DAYS = 14


@dataclass(frozen=True, slots=True)
class Pathogen:
    """Hosts are whole families, or plants by their catalogue name."""

    years: int
    families: frozenset[str] = frozenset()
    plants: frozenset[str] = frozenset()

    def infects(self, family: str, slug: str) -> bool:
        return family in self.families or slug in self.plants


_TOMATOES = {"tomato", "cherry-tomato", "paste-tomato", "currant-tomato"}
_PEPPERS = {"sweet-pepper", "chili-pepper", "habanero-pepper", "tabasco-pepper", "rocoto-pepper"}
_BRAMBLES = {"red-raspberry", "black-raspberry", "blackberry"}
_PHASEOLUS = {"bush-bean", "pole-bean", "dry-bean", "lima-bean", "runner-bean", "tepary-bean"}
_LETTUCES = {"head-lettuce", "leaf-lettuce", "romaine-lettuce", "celtuce"}
_BRASSICAS = frozenset({"Brassicaceae"})
_STRAWBERRIES = {"strawberry", "alpine-strawberry"}

# Years without a host (UConn IPM rotation periods).
PATHOGENS = {
    "clubroot": Pathogen(7, families=_BRASSICAS),
    "blackleg": Pathogen(4, families=_BRASSICAS),
    "black_rot": Pathogen(3, families=_BRASSICAS),
    "verticillium": Pathogen(
        4,
        plants=frozenset({"eggplant", "potato"} | _TOMATOES | _PEPPERS | _STRAWBERRIES | _BRAMBLES),
    ),
    "white_rot": Pathogen(8, families=frozenset({"Amaryllidaceae"})),
    "cyst_nematode": Pathogen(6, plants=frozenset({"potato"} | _TOMATOES)),
    "bean_blight": Pathogen(2, plants=frozenset(_PHASEOLUS)),
    "root_rot": Pathogen(4, families=frozenset({"Fabaceae"})),
    "sclerotinia": Pathogen(3, plants=frozenset(_LETTUCES | _PHASEOLUS)),
    "cucurbit_scab": Pathogen(2, families=frozenset({"Cucurbitaceae"})),
    "cercospora": Pathogen(3, plants=frozenset({"beet", "sugar-beet", "swiss-chard", "spinach"})),
    "fusarium": Pathogen(NEVER_YEARS, plants=frozenset({"asparagus"})),
}


def family_gap_years(family: str) -> int:
    """Required without disease; 0 for families without a rule."""
    return FAMILY_GAP_YEARS.get(family, 0)


def replant_gap_years(slug: str) -> int:
    """Before a perennial follows itself."""
    return REPLANT_GAP_YEARS.get(slug, DEFAULT_REPLANT_GAP_YEARS)


def season_of(day: date, latitude_deg: float) -> int:
    return day.year - (latitude_deg < 0 and day.month < FIRST_MONTH_SOUTH)


def next_season_on(day: date, latitude_deg: float) -> date:
    """The first day of the season after that of the day."""
    first_month = FIRST_MONTH_SOUTH if latitude_deg < 0 else 1
    return date(season_of(day, latitude_deg) + 1, first_month, 1)


def follows_itself(family: str, slug: str, *, is_perennial: bool) -> str:
    """Perennials should not follow their own kind, annuals not their family."""
    return slug if is_perennial else family


def needed_years(family: str, slug: str, *, is_perennial: bool) -> int:
    return replant_gap_years(slug) if is_perennial else family_gap_years(family)


def missing_years(required_years: int, gap_years: int) -> int:
    """`gap_years` is the planned year less the last year it stood there."""
    return max(0, required_years - gap_years)


def gap_severity(missing: int) -> str | None:
    if missing >= 2:
        return "warning"
    return "advice" if missing == 1 else None


def feeder_severity(before: str, after: str, compost_kg_m2: float) -> str | None:
    """Of two seasons in a row, by the catalogue's words for nutrient demand."""
    is_tiring = before == after == "heavy" and compost_kg_m2 < REFEEDING_KG_M2
    return "advice" if is_tiring else None


def succession_severity(family_before: str, family_after: str) -> str | None:
    """Of two crops in one season."""
    return "advice" if family_before == family_after else None
