"""Digits, signs and letters that writers put in place of a letter."""

import re
import unicodedata

# By letter, what is written for it.
STAND_INS = {
    "a": "a4@^",
    "b": "b86",
    "c": "c(<{[",
    "e": "e3",
    "g": "g96",
    "i": "i1!|l",
    "l": "l1!|i",
    "o": "o0",
    "s": "s5$",
    "t": "t7+",
    "z": "z2",
}
# Letters of one sound or shape are one in a search key; what was found is then compared exactly.
_ONE_LETTER = {"k": "c", "q": "c", "z": "s", "l": "i", "y": "i"}
_SIGNS = {
    sign: _ONE_LETTER.get(letter, letter)
    for letter, signs in STAND_INS.items()
    for sign in signs
    if not sign.isalpha()
} | {"6": "b", "2": "s"}
# Where several signs draw one letter.
_DRAWN = {
    "|\\|": "n",
    "|-|": "h",
    "|_|": "u",
    "(_)": "u",
    "/-\\": "a",
    "|<": "k",
    "|{": "k",
    "1<": "k",
    "|3": "b",
    "|)": "d",
    "/\\": "a",
    "\\/": "v",
    "()": "o",
    "[]": "o",
}
_DRAWN_LETTER = re.compile("|".join(map(re.escape, _DRAWN)))
# A sign beside a letter, behind a separator or alone between blanks; a digit beside one letter.
SIGNS_AMONG_LETTERS = re.compile(
    r"[^\W\d_](?:[^\w\s]|_)?[0-9@$!|(<{\[+^]|[0-9@$(|<{\[+^](?:[^\w\s]|_)?[^\W\d_]"
    r"|!(?:[^\w\s]|_)[^\W\d_]|(?<!\S)[@$!|(<](?!\S)|/\\|\\/"
    r"|(?<!\S)[^\W\d_]\s+[0-9](?!\S)|(?<!\S)[0-9]\s+[^\W\d_](?!\S)"
)
# Two alphabets in a word, signs between letters, a letter three times.
ODD_WORD = re.compile(
    rf"{SIGNS_AMONG_LETTERS.pattern}|[a-z][^\W\d_a-z]|[^\W\d_a-z][a-z]"
    r"|[^\W\d_][.\-_*~/\\#•·]+[^\W\d_]|[\u0900-\u0dff][.\-_*~/\\#•·]+[\u0900-\u0dff]"
    r"|[\u0900-\u0dff][a-z]|[a-z][\u0900-\u0dff]|([^\W\d_])\1\1"
)


class _Letters(dict[int, str | None]):
    """For str.translate: what is no letter is dropped."""

    def __missing__(self, code: int) -> str | None:
        sign = chr(code)
        self[code] = found = sign if sign.isalpha() or is_mark(sign) else None
        return found


def is_mark(sign: str) -> bool:
    """A vowel sign of an Indian script or Thai: a part of the word."""
    return unicodedata.category(sign).startswith("M")


LETTERS = _Letters(str.maketrans(_ONE_LETTER))
LETTERS_AND_SIGNS = _Letters(str.maketrans(_ONE_LETTER | _SIGNS))


def with_drawn_letters(text: str) -> str:
    return _DRAWN_LETTER.sub(lambda drawn: _DRAWN[drawn[0]], text)
