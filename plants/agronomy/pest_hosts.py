"""Which crops a published model of a pest or disease is about, and in which part of the world.

Hosts are those of the catalogue with their nearest kin; where a pest lives is common knowledge of
the extension services that publish the models, coarser than any map of it.
"""

from collections.abc import Callable, Mapping

_TOMATOES = frozenset({"tomato", "cherry-tomato", "paste-tomato", "currant-tomato"})
_SQUASHES = frozenset(
    {
        *("zucchini", "summer-squash", "acorn-squash", "spaghetti-squash", "butternut-squash"),
        *("winter-squash", "pumpkin"),
    }
)
_CABBAGES = frozenset(
    {
        *("broccoli", "cabbage", "savoy-cabbage", "cauliflower", "brussels-sprouts", "kale"),
        *("collards", "kohlrabi", "chinese-broccoli", "napa-cabbage", "pak-choi", "turnip"),
        *("rutabaga", "siberian-kale", "radish", "daikon-radish", "rapini"),
    }
)

HOSTS: Mapping[str, frozenset[str]] = {
    "Late blight": _TOMATOES | {"potato"},
    "Early blight": _TOMATOES | {"potato"},
    "Grape powdery mildew": frozenset({"grape", "fox-grape"}),
    "Powdery mildew of cucurbits": _SQUASHES
    | {"cucumber", "pickling-cucumber", "muskmelon", "honeydew-melon"},
    "Codling moth": frozenset({"apple", "pear", "quince", "english-walnut"}),
    "Squash vine borer": _SQUASHES,
    "Cabbage root fly": _CABBAGES,
    "Onion fly": frozenset({"onion", "green-onion", "shallot", "garlic", "leek"}),
    "Colorado potato beetle": _TOMATOES | {"potato", "eggplant", "tomatillo"},
    "European corn borer": frozenset(
        {"sweet-corn", "popcorn", "field-corn", "sweet-pepper", "bush-bean"}
    ),
}

Whereabouts = Callable[[float, float], bool]
_EASTERNMOST_AMERICA_DEG = -30.0


def _in_the_americas(latitude_deg: float, longitude_deg: float) -> bool:
    return longitude_deg < _EASTERNMOST_AMERICA_DEG


def _in_the_north(latitude_deg: float, longitude_deg: float) -> bool:
    return latitude_deg > 0


# Of the others the models hold wherever the crop has a winter.
_RANGES: Mapping[str, Whereabouts] = {
    "Squash vine borer": _in_the_americas,
    "Cabbage root fly": _in_the_north,
    "Onion fly": _in_the_north,
    "Colorado potato beetle": _in_the_north,
    "European corn borer": _in_the_north,
}


def occurs(pest: str, latitude_deg: float, longitude_deg: float | None) -> bool:
    """Where the longitude is not known, it may."""
    lives = _RANGES.get(pest)
    return lives is None or longitude_deg is None or lives(latitude_deg, longitude_deg)
