"""The controlled names, prepared for search: built once for a version of the list."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from compliance.models.controlled import Condition, NameKind, Rank, Strength
from compliance.screening.folding import latin, native, prepared
from compliance.screening.heard import HeardNames
from compliance.screening.signs import LETTERS, STAND_INS
from compliance.screening.sounds import VOWELLESS
from compliance.screening.spelling import Spellings

# From this many letters on, a name is found inside of words and across gaps.
LONG = 6
# From this many on, a longer word around it is an inflection or a compound.
LONG_WITHIN = 7
# How many letters of a name are looked up first.
BEGINNING = 4
# “cần sa” is no “cân sả”.
TONAL = frozenset({"vi"})
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
# Marks of Indian scripts and Thai belong to their words.
WORD = re.compile(
    r"(?:[^\W_]|[\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u102b-\u103e\u17b4-\u17d3])+"
)
RUNS = re.compile(r"(.)\1+", re.DOTALL)


class Script(StrEnum):
    LATIN = "latin"
    SPACED = "spaced"
    UNSPACED = "unspaced"


@dataclass(frozen=True, slots=True)
class ListedName:
    """A row of the list."""

    name: str
    language: str
    kind: str
    strength: str
    plant: str
    rank: str
    condition: str

    @property
    def is_taxon(self) -> bool:
        is_scientific = self.kind in (NameKind.SCIENTIFIC, NameKind.SYNONYM)
        return is_scientific and self.condition == Condition.ALWAYS


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """`key` is what the search looks for; `pattern` says whether the letters are really these.

    `breaks` are the numbers of letters after which it has a blank of its own. `accented` is how it
    must be written where accents make another word of it.
    """

    letters: str
    accented: str
    breaks: frozenset[int]
    key: str
    script: Script
    pattern: re.Pattern[str]
    strength: Strength
    needs_opium: bool
    # Of its first word, its first two words…
    heads: tuple[re.Pattern[str], ...]
    kind: NameKind

    @property
    def identity(self) -> tuple:
        return (
            self.letters,
            self.breaks,
            self.accented,
            self.strength,
            self.needs_opium,
            self.kind == NameKind.SLANG,
        )

    @property
    def is_long(self) -> bool:
        return len(self.key) >= LONG or bool(self.breaks) or self.script is Script.UNSPACED

    @property
    def is_inflected(self) -> bool:
        """“growing weeds” is another thing than “growing weed”."""
        return not self.breaks or self.strength not in (Strength.DOUBTFUL, Strength.EVERYDAY)

    @property
    def refuses(self) -> bool:
        return self.strength == Strength.REFUSES

    @property
    def may_be_part(self) -> bool:
        return self.refuses and not self.needs_opium and len(self.key) >= LONG_WITHIN

    @property
    def may_be_misspelt(self) -> bool:
        return self.may_be_part and not self.breaks

    @property
    def may_be_read_backwards(self) -> bool:
        return self.refuses and not self.breaks and len(self.key) >= LONG

    @property
    def is_misspelt_as_pair(self) -> bool:
        is_scientific = self.kind in (NameKind.SCIENTIFIC, NameKind.SYNONYM)
        return self.may_be_part and is_scientific and len(self.breaks) == 1


def squeezed(text: str) -> str:
    return RUNS.sub(r"\1", text)


def name_of(row: ListedName) -> Name:
    words = WORD.findall(native(prepared(row.name)))
    letters, breaks = "", set()
    for word in words:
        breaks.add(len(letters))
        letters += word
    return Name(
        letters=letters,
        accented=prepared(row.name).lower() if row.language in TONAL else "",
        breaks=frozenset(breaks - {0}),
        key=squeezed(letters.translate(LETTERS)),
        script=_script(letters),
        pattern=_pattern(letters),
        strength=Strength(row.strength),
        needs_opium=row.condition == Condition.OPIUM,
        heads=_heads(letters, breaks - {0}),
        kind=NameKind(row.kind),
    )


def _heads(letters: str, breaks: Iterable[int]) -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(letters[:end]) for end in breaks)


def _drawn(name: Name) -> Name:
    letters = latin(name.letters)
    key = squeezed(letters.translate(LETTERS))
    heads = _heads(letters, name.breaks)
    return replace(name, letters=letters, key=key, pattern=_pattern(letters), heads=heads)


def _script(letters: str) -> Script:
    if letters.isascii():
        return Script.LATIN
    return Script.UNSPACED if UNSPACED.search(letters) else Script.SPACED


def _pattern(letters: str) -> re.Pattern[str]:
    """Each letter or what stands for it, as often as in the name or more often."""
    runs = [(run[1], len(run[0])) for run in re.finditer(r"(.)\1*", letters)]
    return re.compile(
        "".join(
            f"[{re.escape(STAND_INS.get(letter, letter))}]{{{times},}}" for letter, times in runs
        )
    )


ByText = dict[str, list[Name]]


class Names:
    """By key, found in a text by how they begin."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.by_key: ByText = {}
        for name in names:
            self.by_key.setdefault(name.key, []).append(name)
        self._beginnings: dict[int, dict[str, list[str]]] = {}
        for key in self.by_key:
            length = min(len(key), BEGINNING)
            keys = self._beginnings.setdefault(length, {})
            keys.setdefault(key[:length], []).append(key)

    def keys_in(self, text: str, parts: Callable[[int], set[str]]) -> list[str]:
        """`parts` gives all pieces of the text of some length."""
        found = []
        for length, keys in self._beginnings.items():
            for begin in keys.keys() & parts(length):
                found += [key for key in keys[begin] if key in text]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Names by what they are searched with."""

    long: dict[Script, Names]
    # Names of other alphabets as they look in Latin letters: of “мapиxyaнa” half the letters are.
    drawn: Names
    short: ByText
    # The same by their letters.
    short_words: ByText
    backwards: Names
    spellings: Spellings
    # Of Arabic and Hebrew, which are not heard.
    vowelless: Spellings
    # Of two words, run together.
    pairs: Spellings
    heard: HeardNames
    genera: frozenset[str]
    taxa: frozenset[str]

    @classmethod
    def of(cls, rows: Iterable[ListedName]) -> "Lexicon":
        rows = list(rows)
        # Many languages share a name.
        names = list({name.identity: name for name in map(name_of, rows) if name.key}.values())
        short = [one for one in names if not one.is_long]
        long = [one for one in names if one.is_long]
        taxa = [row for row in rows if row.is_taxon]
        return cls(
            long={script: Names(one for one in long if one.script is script) for script in Script},
            drawn=Names(map(_drawn, (one for one in long if one.script is Script.SPACED))),
            short=Names(short).by_key,
            short_words=_by_letters(short),
            backwards=Names(
                replace(one, key=one.key[::-1])
                for one in names
                if one.may_be_read_backwards and one.script is Script.LATIN
            ),
            spellings=Spellings.of(
                one for one in names if one.may_be_read_backwards and one.script is Script.LATIN
            ),
            vowelless=Spellings.of(
                one for one in names if one.may_be_misspelt and VOWELLESS.search(one.letters)
            ),
            pairs=Spellings.of(one for one in names if one.is_misspelt_as_pair),
            heard=HeardNames.of(names),
            genera=frozenset(words(row.plant)[0] for row in taxa if row.rank == Rank.GENUS),
            taxa=frozenset(" ".join(words(row.name)) for row in taxa),
        )


def _by_letters(names: Iterable[Name]) -> ByText:
    """Latin ones with an -s too."""
    found: ByText = {}
    for name in names:
        forms = (
            [name.letters, f"{name.letters}s"] if name.script is Script.LATIN else [name.letters]
        )
        for form in forms:
            found.setdefault(form, []).append(name)
    return found


def words(text: str) -> list[str]:
    """As they look in Latin letters."""
    return WORD.findall(latin(prepared(text)))
