"""Names that mean another plant or a person, by how they stand there."""

import re

from compliance.screening.context import role

MASK = " ¤ "
GENUS = r"[A-Z][a-z]{2,}(?:a|us|um|is|on|ys|ix|ops|ens)"
# “Datisca cannabina”, but not “Planta cannabina”.
EPITHET = re.compile(
    rf"\b(?!Sativa|Indica)({GENUS})(\s+(?:[x×]\s*)?)"
    r"[Cc]annabin(?:a|us|um)\b(?:\s+(?:subsp|ssp|var)\.\s+cannabin(?:a|us|um)\b)?"
)
# “Falso peyote (Ariocarpus fissuratus)”: the brackets are still read.
FALSE = (
    r"(?:[Ff]als(?:e|o|a|ch\w{0,2}|k[at]?)|[Ff]aux|[Ff]ausses?|[Vv]alse?|[Ff]ałszyw\w*"
    r"|[Uu]necht\w{0,2}|[Ff]alešn\w*|[Лл]ожн\w*)"
)
ANOTHER = rf"(?=\s*\(\s*{GENUS}\b)"
FALSE_NAME = re.compile(rf"\b(?:{FALSE}\s+[^\W\d_]+|[^\W\d_]+\s+{FALSE}){ANOTHER}")
# “Dahlia 'Coca Café'”.
CULTIVAR = re.compile(
    rf"\b(?!Sativa|Indica)({GENUS})((?:\s+[a-z]{{3,}})?\s+)['‘\"“„][A-ZÀ-Þ][\w\s-]{{1,30}}['’\"”“]"
)


def without_other_plants(text: str) -> str:
    return EPITHET.sub(_genus_only, FALSE_NAME.sub(MASK, text))


def without_cultivars(text: str) -> str:
    return CULTIVAR.sub(_genus_only, text)


def _genus_only(found: re.Match[str]) -> str:
    is_word = role("growing").is_whole(found[1].lower())
    return found[0] if is_word else f"{found[1]}{found[2]}{MASK}"
