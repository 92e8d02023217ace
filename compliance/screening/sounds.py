"""How words sound in Latin letters: one spelling for names in any alphabet, or in two of them."""

import re

from anyascii import anyascii

from compliance.screening.signs import is_mark

# Signs of words and syllables, and alphabets without blanks: their names are compared as written.
UNHEARD = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3400-\u9fff]")
KANA = re.compile("[\u3041-\u30fa\u30fc]+")
HANGUL = re.compile("[\uac00-\ud7a3]")
LONG_VOWEL = "\u30fc"
# Alphabets that write no vowels say too little.
VOWELLESS = re.compile("[\u0590-\u07ff]")
_ONE_SOUND = str.maketrans("cqzvyw", "kksbiu")
_CLUSTERS = {"dzh": "j", "zh": "j", "kh": "h", "ch": "h", "ph": "f", "oy": "u"}
_CLUSTER = re.compile("|".join(_CLUSTERS) + "|m(?=[cdgjkqstz])")
_RUNS = re.compile(r"([a-z])\1+")
_SIGNS = str.maketrans("4@0316!$5678", "aaoeibissbtb")
# Of digits with a shape of their own in Cyrillic: 3 is a З.
_CYRILLIC_SIGNS = str.maketrans("3", "z")
_EDGE = "\"'.,;:!?()[]“”«»"
# Between the letters of a word, besides what stands for a letter.
_IN_WORD = "@$!"


class _Sounds(dict[int, str]):
    """For str.translate: works a character out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = heard = _heard(chr(code))
        return heard


def _heard(sign: str) -> str:
    if sign.isascii():
        return sign.lower()
    if sign == LONG_VOWEL:
        return ""
    if UNHEARD.match(sign):
        return "|"
    if sign.isalpha() or is_mark(sign):
        letters = "".join(filter(str.isalpha, anyascii(sign).lower()))
        # Korean has one letter for both.
        return letters.replace("l", "r") if HANGUL.match(sign) else letters
    return sign


_SOUNDS = _Sounds()


def sound(text: str) -> str:
    """Of a text in small letters without accents; it has the same runs of non-blanks."""
    heard = text.translate(_SOUNDS)
    heard = _CLUSTER.sub(lambda found: _CLUSTERS.get(found[0], "n"), heard)
    return _RUNS.sub(r"\1", heard.translate(_ONE_SOUND))


def sounds_of_disguise(chunk: str) -> set[str]:
    """Of a run of non-blanks, its separators dropped and its digits and signs read as letters."""
    bare = chunk.strip(_EDGE)
    said = "".join(one for one in bare if one.isalnum() or is_mark(one) or one in _IN_WORD)
    return {sound(reading.translate(_SIGNS)) for reading in (said, said.translate(_CYRILLIC_SIGNS))}
