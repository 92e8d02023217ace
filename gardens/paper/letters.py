"""Letters that the fonts of the PDFs do not have."""

import unicodedata
from collections.abc import Iterable

from gardens.models import Garden, SeedLot

LAST_OF_LATIN_1 = "ÿ"
DRAWN = ("LATIN", "MODIFIER LETTER")


def has_other_letters(garden: Garden) -> bool:
    """Whether a name in it has letters of a script other than Latin; one query."""
    things = (garden.beds, garden.trees, garden.structures, garden.paths)
    names = [rows.order_by().values_list("name") for rows in things]
    crops = garden.plantings.present().order_by().values_list("plant__common_name")
    return is_other(garden.name) or any(is_other(name) for (name,) in crops.union(*names))


def has_other_letters_in(lots: Iterable[SeedLot]) -> bool:
    """Whether a label of one of them would."""
    return any(is_other(f"{lot.name}{lot.source}") for lot in lots)


def is_other(text: str) -> bool:
    return any(
        letter > LAST_OF_LATIN_1
        and letter.isalpha()
        and not unicodedata.name(letter, "").startswith(DRAWN)
        for letter in text
    )
