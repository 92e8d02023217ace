"""Where controlled names stand in a text, and how they are written there."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from compliance.screening.hearing import heard
from compliance.screening.hits import Hit, Manner
from compliance.screening.lexicon import WORD, Lexicon, Name, Names, Script, squeezed
from compliance.screening.misspelling import misspelt
from compliance.screening.reading import SPELT, Places, Reading, View
from compliance.screening.signs import (
    LETTERS,
    LETTERS_AND_SIGNS,
    is_mark,
    with_drawn_letters,
)
from compliance.screening.sounds import VOWELLESS

# What Arabic and Hebrew write before a word without a blank: and, the, in, for.
PROCLITIC = re.compile("[وفبكل]{0,2}(?:ال|لل)?|[והבלמשכ]{1,2}")
# Before a short name only these, which are no part of other words.
ARTICLE = re.compile("^(?:[وفبك]{0,2}ال|[وف]?لل|[והבלמש](?=.{3}))")
# Letters after a name that only inflect it.
LONGEST_ENDING = 3
# In Arabic and Hebrew any other letter makes another word: القنبيط is cauliflower.
SEMITIC_ENDING = re.compile("(?:ها?|هم|نا|ك|ية?|ة|ات|ين|ים|ות|[יוה])?")
# “Kath planted” is no “kath plant”.
PAST_TENSE = "ed"
WIDEST_GAP = 6
# Of a name that is spelt in part: E r y t h r o x y l u m coca.
MANY_GAPS = 4
MOST_SHARED = 3
# A longer word is no ending and no proclitic anyway.
FURTHEST_LETTER = 12
PROSE = re.compile(r"[,.;:!?،。、，]\s|[،。、，]")
SPACE = re.compile(r"\s")
OWN_GAP = re.compile(r"[\s\-_'’.×]{1,3}")
# Between the letters of a word without blanks, as in Chinese, nothing of a sentence stands.
NO_SENTENCE = re.compile(r"(?:[^\w。，、；：！？,;:!?]|_){1,3}")
FULL_STOP = "。"
SHORTEST_SPELT = 4
# A name of several words is looked for without its blanks from this many letters on.
SHORTEST_UNBROKEN = 8


def find(reading: Reading, lexicon: Lexicon) -> Iterator[Hit]:
    for hit in _found(reading, lexicon):
        if hit.manner is Manner.PLAIN and hit.name.accented not in reading.accented:
            continue
        if hit.name.script is Script.LATIN and not hit.name.refuses and _is_foreign(hit, reading):
            continue
        yield hit


def _is_foreign(hit: Hit, reading: Reading) -> bool:
    """“Сандра” looks like “canapa”, and yet is a word of its own."""
    parts = reading.chunks[hit.chunk : hit.chunk + hit.chunks]
    return not any(sign.isascii() and sign.isalpha() for part in parts for sign in part)


def _found(reading: Reading, lexicon: Lexicon) -> Iterator[Hit]:
    latin, native = reading.in_latin, reading.in_native
    yield from _long(latin, lexicon.long[Script.LATIN])
    if reading.with_signs is not None:
        yield from _long(reading.with_signs, lexicon.long[Script.LATIN])
    if not reading.is_ascii:
        yield from _long(latin, lexicon.drawn)
        yield from _long(native, lexicon.long[Script.SPACED])
        yield from _long(native, lexicon.long[Script.UNSPACED])
    yield from _backwards(latin, lexicon)
    yield from _short(reading, lexicon)
    yield from _spelt(reading, lexicon)
    yield from misspelt(reading, lexicon)
    yield from heard(reading, lexicon)


def _long(view: View, names: Names) -> Iterator[Hit]:
    for key in names.keys_in(view.compact, view.parts):
        for letters in view.occurrences(key):
            for name in names.by_key[key]:
                if hit := _hit(view, letters, name):
                    yield hit


@dataclass(frozen=True, slots=True)
class Outline:
    """What stands where the letters of a key were found."""

    signs: str
    gaps: dict[int, str]
    before: str
    after: str
    chunk: int
    chunks: int

    @property
    def longest_piece(self) -> int:
        ends = [0, *sorted(self.gaps), len(self.signs)]
        return max(end - start for start, end in pairwise(ends))


def _outlines(view: View, letters: Places) -> Iterator[Outline]:
    """A letter that a word shares with the one before or after it is tried with either."""
    text = view.text
    starts = [one for one in reversed(letters[0]) if not _word_before(text, one)][:MOST_SHARED]
    ends = [one for one in letters[-1] if not _word_after(text, one)][:MOST_SHARED]
    for start, end in product(starts or letters[0][:1], ends or letters[-1][-1:]):
        yield _outline(view, [one for letter in letters for one in letter if start <= one <= end])


def _outline(view: View, places: list[int]) -> Outline:
    text, start, end = view.text, places[0], places[-1]
    chunk = view.chunk_at(start)
    return Outline(
        signs="".join(text[one] for one in places),
        gaps={
            number: text[one + 1 : other]
            for number, (one, other) in enumerate(pairwise(places), start=1)
            if other - one > 1
        },
        before=_word_before(text, start),
        after=_word_after(text, end),
        chunk=chunk,
        chunks=view.chunk_at(end) - chunk + 1,
    )


def _word_before(text: str, place: int) -> str:
    start = place
    while start > max(place - FURTHEST_LETTER, 0) and (
        text[start - 1].isalpha() or is_mark(text[start - 1])
    ):
        start -= 1
    return text[start:place]


def _word_after(text: str, place: int) -> str:
    end = place + 1
    while end < min(place + FURTHEST_LETTER, len(text)) and (
        text[end].isalpha() or is_mark(text[end])
    ):
        end += 1
    return text[place + 1 : end]


def _hit(view: View, letters: Places, name: Name) -> Hit | None:
    """The surest way to read it."""
    weigh = _manner_unspaced if name.script is Script.UNSPACED else _manner
    readings = ((weigh(found, name), found) for found in _outlines(view, letters))
    sure = [(manner, found) for manner, found in readings if manner is not None]
    if not sure:
        return None
    manner, found = min(sure, key=lambda reading: reading[0])
    return Hit(name, manner, found.chunk, found.chunks)


def _manner_unspaced(found: Outline, name: Name) -> Manner | None:
    if not name.pattern.fullmatch(found.signs):
        return None
    gaps = found.gaps.values()
    if gaps and all(gap == FULL_STOP for gap in gaps) and not found.before + found.after:
        return Manner.SPLIT
    if not all(map(NO_SENTENCE.fullmatch, gaps)):
        return None
    return Manner.DISGUISED if found.gaps else Manner.PLAIN


def _manner(found: Outline, name: Name) -> Manner | None:
    is_exact = bool(name.pattern.fullmatch(found.signs))
    gaps = [gap for number, gap in found.gaps.items() if not _is_own(number, gap, found, name)]
    if name.breaks and found.after == PAST_TENSE:
        return None
    is_part = name.may_be_part and not gaps and is_exact
    if not is_part and not _stands_alone(found, name):
        return None
    if not is_exact and not name.may_be_misspelt:
        return None
    if name.breaks and not found.gaps and len(name.key) < SHORTEST_UNBROKEN:
        return None
    if not gaps:
        if not is_exact:
            return Manner.MISSPELT
        return Manner.PLAIN if found.signs == name.letters else Manner.DISGUISED
    return _manner_of_pieces(gaps, found, name, is_exact=is_exact)


def _is_own(number: int, gap: str, found: Outline, name: Name) -> bool:
    """“catha edulis”, “cathaaa eduliiis”."""
    is_break = any(head.fullmatch(found.signs, 0, number) for head in name.heads)
    return is_break and bool(OWN_GAP.fullmatch(gap))


def _stands_alone(found: Outline, name: Name) -> bool:
    begins = not found.before or (
        name.script is Script.SPACED and PROCLITIC.fullmatch(found.before)
    )
    return bool(begins) and _only_inflects(found.after, name)


def _only_inflects(ending: str, name: Name) -> bool:
    """“Cần sang chậu” is no “cần sa”."""
    if name.accented or not name.is_inflected:
        return not ending
    if VOWELLESS.search(name.letters):
        return bool(SEMITIC_ENDING.fullmatch(ending))
    return len(ending) <= LONGEST_ENDING


def _manner_of_pieces(
    gaps: list[str], found: Outline, name: Name, *, is_exact: bool
) -> Manner | None:
    is_spelt = found.longest_piece <= 2
    is_one_chunk = not any(map(SPACE.search, gaps))
    if found.after or any(len(gap) > WIDEST_GAP for gap in gaps):
        return None
    if not is_spelt and any(map(PROSE.search, gaps)):
        return None
    has_signs = len(gaps) > 1 and not all(map(str.isspace, gaps))
    if is_exact and (is_spelt or is_one_chunk or has_signs or len(gaps) >= MANY_GAPS):
        return Manner.DISGUISED
    if not name.may_be_misspelt:
        return None
    return Manner.SPLIT if is_exact else Manner.MISSPELT


def _backwards(view: View, lexicon: Lexicon) -> Iterator[Hit]:
    for key in lexicon.backwards.keys_in(view.compact, view.parts):
        for letters in view.occurrences(key):
            found = next(_outlines(view, letters))
            gaps = found.gaps.values()
            is_spelt = found.longest_piece <= 2 or not any(map(SPACE.search, gaps))
            if is_spelt and not found.before and not found.after:
                name = lexicon.backwards.by_key[key][0]
                yield Hit(name, Manner.MISSPELT, found.chunk, found.chunks)


def _short(reading: Reading, lexicon: Lexicon) -> Iterator[Hit]:
    """Whole words only, and words of letters and signs."""
    known = lexicon.short_words
    if not known.keys().isdisjoint(_without_proclitics(reading.words)):
        for chunk, part in enumerate(reading.chunks):
            for word in _without_proclitics(WORD.findall(part)) & known.keys():
                if not (word.isascii() and reading.is_vietnamese):
                    yield from (Hit(name, Manner.PLAIN, chunk) for name in known[word])
    for chunk in reading.odd_chunks:
        own, latin = reading.chunks[chunk], reading.latin_chunks[chunk]
        yield from (Hit(name, Manner.DISGUISED, chunk) for name in _disguised(own, latin, lexicon))


def _without_proclitics(words: Iterable[str]) -> set[str]:
    """And with them: “القات”, “הפרג”."""
    return {*words, *(ARTICLE.sub("", word) for word in words if VOWELLESS.match(word))}


def _disguised(own: str, latin: str, lexicon: Lexicon) -> Iterator[Name]:
    """Short names in a run of non-blanks; “рот” is no “pot”: one of its letters must be Latin."""
    if not any(sign.isascii() and sign.isalnum() for sign in own):
        return
    bare = latin.strip(".,;:!?\"'")
    for text, table in ((bare, LETTERS), (with_drawn_letters(bare), LETTERS_AND_SIGNS)):
        letters = "".join(sign for sign in text if table[ord(sign)])
        for name in lexicon.short.get(squeezed(letters.translate(table)), ()):
            if name.pattern.fullmatch(letters) and name.letters != own:
                yield name


def _spelt(reading: Reading, lexicon: Lexicon) -> Iterator[Hit]:
    """k.h.a.t, k h a t: single letters, of short names too."""
    for text in {reading.latin, reading.native}:
        for run in SPELT.finditer(text):
            letters = "".join(sign for sign in run[0] if sign.isalnum())
            key = squeezed(letters.translate(LETTERS_AND_SIGNS))
            for short, names in lexicon.short.items():
                if short == key or (short in key and len(short) >= SHORTEST_SPELT):
                    chunk = len(text[: run.start()].split())
                    chunks = len(run[0].split())
                    yield from (
                        Hit(name, Manner.DISGUISED, chunk, chunks)
                        for name in names
                        if name.pattern.search(letters)
                    )
