"""Years of perennials: how long to wait with the harvest, when to divide and renew them.

Iowa State Extension. Seasons count from 1, the first it grows in.
"""

from datetime import date

from plants.agronomy.pruning import Season
from plants.agronomy.rotation import season_of
from plants.agronomy.windows import TROPIC_DEG

# Weeks of harvest in seasons 1, 2, 3 and from 4 on; asparagus from crowns.
HARVEST_WEEKS = {"asparagus": (0, 3, 8, 8), "rhubarb": (0, 0, 4, 8)}

_TREE_FRUITS = (
    *("apple", "pear", "asian-pear", "sweet-cherry", "sour-cherry", "peach", "apricot"),
    *("european-plum", "japanese-plum"),
)
# First seasons of which flowers or fruit are taken off, so that the plant grows.
FRUITLESS_SEASONS = {
    "strawberry": 1,
    **dict.fromkeys(("highbush-blueberry", "lowbush-blueberry", "rabbiteye-blueberry"), 2),
    **dict.fromkeys(("grape", "fox-grape"), 2),
    **dict.fromkeys(_TREE_FRUITS, 3),
}

DIVIDE_YEARS = {"rhubarb": (5, 6), "chives": (3, 4)}
RENEW_AFTER_CROPS = {"strawberry": (3, 4)}
# After the drop of June (December in the south), from fruit to fruit.
THINNING_CM = {"apple": (10, 15), "peach": (15, 20)}
MULCH_CM = 5

# When it is done in the north (heuristic); in the south six months later.
AUTUMN_PLANTING = Season((9, 1), (1, 1))
BLOSSOM = Season((4, 1), (7, 1))
DIVIDING = Season((10, 1), (4, 1))
RENEWING = Season((7, 1), (11, 1))


def first_season(planted_on: date, latitude_deg: float) -> int:
    """The first it grows in: of what is planted in autumn the one of next spring."""
    planted = season_of(planted_on, latitude_deg)
    autumn = AUTUMN_PLANTING.at(latitude_deg)
    has_autumn = abs(latitude_deg) >= TROPIC_DEG
    return planted + (has_autumn and autumn.contains((planted_on.month, planted_on.day)))


def season(first: int, year: int) -> int:
    """By its first season; 1 until that is over."""
    return max(1, year - first + 1)


def harvest_weeks(slug: str, season: int) -> int | None:
    """Allowed in the season; None for a plant without such a limit."""
    weeks = HARVEST_WEEKS.get(slug)
    if weeks is None:
        return None
    return weeks[min(season, len(weeks)) - 1]


def is_fruit_removed(slug: str, season: int) -> bool:
    return season <= FRUITLESS_SEASONS.get(slug, 0)


def is_due_to_divide(slug: str, season: int) -> bool:
    """Once it has stood for the fewest years."""
    return slug in DIVIDE_YEARS and season > min(DIVIDE_YEARS[slug])


def crops(slug: str, season: int) -> int:
    """Borne by the end of the season, without those that were taken off."""
    return max(0, season - FRUITLESS_SEASONS.get(slug, 0))


def is_due_to_renew(slug: str, season: int) -> bool:
    return slug in RENEW_AFTER_CROPS and crops(slug, season) >= min(RENEW_AFTER_CROPS[slug])
