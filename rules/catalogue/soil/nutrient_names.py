"""What gardeners call the nutrients, as the soil page does, and in a sentence."""

from collections.abc import Iterable

from rules.engine.wording import Value, Word, gettext_noop

NUTRIENT_NAMES = {
    "n": gettext_noop("Nitrogen"),
    "p2o5": gettext_noop("Phosphate, P₂O₅"),
    "k2o": gettext_noop("Potash, K₂O"),
}
NUTRIENTS = {
    "n": Word(gettext_noop("nitrogen")),
    "p2o5": Word(gettext_noop("phosphate")),
    "k2o": Word(gettext_noop("potash")),
}


def numbered(parts: Iterable[dict[str, Value]]) -> dict[str, Value]:
    """The names of the first stand alone, those of the second end in _2."""
    return {
        f"{name}_{place}" if place > 1 else name: value
        for place, part in enumerate(parts, start=1)
        for name, value in part.items()
    }
