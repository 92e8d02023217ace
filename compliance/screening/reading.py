"""A text as the search reads it: in its own letters, in Latin ones, and as a row of letters."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from compliance.screening.folding import latin, native
from compliance.screening.lexicon import WORD, squeezed
from compliance.screening.signs import (
    LETTERS,
    LETTERS_AND_SIGNS,
    ODD_WORD,
    SIGNS_AMONG_LETTERS,
    with_drawn_letters,
)
from compliance.screening.sounds import sound

# Letters of the alphabet that a compact text may have twice.
DOUBLES = tuple((letter * 2, letter) for letter in "abcdefghimnoprstuvwx")

CHUNK = re.compile(r"\S+")
# No vowel sign parts the letters of an Indian word.
SPELT = re.compile(r"(?<![^\W_])[^\W_](?:(?:[^\w\u0900-\u0e4e]|_){1,3}[^\W_]){2,}(?![^\W_])")
VIETNAMESE = re.compile("[\u1ea0-\u1ef9ơưđƠƯĐ]")


# Of each letter of a key, the places in the text that say it.
Places = list[list[int]]


class View:
    """A text and, without blanks and repeats, its letters."""

    def __init__(self, text: str, table: dict[int, str | None]) -> None:
        self.text = text
        self._table = table
        self.compact = _without_repeats(text.translate(table))
        self._parts: dict[int, set[str]] = {}

    def parts(self, length: int) -> set[str]:
        if length not in self._parts:
            letters = self.compact
            places = range(len(letters) - length + 1)
            self._parts[length] = {letters[place : place + length] for place in places}
        return self._parts[length]

    @cached_property
    def _places(self) -> Places:
        """Of each letter of the compact text; made only where something was found."""
        places: Places = []
        before = None
        for place, sign in enumerate(self.text):
            letter = self._table[ord(sign)]
            if letter is None:
                continue
            if letter == before:
                places[-1].append(place)
            else:
                places.append([place])
                before = letter
        return places

    def occurrences(self, key: str) -> Iterator[Places]:
        place = self.compact.find(key)
        while place >= 0:
            yield self._places[place : place + len(key)]
            place = self.compact.find(key, place + 1)

    def chunk_at(self, place: int) -> int:
        """How many runs of non-blanks end before this place."""
        return bisect_right(self._chunk_starts, place) - 1

    @cached_property
    def _chunk_starts(self) -> list[int]:
        return [found.start() for found in CHUNK.finditer(self.text)]


def _without_repeats(text: str) -> str:
    if not text.isascii():
        return squeezed(text)
    for double, letter in DOUBLES:
        while double in text:
            text = text.replace(double, letter)
    return text


class Reading:
    def __init__(self, text: str) -> None:
        """`text` is prepared."""
        self._text = text
        self.is_ascii = text.isascii()
        self.native = native(text)
        self.latin = self.native if self.is_ascii else latin(text)

    @cached_property
    def accented(self) -> str:
        return self._text.lower()

    @cached_property
    def written(self) -> list[str]:
        """The runs of non-blanks with their capitals."""
        return self._text.split()

    @cached_property
    def is_vietnamese(self) -> bool:
        """Its short words differ by accents: “khát” is thirsty."""
        return bool(VIETNAMESE.search(self._text))

    @cached_property
    def chunks(self) -> list[str]:
        """The same number of them in all views."""
        return self.native.split()

    @cached_property
    def latin_chunks(self) -> list[str]:
        return self.latin.split()

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(WORD.findall(self.native))

    @cached_property
    def odd_chunks(self) -> list[int]:
        """Those that may hide a short name: signs or two alphabets in a word, a letter thrice."""
        if not ODD_WORD.search(self.native):
            return []
        return [number for number, part in enumerate(self.chunks) if ODD_WORD.search(part)]

    @cached_property
    def sounds(self) -> str:
        return sound(self.native)

    @cached_property
    def in_latin(self) -> View:
        return View(self.latin, LETTERS)

    @cached_property
    def in_native(self) -> View:
        return self.in_latin if self.is_ascii else View(self.native, LETTERS)

    @cached_property
    def with_signs(self) -> View | None:
        """Where signs may stand for letters."""
        if not SIGNS_AMONG_LETTERS.search(self.latin):
            return None
        return View(with_drawn_letters(self.latin), LETTERS_AND_SIGNS)
