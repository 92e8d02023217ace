"""What gardeners call the nutrients, as the soil page does."""

from rules.engine.wording import gettext_noop

NUTRIENT_NAMES = {
    "n": gettext_noop("Nitrogen"),
    "p2o5": gettext_noop("Phosphate, P₂O₅"),
    "k2o": gettext_noop("Potash, K₂O"),
}
