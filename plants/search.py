"""Finding plants by what a person types: names first, then other forms, then likely typos."""

from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from plants.index import EDGE, CatalogueIndex, CultivarName, Entry, catalogue_index
from plants.models import Plant
from plants.names import normalise

LONGEST_TEXT = 100
MOST_WORDS = 8
# Letters that a form has after the common beginning, and that the name has: carrots, tomatoes,
# cherries.
ENDINGS = {(1, 0): 1, (2, 0): 2, (3, 1): 3}
SHORTEST_STEM = 3
# Edits that are still a typo, by the length of the typed word from which on they count.
TYPOS = ((12, 3), (6, 2), (4, 1))

# By position of an entry, how far its nearest word is from the typed one.
Distances = dict[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """Plants by rank; guesses are what is spelled most alike where nothing has such a name."""

    entries: list[Entry]
    are_guesses: bool = False

    @property
    def pks(self) -> list[int]:
        return [entry.pk for entry in self.entries]


def find_plants(text: str) -> Found:
    return search(catalogue_index(), text)


def plant_named(name: str) -> Plant | None:
    """The one of the catalogue with exactly this name; capitals and accents make no other."""
    begin = f"{EDGE} {normalise(name)}{EDGE}"
    named = (one.pk for one in catalogue_index().entries if one.text.startswith(begin))
    return Plant.objects.filter(pk__in=named).first()


def cultivars_like(entry: Entry, text: str) -> list[CultivarName]:
    """Those with a word that begins like a typed one."""
    stems = {word[:SHORTEST_STEM] for word in normalise(text).split()}
    return [one for one in entry.cultivars if any(f" {stem}" in f" {one.normal}" for stem in stems)]


def search(index: CatalogueIndex, text: str) -> Found:
    phrase = normalise(text[:LONGEST_TEXT])
    words = list(dict.fromkeys(phrase.split()))[:MOST_WORDS]
    if not words:
        return Found([])
    places = (
        _named(index, phrase, words)
        or _nearest(index, words, _inflected)
        or _joined(index, "".join(words))
    )
    guesses = [] if places else _nearest(index, words, _misspelled)
    return Found([index.entries[place] for place in places or guesses], bool(guesses))


def _named(index: CatalogueIndex, phrase: str, words: list[str]) -> list[int]:
    """Every word must be in a name."""
    ranked = [
        (_rank(entry, phrase, words), place)
        for place, entry in enumerate(index.entries)
        if all(word in entry.text for word in words)
    ]
    return [place for _, place in sorted(ranked)]


def _rank(entry: Entry, phrase: str, words: list[str]) -> int:
    """The whole name, its beginning, one of its words, beginnings of words, anywhere."""
    for rank, sign in enumerate((f"{EDGE} {phrase}{EDGE}", f"{EDGE} {phrase}", f" {phrase}")):
        if sign in entry.text:
            return rank
    return 3 if all(f" {word}" in entry.text for word in words) else 4


def _joined(index: CatalogueIndex, letters: str) -> list[int]:
    """Written as one word, or as several: sweetcorn, egg plant."""
    sign = f"{EDGE}{letters}"
    if len(letters) <= SHORTEST_STEM:
        return []
    return [place for place, entry in enumerate(index.entries) if sign in entry.joined]


def _nearest(
    index: CatalogueIndex, words: list[str], measure: Callable[[CatalogueIndex, str], Distances]
) -> list[int]:
    """The entries nearest in all words together; first those whose name begins alike."""
    totals = measure(index, words[0])
    for word in words[1:]:
        found = measure(index, word) if totals else {}
        totals = {place: totals[place] + found[place] for place in totals.keys() & found.keys()}
    least, begin = min(totals.values(), default=0), f"{EDGE} {words[0][:SHORTEST_STEM]}"
    nearest = [place for place, total in totals.items() if total == least]
    return sorted(nearest, key=lambda place: (begin not in index.entries[place].text, place))


def _inflected(index: CatalogueIndex, word: str) -> Distances:
    stem = word[:SHORTEST_STEM]
    letters = {name: _ending(word, name) for name in index.postings if name.startswith(stem)}
    return _places(index, {name: more for name, more in letters.items() if more is not None})


def _ending(word: str, name: str) -> int | None:
    if name.startswith(word):
        return 0
    same = next(n for n in range(len(word)) if word[: n + 1] != name[: n + 1])
    is_stem = same > len(word) - same
    return ENDINGS.get((len(word) - same, len(name) - same)) if is_stem else None


def _misspelled(index: CatalogueIndex, word: str) -> Distances:
    """Of whole words; where none is near, of their beginnings, since a name may be half typed."""
    allowed = next((typos for length, typos in TYPOS if len(word) >= length), 0)
    for length in (None, len(word), len(word) + 1):
        names = {name: name[:length] for name in index.postings}
        alike = process.extract(word, names, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        if alike:
            return _places(index, {name: typos for _, typos, name in alike})
    return {}


def _places(index: CatalogueIndex, distances: dict[str, int]) -> Distances:
    nearest: Distances = {}
    for name, distance in distances.items():
        for place in index.postings[name]:
            nearest[place] = min(distance, nearest.get(place, distance))
    return nearest
