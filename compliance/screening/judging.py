"""How heavy a hit weighs, by its name, by how it is written and by what stands around it."""

from collections.abc import Iterator

from compliance.models.controlled import Strength
from compliance.screening.context import innocent, innocent_texts, role, window
from compliance.screening.folding import prepared
from compliance.screening.lexicon import Lexicon, Script, words
from compliance.screening.matching import Hit, Manner, find
from compliance.screening.reading import Reading
from compliance.screening.verdicts import CLEAR, Reason, TextScreening, Verdict, heaviest

# Runs of non-blanks on either side.
BESIDE, NEAR, AROUND = 2, 4, 12
# A name with an amount or a place, no sentence: “Hemp x 3”.
FEW_WORDS = 2
# That many different words of drugs tell by themselves.
MANY_DRUG_WORDS = 2
FOUND = {
    Manner.PLAIN: TextScreening(Verdict.REFUSED, Reason.CONTROLLED_NAME),
    Manner.DISGUISED: TextScreening(Verdict.REFUSED, Reason.DISGUISED_NAME),
    Manner.SPLIT: TextScreening(Verdict.DOUBTFUL, Reason.SPLIT_NAME),
    Manner.MISSPELT: TextScreening(Verdict.DOUBTFUL, Reason.MISSPELT_NAME),
}
GROWN = TextScreening(Verdict.REFUSED, Reason.GROWN_CROP)
PERHAPS_GROWN = TextScreening(Verdict.DOUBTFUL, Reason.GROWN_CROP)
OPIUM = TextScreening(Verdict.REFUSED, Reason.OPIUM)
SLANG = TextScreening(Verdict.DOUBTFUL, Reason.SLANG)
DRUG_WORDS = TextScreening(Verdict.DOUBTFUL, Reason.DRUG_WORDS)
TAXON = TextScreening(Verdict.REFUSED, Reason.CONTROLLED_TAXON)
MASK = " ¤ "


def judge_text(text: str, lexicon: Lexicon) -> TextScreening:
    text = prepared(text)
    found = _verdict(text, lexicon)
    if found.is_clear:
        return found
    if text.strip() in innocent_texts():
        return CLEAR
    calmer = innocent().sub(MASK, text)
    return found if calmer == text else _verdict(calmer, lexicon)


def _verdict(text: str, lexicon: Lexicon) -> TextScreening:
    reading = Reading(text)
    return heaviest(_verdicts(reading, lexicon))


def _verdicts(reading: Reading, lexicon: Lexicon) -> Iterator[TextScreening]:
    for hit in find(reading, lexicon):
        yield _weigh(hit, reading)
    if not reading.words.isdisjoint(role("drug_alone").simple):
        found = role("drug_alone").found_in(window(reading.chunks, 0, len(reading.chunks)))
        if len(found) >= MANY_DRUG_WORDS:
            yield DRUG_WORDS


def _weigh(hit: Hit, reading: Reading) -> TextScreening:
    if hit.name.needs_opium:
        return OPIUM if says_opium(hit, reading) else CLEAR
    if hit.name.strength == Strength.REFUSES:
        return FOUND[hit.manner]
    if hit.name.strength == Strength.GROWN:
        return _weigh_crop(hit, reading)
    return SLANG if _is_slang_meant(hit, reading) else CLEAR


def _around(hit: Hit, reading: Reading, width: int) -> str:
    return window(reading.chunks, hit.chunk - width, hit.chunk + hit.chunks + width)


def _weigh_crop(hit: Hit, reading: Reading) -> TextScreening:
    """Hemp is twine and mulch, too."""
    beside = _around(hit, reading, BESIDE)
    others = len(reading.chunks) - hit.chunks
    if others == 0 and hit.name.script is not Script.UNSPACED:
        return GROWN
    if role("material").is_in(beside):
        return CLEAR
    if role("growing").is_in(_around(hit, reading, NEAR)):
        return CLEAR if _is_made_of(hit, reading) else GROWN
    if others <= FEW_WORDS and not _is_made_of(hit, reading):
        return PERHAPS_GROWN
    return CLEAR


def _is_made_of(hit: Hit, reading: Reading) -> bool:
    """“tied up with hemp”, but not “planted with hemp”."""
    before = window(reading.chunks, hit.chunk - 1, hit.chunk)
    if not role("made_of").is_in(before):
        return False
    return not role("growing").is_in(window(reading.chunks, hit.chunk - 3, hit.chunk))


def _is_slang_meant(hit: Hit, reading: Reading) -> bool:
    around = _around(hit, reading, AROUND)
    if role("drug").is_in(around):
        return True
    if hit.name.strength == Strength.EVERYDAY:
        return False
    return hit.chunks == len(reading.chunks) or role("growing").is_in(_around(hit, reading, NEAR))


def says_opium(hit: Hit, reading: Reading) -> bool:
    """That it is to be taken: a verb of harvest or a purpose beside the word, and no “not”."""
    rest = [*reading.chunks]
    if hit.name.script is not Script.UNSPACED:
        rest[hit.chunk : hit.chunk + hit.chunks] = ["¤"] * hit.chunks
    opium = role("opium")
    for number, _ in enumerate(rest):
        if not opium.is_in(window(rest, number, number + 2)):
            continue
        if role("negation").is_in(window(rest, number - NEAR, number + 1)):
            continue
        taken = role("taking").is_in(window(rest, number - NEAR - 1, number + NEAR + 2))
        if taken or role("purpose").is_in(window(rest, number - 2, number + 1)):
            return True
    return False


def judge_taxon(names: list[str], lexicon: Lexicon) -> TextScreening:
    """By genus and species, authors and ranks left aside; else as any text that names it."""
    for name in names:
        parts = [part for part in words(name) if part not in {"x", "cf", "aff"}]
        if parts and (parts[0] in lexicon.genera or " ".join(parts[:2]) in lexicon.taxa):
            return TAXON
    return heaviest(judge_text(name, lexicon) for name in names)
