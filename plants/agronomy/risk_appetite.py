"""How much frost a gardener will risk, and the frost dates that windows are counted from then."""

from dataclasses import replace
from enum import StrEnum
from functools import lru_cache

from plants.agronomy.frost import FrostDates


class RiskAppetite(StrEnum):
    CAUTIOUS = "cautious"
    NORMAL = "normal"
    BOLD = "bold"


# Chance of a later frost that is taken with any crop; the normal one differs by crop.
ACCEPTED_RISK = {RiskAppetite.CAUTIOUS: 0.1, RiskAppetite.BOLD: 0.5}


@lru_cache(maxsize=4096)
def counted_dates(dates: FrostDates, appetite: str) -> FrostDates:
    """`dates` with those in the places of `last_p50`, `last_p90` and `first_p50` that count.

    Cautious: all crops wait for the dates of 1 year in 10. Bold: tender crops too go by those of
    1 year in 2. A date that a place does not have changes nothing.
    """
    if appetite == RiskAppetite.CAUTIOUS:
        last, first = dates.last_p90, dates.first_p10
        return replace(
            dates,
            last_p50=dates.last_p50 if last is None else last,
            first_p50=dates.first_p50 if first is None else first,
        )
    if appetite == RiskAppetite.BOLD and dates.last_p50 is not None:
        return replace(dates, last_p90=dates.last_p50)
    return dates


def warns_from(appetite: str, usual: float) -> float:
    """The chance of a killing night from which a plant that stands out too early is a warning."""
    return ACCEPTED_RISK.get(appetite, usual)
