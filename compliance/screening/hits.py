"""A name that was found, and how it is written there."""

from dataclasses import dataclass
from enum import IntEnum

from compliance.screening.lexicon import Name


class Manner(IntEnum):
    """From the surest on."""

    PLAIN = 0
    DISGUISED = 1
    SPLIT = 2
    MISSPELT = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """`chunk` counts the runs of non-blanks before it, `chunks` those it takes."""

    name: Name
    manner: Manner
    chunk: int
    chunks: int = 1
