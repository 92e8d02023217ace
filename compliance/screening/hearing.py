"""Names found by their sound: in another alphabet, in two alphabets, with signs among letters."""

import re
from collections.abc import Iterator

from compliance.screening.heard import HeardNames
from compliance.screening.hits import Hit, Manner
from compliance.screening.lexicon import WORD, Lexicon, Name
from compliance.screening.reading import SPELT, Reading
from compliance.screening.sounds import HANGUL, KANA, VOWELLESS, sounds_of_disguise
from compliance.screening.spelling import skeleton

# From this many letters on, a word may have some more at its end.
SHORTEST_INFLECTED = 8
LONGEST_ENDING = 2
# Their words sound like names by chance.
UNLIKE = re.compile(f"{VOWELLESS.pattern}|{HANGUL.pattern}")


def heard(reading: Reading, lexicon: Lexicon) -> Iterator[Hit]:
    names = lexicon.heard
    for chunk in reading.odd_chunks:
        if name := _disguised(reading.chunks[chunk], names):
            yield Hit(name, Manner.DISGUISED, chunk)
    for run in SPELT.finditer(reading.native):
        if name := _disguised(run[0], names):
            chunk = len(reading.native[: run.start()].split())
            yield Hit(name, Manner.DISGUISED, chunk, len(run[0].split()))
    if reading.is_ascii:
        yield from _words(reading, names.foreign)
        return
    yield from _words(reading, names.words)
    yield from _near(reading, names)
    if KANA.search(reading.native):
        yield from _in_kana(reading, names)


def _disguised(chunk: str, names: HeardNames) -> Name | None:
    for said in sorted(sounds_of_disguise(chunk)):
        if name := names.disguised.get(said):
            return name
        if not _is_sounded(chunk):
            continue
        if name := _known(said, names.disguised):
            return name
        if near := names.spellings.near(said):
            return near.name
    return None


def _is_sounded(chunk: str) -> bool:
    return not chunk.isascii() and not UNLIKE.search(chunk)


def _known(said: str, names: dict[str, Name]) -> Name | None:
    ends = range(len(said) - 1, max(len(said) - LONGEST_ENDING, SHORTEST_INFLECTED) - 1, -1)
    return next((names[said[:end]] for end in ends if said[:end] in names), None)


def _words(reading: Reading, names: dict[str, Name]) -> Iterator[Hit]:
    if names.keys().isdisjoint(WORD.findall(reading.sounds)):
        return
    for chunk, part in enumerate(reading.sounds.split()):
        for word in WORD.findall(part):
            if word in names and not UNLIKE.search(reading.chunks[chunk]):
                yield Hit(names[word], Manner.MISSPELT, chunk)


def _near(reading: Reading, names: HeardNames) -> Iterator[Hit]:
    if names.spellings.names.keys().isdisjoint(WORD.findall(skeleton(reading.sounds))):
        return
    for chunk, part in enumerate(reading.sounds.split()):
        if not _is_sounded(reading.chunks[chunk]):
            continue
        for word in WORD.findall(part):
            if near := names.spellings.near(word):
                yield Hit(near.name, Manner.MISSPELT, chunk)


def _in_kana(reading: Reading, names: HeardNames) -> Iterator[Hit]:
    """Words stand there without blanks, Latin letters among them."""
    for chunk, part in enumerate(reading.sounds.split()):
        if KANA.search(reading.chunks[chunk]):
            found = next((key for key in names.kana if key in part), None)
            if found is not None:
                yield Hit(names.kana[found], Manner.MISSPELT, chunk)
