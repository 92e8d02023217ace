"""Years of perennials: how long to wait with the harvest, when to divide and renew them.

Iowa State Extension. Seasons count from 1, the one of planting.
"""

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


def season(planted_year: int, year: int) -> int:
    """0 or less before it was planted."""
    return year - planted_year + 1


def harvest_weeks(slug: str, season: int) -> int | None:
    """Allowed in the season; None for a plant without such a limit."""
    weeks = HARVEST_WEEKS.get(slug)
    if weeks is None:
        return None
    return weeks[min(season, len(weeks)) - 1] if season > 0 else 0


def is_fruit_removed(slug: str, season: int) -> bool:
    return season <= FRUITLESS_SEASONS.get(slug, 0)
