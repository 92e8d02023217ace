"""What a screening says: how sure it is, and why, in codes that hold nothing of the text."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Verdict(IntEnum):
    """In the order of weight: of several, the heaviest counts."""

    CLEAR = 0
    DOUBTFUL = 1
    REFUSED = 2


class Reason(StrEnum):
    """Bounded: fit for a metric's label and for the audit trail."""

    NONE = ""
    CONTROLLED_TAXON = "controlled_taxon"
    CONTROLLED_NAME = "controlled_name"
    DISGUISED_NAME = "disguised_controlled_name"
    GROWN_CROP = "controlled_crop_grown"
    OPIUM = "opium_from_poppy"
    MISSPELT_NAME = "misspelt_controlled_name"
    SPLIT_NAME = "split_controlled_name"
    SLANG = "slang_of_controlled_plant"
    DRUG_WORDS = "words_of_drug_growing"


@dataclass(frozen=True, slots=True)
class TextScreening:
    verdict: Verdict = Verdict.CLEAR
    reason: Reason = Reason.NONE

    @property
    def is_clear(self) -> bool:
        return self.verdict is Verdict.CLEAR


CLEAR = TextScreening()


def heaviest(screenings: Iterable[TextScreening]) -> TextScreening:
    """The first of those that weigh most; nothing weighs more than a refusal."""
    found = CLEAR
    for screening in screenings:
        if screening.verdict > found.verdict:
            found = screening
        if found.verdict is Verdict.REFUSED:
            break
    return found
