"""Misspellings of long names: the same consonants, or all but one, and few letters else."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz.distance import OSA

SHORTEST = 7
FEWEST_CONSONANTS = 4
VOWELS = "aeiouyаеёиоуыэюяієїαεηιουω"
# Signs that stand inside of a word in place of letters.
WORD_JOINERS = "*_#~^•·"
CONSONANTS = "bcdfghjlmnpqrstvwx"
# By ear or by finger, what is typed for another; nothing else is taken for a slip, since
# “canaris” is a word.
SLIPS = {
    "b": "pvghn",
    "c": "xdfvg",
    "d": "tsefcx",
    "f": "vdrgc",
    "g": "jfthbv",
    "h": "gjnbuw",
    "j": "hgwnkm",
    "l": "kp",
    "m": "nj",
    "n": "mbhj",
    "p": "bl",
    "r": "tdfe",
    "s": "xdwc",
    "t": "drg",
    "v": "bfwc",
    "w": "vjhs",
    "x": "sdc",
}
# Typing edits allowed besides the same consonants, by the length of the name.
MOST_EDITS = ((10, 3), (8, 2), (0, 1))
# From this many letters on, one of four consonants may be missing, or two edits be slips.
LONG_NAME = 9
VERY_LONG_NAME = 11
SAME_SOUND = str.maketrans({"k": "c", "q": "c", "z": "s", "ß": "s"})
TO_SKELETON = str.maketrans(
    {**dict.fromkeys(VOWELS), **dict.fromkeys(WORD_JOINERS), "k": "c", "q": "c", "z": "s"}
)
RUNS = re.compile(r"(.)\1+")


def skeleton(text: str) -> str:
    """Words without vowels, doubled letters once."""
    return RUNS.sub(r"\1", text.translate(TO_SKELETON))


class Spelt(Protocol):
    letters: str


@dataclass(frozen=True, slots=True, eq=False)
class Spellings:
    """By skeleton: what has it, its plain letters, and the edits that are allowed there."""

    names: dict[str, list[tuple[Spelt, str, int]]]

    @classmethod
    def of(cls, names: Iterable[Spelt]) -> "Spellings":
        found: dict[str, list[tuple[Spelt, str, int]]] = {}
        for name in names:
            bones = skeleton(name.letters)
            plain = _plain(name.letters)
            if len(name.letters) < SHORTEST or len(bones) < FEWEST_CONSONANTS:
                for turned in _turned(plain):
                    found.setdefault(skeleton(turned), []).append((name, turned, 0))
                continue
            most = next(edits for length, edits in MOST_EDITS if len(name.letters) >= length)
            most_slips = 2 if len(plain) >= VERY_LONG_NAME else 1
            found.setdefault(bones, []).append((name, plain, most))
            may_lose = len(bones) > FEWEST_CONSONANTS or len(plain) >= LONG_NAME
            for other in _slips(bones, may_lose=may_lose):
                found.setdefault(other, []).append((name, plain, most_slips))
        return cls(found)

    def near(self, word: str) -> Spelt | None:
        candidates = self.names.get(skeleton(word))
        if candidates is None:
            return None
        plain = _plain(word)
        return next(
            (
                name
                for name, letters, most in candidates
                if OSA.distance(plain, letters, score_cutoff=most) <= most
            ),
            None,
        )


def _plain(word: str) -> str:
    return RUNS.sub(r"\1", word.translate(SAME_SOUND))


def _turned(letters: str) -> Iterator[str]:
    """Two neighbours in each other's place."""
    for place in range(len(letters) - 1):
        before, one, other = letters[:place], letters[place], letters[place + 1]
        yield f"{before}{other}{one}{letters[place + 2 :]}"


def _slips(bones: str, *, may_lose: bool) -> Iterator[str]:
    """One consonant dropped, added, turned round with the next, or mistaken."""
    for place, letter in enumerate(bones):
        before, after = bones[:place], bones[place + 1 :]
        if may_lose:
            yield before + after
        for slip in SLIPS.get(letter, ""):
            yield before + slip + after
        if after:
            yield before + after[0] + letter + after[1:]
    for place in range(len(bones) + 1):
        for letter in CONSONANTS:
            yield bones[:place] + letter + bones[place:]
