"""The listed names by their sound."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from compliance.models.controlled import Strength
from compliance.screening.sounds import KANA, UNHEARD, VOWELLESS, sound
from compliance.screening.spelling import Spellings

SHORTEST_DISGUISED = 5
SHORTEST_WORD = 6
# Of kana, found in a row of kana.
SHORTEST_WITHIN = 4
ORDER = (Strength.DOUBTFUL, Strength.GROWN, Strength.REFUSES)


class Sounding(Protocol):
    letters: str
    breaks: frozenset[int]
    strength: Strength
    needs_opium: bool


@dataclass(frozen=True, slots=True)
class Spoken:
    """A name as it sounds; the attribute is called as Spellings wants it."""

    letters: str
    name: Sounding


@dataclass(frozen=True, slots=True, eq=False)
class HeardNames:
    # Looked up where letters are disguised.
    disguised: dict[str, Sounding]
    # Looked up in texts of another alphabet than Latin, in Latin texts, and in rows of kana.
    words: dict[str, Sounding]
    foreign: dict[str, Sounding]
    kana: dict[str, Sounding]
    spellings: Spellings

    @classmethod
    def of(cls, names: Iterable[Sounding]) -> "HeardNames":
        spoken = [one for one in map(_spoken, filter(_may_be_heard, names)) if one is not None]
        # Of names that sound alike, the heaviest is found.
        spoken.sort(key=lambda one: ORDER.index(one.name.strength))
        words = [one for one in spoken if len(one.letters) >= SHORTEST_WORD]
        return cls(
            disguised={one.letters: one.name for one in spoken},
            words={one.letters: one.name for one in words if _is_sure(one.name)},
            foreign={one.letters: one.name for one in words if not one.name.letters.isascii()},
            kana={
                one.letters: one.name
                for one in words
                if KANA.fullmatch(one.name.letters) and len(one.name.letters) >= SHORTEST_WITHIN
            },
            spellings=Spellings.of(one for one in words if _is_sure(one.name)),
        )


def _may_be_heard(name: Sounding) -> bool:
    if name.needs_opium or name.breaks or name.strength == Strength.EVERYDAY:
        return False
    return not UNHEARD.search(name.letters) and not VOWELLESS.search(name.letters)


def _is_sure(name: Sounding) -> bool:
    """The Italian “canapa” is a Ukrainian sofa."""
    if name.strength == Strength.REFUSES:
        return True
    return name.strength == Strength.GROWN and not name.letters.isascii()


def _spoken(name: Sounding) -> Spoken | None:
    letters = sound(name.letters)
    if len(letters) < SHORTEST_DISGUISED or not letters.isascii():
        return None
    return Spoken(letters, name)
