"""How many seeds to sow, and what a test of a few seeds at home says."""

from math import ceil, log, sqrt

from plants.agronomy.crop_figures import DIRECT_SOW

# Of the seeds that germinate in a test, the share that becomes plants.
FIELD_FACTOR = {"outdoors": 0.7, "indoors": 0.85}
OCCUPANCY = 0.95
# A test of fewer seeds counts with the lower end of its interval.
ENOUGH_SEEDS = 50

_Z80 = 1.2816
_ROUNDING = 1e-9


def field_factor(method: str) -> float:
    """`method` is one of START_METHODS."""
    return FIELD_FACTOR["outdoors" if method == DIRECT_SOW else "indoors"]


def seeds_to_sow(plants: int, germination: float, field_factor: float) -> int | None:
    """For so many plants on average; None of seed that does not germinate."""
    emerging = germination * field_factor
    return ceil(plants / emerging - _ROUNDING) if emerging > 0 else None


def seeds_per_station(
    germination: float, field_factor: float, occupancy: float = OCCUPANCY
) -> int | None:
    """So that this share of the stations has a plant; None of seed that does not germinate."""
    emerging = germination * field_factor
    if emerging <= 0:
        return None
    return max(1, ceil(log(1 - occupancy) / log(1 - emerging))) if emerging < 1 else 1


def germination_interval(germinated: int, seeds: int) -> tuple[float, float]:
    """80 % interval of the share that germinates (Wilson); `seeds` is at least 1."""
    share, weight = germinated / seeds, _Z80**2 / seeds
    middle = (share + weight / 2) / (1 + weight)
    half = _Z80 * sqrt(share * (1 - share) / seeds + weight / (4 * seeds)) / (1 + weight)
    return max(0.0, middle - half), min(1.0, middle + half)


def tested_share(germinated: int, seeds: int) -> float:
    """To reckon with: careful where few seeds were tested."""
    if seeds < ENOUGH_SEEDS:
        return germination_interval(germinated, seeds)[0]
    return germinated / seeds


def germination_severity(share: float) -> str:
    """Below a half sow double or buy."""
    if share < 0.5:
        return "warning"
    return "advice" if share <= 0.7 else "info"
