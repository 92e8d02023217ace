"""Scientific names as people write them, taken apart into what a law may name. No database.

A key is a name without capitals, accents, hyphens, hybrid sign, rank and author: of
`Opuntia ficus-indica (L.) Mill.` it is `opuntia ficus indica`.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from plants.names import normalise

SYNONYMS = Path(__file__).parent / "data" / "taxon_synonyms.csv"
SIGN = "×"
SIGNS = re.compile(r"[×✕✖⨯⨉]|(?<=\s)[xX](?=\s)|^[xX](?=\s)")
# Of cultivars: `Foeniculum vulgare Azoricum Group`, `Foeniculum vulgare (Azoricum Group)`.
GROUP = re.compile(r"\(?\b([\w-]+ Group)\b\)?")
QUOTED = re.compile(r"[‘'\"“][^’'\"”]*[’'\"”]|\([^)]*\)|\[[^\]]*\]")
RANKS = frozenset(["subsp", "ssp", "var", "subvar", "f", "fo", "forma", "convar"])
# Words between a genus and an epithet that say how sure the name is, and those for "any of it".
UNSURE = frozenset({"cf", "aff"})
ANY = frozenset(["sp", "spp", "species", "hybrid", "hybrids", "hybr", "cv", "cvs", "group"])
# Authors' names that are written without a capital.
JOINING = frozenset(["ex", "et", "and", "in", "non", "emend", "de", "von", "van", "del", "auct"])
EPITHET = re.compile(r"[a-z]{2,}(?: [a-z]+)*")
SHORTEST_EPITHET = 4


@dataclass(frozen=True, slots=True)
class Taxon:
    """`keys` of the plant itself, the narrowest first; of a formula, those of its `parents`."""

    keys: tuple[str, ...]
    genera: frozenset[str]
    parents: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        return bool(self.genera)


@lru_cache(maxsize=4096)
def read_taxon(name: str, group: str = "") -> Taxon:
    """Whatever stands in the field: a cultivar is its species, an unreadable name is no taxon."""
    in_name = GROUP.search(name)
    group = group or (in_name[1] if in_name else "")
    words = _words(GROUP.sub(" ", name))
    first, second = _split(words[1:] if words[:1] == [SIGN] else words)
    genus, epithets = _parsed(first)
    if not genus:
        return Taxon((), frozenset())
    if second:
        return _formula(genus, epithets, second)
    written = _keys(genus, epithets)
    keys = tuple(dict.fromkeys(accepted(key) for key in written))
    named_group = (f"{keys[-1]} {normalise(group)}",) if group and keys else ()
    return Taxon((*named_group, *keys), _genera(genus, keys))


def name_key(name: str) -> str:
    """What a row of a list names: its narrowest key, or the genus."""
    taxon = read_taxon(name)
    return taxon.keys[0] if taxon.keys else min(taxon.genera, default="")


def accepted(key: str) -> str:
    """A synonym becomes the name it stands for; so does a genus that was merged into another."""
    known = _synonyms()
    if key in known:
        return known[key]
    genus, _, rest = key.partition(" ")
    moved = f"{known[genus]} {rest}" if rest and genus in known else key
    return known.get(moved, moved)


@cache
def _synonyms() -> dict[str, str]:
    with SYNONYMS.open(encoding="utf-8", newline="") as lines:
        rows = [(row["name"], row["accepted_name"]) for row in csv.DictReader(lines)]
    return {_bare_key(name): _bare_key(kept) for name, kept in rows}


def _bare_key(name: str) -> str:
    genus, epithets = _parsed([word for word in _words(name) if word != SIGN])
    keys = _keys(genus, epithets)
    return keys[0] if keys else genus


def _words(name: str) -> list[str]:
    text = unicodedata.normalize("NFKC", name).replace("_", " ")
    text = SIGNS.sub(f" {SIGN} ", QUOTED.sub(" ", text))
    return text.split()


def _split(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """At the sign of a formula; the sign before an epithet is no formula."""
    for place, word in enumerate(words):
        if word == SIGN and place > 1:
            return list(words[:place]), list(words[place + 1 :])
    return [word for word in words if word != SIGN], []


def _parsed(words: Sequence[str]) -> tuple[str, list[str]]:
    """The genus, then the epithets from the species down."""
    words = [word for word in words if word != SIGN]
    if not words:
        return "", []
    genus = normalise(words[0])
    if not genus.isalpha() or len(genus) < SHORTEST_EPITHET - 1:
        return "", []
    return genus, list(_epithets(words[1:]))


def _epithets(words: Sequence[str]) -> Iterator[str]:
    after_rank, found = False, 0
    for place, word in enumerate(words):
        bare = word.rstrip(".").casefold()
        if bare in UNSURE and not found:
            continue
        if bare in ANY and not found:
            return
        if bare in RANKS and found:
            after_rank = True
            continue
        if _is_epithet(word, is_species=place == 0 or not found, after_rank=after_rank):
            found += 1
            yield normalise(word)
        elif not found:
            return
        after_rank = False


def _is_epithet(word: str, *, is_species: bool, after_rank: bool) -> bool:
    if word.endswith(".") or not EPITHET.fullmatch(normalise(word)):
        return False
    if is_species:
        return True
    is_long = len(word) >= SHORTEST_EPITHET and word.casefold() not in JOINING
    return is_long and (after_rank or word[0].islower())


def _keys(genus: str, epithets: Sequence[str]) -> list[str]:
    if not epithets:
        return []
    species, *lower = epithets
    return [*(f"{genus} {species} {one}" for one in reversed(lower)), f"{genus} {species}"]


def _genera(genus: str, keys: Sequence[str]) -> frozenset[str]:
    named = {genus, *(key.split(" ")[0] for key in keys)}
    return frozenset(named | {accepted(one) for one in named})


def _formula(genus: str, epithets: Sequence[str], second: Sequence[str]) -> Taxon:
    """`Salix alba × fragilis`, `Salix alba × S. fragilis`, `Salix alba × Salix fragilis`."""
    head = second[0]
    is_short = head.endswith(".") and len(head) <= SHORTEST_EPITHET
    if is_short or head.islower():
        words = [genus, *(second[1:] if is_short else second)]
    else:
        words = list(second)
    other, other_epithets = _parsed(words)
    parents = [*_keys(genus, epithets), *_keys(other, other_epithets)]
    keys = tuple(dict.fromkeys(accepted(key) for key in parents))
    return Taxon((), _genera(genus, keys) | ({other} if other else set()), keys)
