"""How heavy a hit weighs, by its name, by how it is written and by what stands around it."""

import re
from collections.abc import Iterator

from compliance.models.controlled import NameKind, Strength
from compliance.screening.context import innocent, innocent_texts, role, window
from compliance.screening.folding import prepared
from compliance.screening.harmless import MASK, without_cultivars, without_other_plants
from compliance.screening.lexicon import Lexicon, Script, squeezed, words
from compliance.screening.matching import Hit, Manner, find
from compliance.screening.reading import Reading
from compliance.screening.verdicts import CLEAR, Reason, TextScreening, Verdict, heaviest

# Runs of non-blanks on either side.
BESIDE, NEAR, AROUND = 2, 4, 12
# A name with an amount or a place, no sentence: “Hemp x 3”.
FEW_WORDS = 2
# Slang in disguise is meant.
SHORTEST_DISGUISED = 5
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
PERHAPS_OPIUM = TextScreening(Verdict.DOUBTFUL, Reason.OPIUM)
SLANG = TextScreening(Verdict.DOUBTFUL, Reason.SLANG)
DRUG_WORDS = TextScreening(Verdict.DOUBTFUL, Reason.DRUG_WORDS)
TAXON = TextScreening(Verdict.REFUSED, Reason.CONTROLLED_TAXON)
FORCED = re.compile("\u202e([^\u202c\u202d\n]*)[\u202c\u202d]?")
AMOUNT = re.compile(r"\d")
# Of a surname that sounds like a name: Cannaby.
SURNAME_LETTERS = 6
APOSTROPHE = re.compile("['’]")
LEET = re.compile(r"(?<=[^\W\d_])[01345@$]|[01345@$](?=[^\W\d_])")
LETTER_OF = str.maketrans("01345@$", "oieasas")


def judge_text(text: str, lexicon: Lexicon) -> TextScreening:
    """A text that is shown from right to left by force is read that way, too."""
    if FORCED.search(text):
        return heaviest(_judge(one, lexicon) for one in (text, FORCED.sub(_turned, text)))
    return _judge(text, lexicon)


def _turned(forced: re.Match[str]) -> str:
    return forced[1][::-1]


def _judge(text: str, lexicon: Lexicon) -> TextScreening:
    text = prepared(text)
    found = _verdict(text, lexicon)
    if found.is_clear:
        return found
    if text.strip() in innocent_texts():
        return CLEAR
    calmer = innocent().sub(MASK, without_other_plants(text))
    if found.reason in (Reason.GROWN_CROP, Reason.SLANG) or found == PERHAPS_OPIUM:
        calmer = without_cultivars(calmer)
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
        return _weigh_poppy(hit, reading)
    if hit.name.strength == Strength.REFUSES:
        return CLEAR if _is_surname(hit, reading) else FOUND[hit.manner]
    if hit.name.strength == Strength.GROWN:
        return _weigh_crop(hit, reading)
    return SLANG if _is_slang_meant(hit, reading) else CLEAR


def _is_surname(hit: Hit, reading: Reading) -> bool:
    """“Herb Cannaby”."""
    if hit.manner is not Manner.MISSPELT or hit.chunks > 1 or hit.chunk == 0:
        return False
    before, written = (APOSTROPHE.split(one)[0] for one in reading.written[hit.chunk - 1 :][:2])
    letters = squeezed(APOSTROPHE.split(reading.latin_chunks[hit.chunk])[0].strip(".,;:!?()"))
    if len(letters) != SURNAME_LETTERS or not (before.istitle() and written.istitle()):
        return False
    return not role("growing").is_in(window(reading.chunks, hit.chunk - 1, hit.chunk + 2))


def _weigh_poppy(hit: Hit, reading: Reading) -> TextScreening:
    """“Growing opium” names no poppy, and means one."""
    if says_opium(hit, reading):
        return OPIUM
    around = _around(hit, reading, NEAR)
    is_opium = hit.name.kind is NameKind.SLANG
    if is_opium and role("growing").is_in(around) and not role("poppy").is_in(around):
        return PERHAPS_OPIUM
    return CLEAR


def _around(hit: Hit, reading: Reading, width: int) -> str:
    return window(reading.chunks, hit.chunk - width, hit.chunk + hit.chunks + width)


def _weigh_crop(hit: Hit, reading: Reading) -> TextScreening:
    """Hemp is twine and mulch, too."""
    others = len(reading.chunks) - hit.chunks
    if _is_compound_of_material(hit, reading):
        return CLEAR
    if others == 0 and hit.name.script is not Script.UNSPACED:
        return GROWN
    if role("material").is_in(_around(hit, reading, BESIDE)):
        return PERHAPS_GROWN if _is_crop(hit, reading) else CLEAR
    if role("growing").is_in(_around(hit, reading, NEAR)):
        return CLEAR if _is_made_of(hit, reading) else GROWN
    if others <= FEW_WORDS and not _is_made_of(hit, reading):
        return PERHAPS_GROWN
    if _is_sown_over_land(hit, reading):
        return PERHAPS_GROWN
    return CLEAR


def _is_sown_over_land(hit: Hit, reading: Reading) -> bool:
    """“Sowed half the field with hemp”."""
    is_land = role("acreage").is_in(_around(hit, reading, NEAR))
    return is_land and role("growing").is_in(_around(hit, reading, AROUND))


def _is_compound_of_material(hit: Hit, reading: Reading) -> bool:
    """“Hanföl”, “hamppunaru”."""
    word = window(reading.chunks, hit.chunk, hit.chunk + 1)
    shortest = len(hit.name.letters) - 1
    return any(role("material").is_whole(word[end:]) for end in range(shortest, shortest + 3))


def _is_crop(hit: Hit, reading: Reading) -> bool:
    """“Hemp crop, fibre variety”: the word beside it tells, not the one behind."""
    after = window(reading.chunks, hit.chunk + hit.chunks, hit.chunk + hit.chunks + 1)
    before = window(reading.chunks, hit.chunk - 1, hit.chunk)
    if role("yield").is_in(_around(hit, reading, NEAR)):
        beside = _around(hit, reading, BESIDE)
        return not role("material").is_in(role("fibre").pattern.sub(" ", beside))
    if any(role("material").is_in(one) for one in (before, after)):
        return False
    return any(role("crop").is_in(one) for one in (before, after))


def _is_made_of(hit: Hit, reading: Reading) -> bool:
    """“tied up with hemp”, but not “planted with hemp”."""
    before = window(reading.chunks, hit.chunk - 1, hit.chunk)
    if not role("made_of").is_in(before):
        return False
    is_land = role("acreage").is_in(window(reading.chunks, hit.chunk - 3, hit.chunk))
    width = NEAR if is_land else 3
    return not role("growing").is_in(window(reading.chunks, hit.chunk - width, hit.chunk))


def _is_slang_meant(hit: Hit, reading: Reading) -> bool:
    around = _around(hit, reading, AROUND)
    if _says_drug(hit, reading, around):
        return True
    if hit.name.strength == Strength.EVERYDAY:
        return False
    if hit.manner is Manner.DISGUISED and len(hit.name.letters) >= SHORTEST_DISGUISED:
        return True
    near = _around(hit, reading, NEAR)
    if hit.chunks == len(reading.chunks) or role("growing").is_in(near):
        return True
    is_plant = hit.name.kind is NameKind.VERNACULAR
    return is_plant and (bool(AMOUNT.search(near)) or role("amount").is_in(near))


def _says_drug(hit: Hit, reading: Reading, around: str) -> bool:
    """“CO2 420 ppm” does not, nor does a sensor called THC-2."""
    found = role("drug").found_in(around)
    if found == {"420"}:
        is_number = role("unit").is_in(around) or role("sensor").is_in(around)
        return not is_number and "420" in _around(hit, reading, 1).split()
    if found == {"thc"} and role("sensor").is_in(around):
        return role("growing").is_in(_around(hit, reading, NEAR))
    return bool(found)


def says_opium(hit: Hit, reading: Reading) -> bool:
    """That it is to be taken: a verb of harvest or a purpose beside the word, and no “not”."""
    rest = [LEET.sub(_letter, part) for part in reading.chunks]
    if hit.name.script is not Script.UNSPACED:
        rest[hit.chunk : hit.chunk + hit.chunks] = ["¤"] * hit.chunks
    opium = role("opium")
    for number, _ in enumerate(rest):
        if not opium.is_in(window(rest, number, number + 2)):
            continue
        if role("negation").is_in(window(rest, number - NEAR, number + 1)):
            continue
        taken = role("taking").is_in(window(rest, number - NEAR - 1, number + NEAR + 2))
        if taken or role("purpose").is_in(window(rest, number - 2, number + 3)):
            return True
    return False


def _letter(sign: re.Match[str]) -> str:
    return sign[0].translate(LETTER_OF)


def judge_taxon(names: list[str], lexicon: Lexicon) -> TextScreening:
    """By genus and species, authors and ranks left aside; else as any text that names it."""
    for name in names:
        parts = [part for part in words(name) if part not in {"x", "cf", "aff"}]
        if parts and (parts[0] in lexicon.genera or " ".join(parts[:2]) in lexicon.taxa):
            return TAXON
    return heaviest(judge_text(name, lexicon) for name in names)
