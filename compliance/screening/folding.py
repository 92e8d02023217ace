"""One spelling for the many ways to write a letter, so that names can be compared.

Lookalikes come from the table of Unicode (UTS #39) in the package confusable_homoglyphs, from the
names of characters, and from data/lookalikes.csv, which also knows alphabets that are only drawn
alike.
"""

import csv
import html
import re
import unicodedata
from pathlib import Path

from confusable_homoglyphs.confusables import confusables_data

LOOKALIKES = Path(__file__).resolve().parent.parent / "data" / "lookalikes.csv"
MOST_PASSES = 6
# `&amp;amp;#99;` in one go.
AMPERSANDS = re.compile(r"&(?:amp;|#0*38;|#x0*26;)+", re.IGNORECASE)
# Accents of Latin, Greek and Cyrillic; points of Hebrew, vowels of Arabic and its stretching bar.
# Other scripts need their marks: they are what tells their words apart.
ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
# Shown as nothing, although Unicode does not class them as format characters.
BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
VARIATION = re.compile("[\u180b-\u180d\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Compatible forms of letters that look otherwise: the lunate sigma is drawn as a C.
DRAWN_OTHERWISE = {"\u03f9": "C", "\u03f2": "c"}
UNSEEN = frozenset({"Cf", "Cs", "Co", "Cn", "Cc"})
# “NEGATIVE SQUARED LATIN CAPITAL LETTER N”, “LATIN LETTER SMALL CAPITAL N”,
# “LATIN SMALL LETTER N WITH LONG RIGHT LEG”, “REGIONAL INDICATOR SYMBOL LETTER N”.
OF_LATIN = re.compile(
    r"(?:(?:NEGATIVE |CROSSED NEGATIVE |RAISED )?(?:CIRCLED |SQUARED )?LATIN|REGIONAL INDICATOR)"
    r"\b.*\bLETTER (?:[A-Z]+ )*?([A-Z])(?: WITH .*)?"
)


class _Table(dict[int, str]):
    """For str.translate: works a character out when it is first met."""

    def __init__(self, fold) -> None:
        super().__init__()
        self.fold = fold

    def __missing__(self, code: int) -> str:
        self[code] = folded = self.fold(chr(code))
        return folded


def _visible(character: str) -> str:
    if character in "\t\n\r\v\f\x85\u2028\u2029":
        return "\n" if character in "\n\u2028\u2029" else " "
    if character in BLANKS or VARIATION.match(character):
        return ""
    if drawn := DRAWN_OTHERWISE.get(character):
        return drawn
    return "" if unicodedata.category(character) in UNSEEN else character


def _native(character: str) -> str:
    """Small, without accents, in its own script."""
    if named := OF_LATIN.fullmatch(unicodedata.name(character, "")):
        return named[1].lower()
    apart = unicodedata.normalize("NFKD", character.casefold())
    bare = unicodedata.normalize("NFKC", ACCENTS.sub("", apart))
    return bare if bare == character or len(bare) != 1 else _native(bare)


def _read_lookalikes() -> dict[str, str]:
    with LOOKALIKES.open(encoding="utf-8", newline="") as file:
        return {
            lookalike: row["letter"]
            for row in csv.DictReader(file)
            for lookalike in row["lookalikes"].split()
        }


_LOOKALIKES = _read_lookalikes()


def _latin(character: str) -> str:
    """The Latin letters it may be taken for; itself, small, where there are none."""
    if character.isascii():
        return character.lower()
    if drawn := _LOOKALIKES.get(character):
        return drawn
    native = _native(character)
    if native.isascii() and native:
        return native
    for one in (character, native):
        for entry in confusables_data.get(one, ()):
            target = "".join(map(_native, entry["c"]))
            if target.isascii() and target.isalnum():
                return target
    return _LOOKALIKES.get(native, native)


_VISIBLE, _NATIVE, _LATIN = _Table(_visible), _Table(_native), _Table(_latin)


def prepared(text: str) -> str:
    """Entities read, invisible characters gone, compatible forms replaced; capitals are kept."""
    if text.isascii() and "&" not in text and text.isprintable():
        return text
    for _ in range(MOST_PASSES):
        before = text
        text = unicodedata.normalize("NFKC", text.translate(_VISIBLE))
        if "&" in text:
            text = html.unescape(AMPERSANDS.sub("&", text))
        if text == before:
            break
    return text


def native(text: str) -> str:
    """A prepared text in small letters without accents, each in its own script."""
    return text.lower() if text.isascii() else text.translate(_NATIVE)


def latin(text: str) -> str:
    """A prepared text with what looks like a Latin letter as that letter."""
    return text.lower() if text.isascii() else text.translate(_LATIN)


def normalise(text: str) -> str:
    """Doing so again changes nothing."""
    for _ in range(MOST_PASSES):
        before = text
        text = native(prepared(text))
        if text == before:
            break
    return text
