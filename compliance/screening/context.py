"""What is said around a name: words that tell growing from twine, and opium from poppy seed."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from compliance.screening.folding import native, prepared
from compliance.screening.lexicon import UNSPACED, WORD

WORDS = Path(__file__).resolve().parent.parent / "data" / "context_words.csv"
PHRASE = re.compile(r"[\s\-‐–_’']+")
# Before a phrase: it is the whole text, with these capitals.
WHOLE = "="
# Before a phrase: with these capitals only.
AS_WRITTEN = "^"


@dataclass(frozen=True)
class Role:
    """Words of one meaning in all languages; “grow*” stands for all that begin so."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]

    def is_in(self, text: str) -> bool:
        return bool(self.pattern.search(text))

    def is_whole(self, word: str) -> bool:
        return bool(self.pattern.fullmatch(word))

    @cached_property
    def simple(self) -> frozenset[str]:
        """Its words, for a quick look."""
        return frozenset(self.words)

    def found_in(self, text: str) -> set[str]:
        return {found[0] for found in self.pattern.finditer(text)}


def _rows(role: str) -> Iterable[str]:
    with WORDS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["role"] == role:
                yield from filter(None, map(str.strip, row["words"].split(";")))


@cache
def role(name: str) -> Role:
    words = tuple(native(prepared(entry)) for entry in _rows(name))
    return Role(words, _alternatives(words))


def _alternatives(entries: Iterable[str]) -> re.Pattern[str]:
    spaced, unspaced = [], []
    for entry in sorted(set(entries), key=lambda entry: (-len(entry), entry)):
        words = " ".join(WORD.findall(entry))
        if UNSPACED.search(entry):
            unspaced.append(re.escape(words))
        else:
            spaced.append(re.escape(words) + (r"[^\W_]*" if entry.endswith("*") else ""))
    parts = [rf"(?<![^\W_])(?:{'|'.join(spaced)})(?![^\W_])"] if spaced else []
    return re.compile("|".join(parts + unspaced) or r"(?!)")


@cache
def innocent() -> re.Pattern[str]:
    """Phrases in which a name means another thing; written as they are read, in any capitals."""
    phrases = [entry for entry in _rows("innocent") if not entry.startswith(WHOLE)]
    forms = {form for entry in phrases for form in _forms(entry)}
    spaced = sorted((_phrase(form) for form in forms if not UNSPACED.search(form)), key=len)
    unspaced = sorted((re.escape(form) for form in forms if UNSPACED.search(form)), key=len)
    parts = [rf"(?<![^\W_])(?:{'|'.join(reversed(spaced))})(?![^\W_])", *reversed(unspaced)]
    return re.compile("|".join(parts), re.IGNORECASE)


def _forms(entry: str) -> Iterable[str]:
    yield entry
    if not entry.startswith(AS_WRITTEN):
        yield native(prepared(entry))


def _phrase(entry: str) -> str:
    if entry.startswith(AS_WRITTEN):
        return f"(?-i:{_phrase(entry.removeprefix(AS_WRITTEN))})"
    stem = entry.removesuffix("*")
    words = [re.escape(word) for word in PHRASE.split(stem) if word]
    return r"[\s\-‐–_’'“”\"‘,]{1,3}".join(words) + (r"[^\W_]*" if entry.endswith("*") else "")


@cache
def innocent_texts() -> frozenset[str]:
    return frozenset(
        entry.removeprefix(WHOLE) for entry in _rows("innocent") if entry.startswith(WHOLE)
    )


def window(chunks: list[str], start: int, end: int) -> str:
    """The words of these runs of non-blanks."""
    return " ".join(WORD.findall(" ".join(chunks[max(start, 0) : end])))
