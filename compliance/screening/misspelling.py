"""Names found although they are misspelt."""

from collections.abc import Iterator
from itertools import pairwise

from compliance.screening.hits import Hit, Manner
from compliance.screening.lexicon import WORD, Lexicon, squeezed
from compliance.screening.reading import Reading
from compliance.screening.sounds import VOWELLESS
from compliance.screening.spelling import skeleton


def misspelt(reading: Reading, lexicon: Lexicon) -> Iterator[Hit]:
    if VOWELLESS.search(reading.native):
        for chunk, part in enumerate(reading.chunks):
            if name := next(filter(None, map(lexicon.vowelless.near, WORD.findall(part))), None):
                yield Hit(name, Manner.MISSPELT, chunk)
    spellings = lexicon.spellings
    bones = WORD.findall(skeleton(reading.latin))
    if not spellings.names.keys().isdisjoint(bones):
        for chunk, part in enumerate(reading.latin_chunks):
            words = {*WORD.findall(part), "".join(filter(str.isalpha, part))}
            if name := next(filter(None, map(spellings.near, sorted(words))), None):
                yield Hit(name, Manner.MISSPELT, chunk)
    pairs = {squeezed(one + other) for one, other in pairwise(bones)}
    if not lexicon.pairs.names.keys().isdisjoint(pairs):
        yield from _misspelt_pairs(reading, lexicon)


def _misspelt_pairs(reading: Reading, lexicon: Lexicon) -> Iterator[Hit]:
    """“cahta edulis”."""
    words = [WORD.findall(part) for part in reading.latin_chunks]
    for chunk, (one, other) in enumerate(pairwise(words)):
        if one and other and (name := lexicon.pairs.near(one[-1] + other[0])):
            yield Hit(name, Manner.MISSPELT, chunk, 2)
