"""What products for the soil are called."""

from rules.engine.wording import Word, gettext_noop

PRODUCT_NAMES = {
    "limestone": gettext_noop("ground limestone"),
    "hydrated_lime": gettext_noop("hydrated lime"),
    "burnt_lime": gettext_noop("burnt lime"),
    "sulfur": gettext_noop("elemental sulfur"),
    "compost": gettext_noop("garden compost"),
    "cattle_manure": gettext_noop("cattle manure, rotted"),
    "poultry_pellets": gettext_noop("poultry manure pellets"),
    "blood_meal": gettext_noop("blood meal"),
    "feather_meal": gettext_noop("feather meal"),
    "ammonium_sulfate": gettext_noop("ammonium sulfate"),
    "bone_meal": gettext_noop("bone meal"),
    "superphosphate": gettext_noop("triple superphosphate"),
    "potassium_sulfate": gettext_noop("potassium sulfate"),
}


def product_label(key: str) -> str:
    """As a heading, as the soil page calls it."""
    return PRODUCT_NAMES[key].capitalize()


def product_name(key: str) -> Word:
    return Word(PRODUCT_NAMES[key])
