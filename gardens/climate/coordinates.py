"""Coordinates as people type or copy them."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gardens.climate.spot import SpotUnknown

LOWEST_M, HIGHEST_M = -450, 6000

_NUMBER = r"[+-]?\d{1,9}(?:\.\d{1,15})?"
_GAP = r"(?:\s*[,;]\s*|\s+)"


def _axis_pattern(name: str) -> str:
    return rf"(?P<before_{name}>[NSEW])?\s*(?P<{name}>{_NUMBER})\s*°?\s*(?P<after_{name}>[NSEW])?"


PAIR = re.compile(
    rf"{_axis_pattern('first')}(?:{_GAP}|(?<=[NSEW°])){_axis_pattern('second')}"
    rf"(?:{_GAP}(?P<height>{_NUMBER})\s*M?)?",
    re.ASCII | re.IGNORECASE,
)
# 49° 12′ 30″, with any of the marks that keyboards have.
MINUTES = re.compile(
    r"(?P<degrees>\d{1,3})\s*°\s*(?P<minutes>[0-5]?\d(?:\.\d{1,9})?)\s*['′’]"
    r"(?:\s*(?P<seconds>[0-5]?\d(?:\.\d{1,9})?)\s*(?:[\"″”]|['′’]{2}))?",
    re.ASCII,
)
# No longitude: 1e3 is a thousand.
EXPONENT = re.compile(r"\de[+-]?\d", re.ASCII)
DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")


@dataclass(frozen=True, slots=True)
class Coordinates:
    latitude: float
    longitude: float
    elevation_m: int | None = None


def parse_coordinates(text: str) -> Coordinates | None:
    """None if the text is no pair of numbers; an optional third one is the height in metres."""
    plain = MINUTES.sub(_in_degrees, text.strip().replace("\N{MINUS SIGN}", "-"))
    with_points = DECIMAL_COMMA.sub(".", plain)
    found = PAIR.fullmatch(with_points if "." not in plain else plain) or PAIR.fullmatch(plain)
    if not found:
        return None
    if EXPONENT.search(plain):
        raise _off_the_globe()
    first, second = _axis(found, "first"), _axis(found, "second")
    if first[1] in {"E", "W"} or second[1] in {"N", "S"}:
        first, second = second, first
    height = found["height"]
    return _checked(first, second, round(float(height)) if height else None)


def _in_degrees(found: re.Match[str]) -> str:
    minutes = float(found["minutes"]) + float(found["seconds"] or 0) / 60
    return f"{int(found['degrees']) + minutes / 60:.9f}°"


def _axis(found: re.Match[str], name: str) -> tuple[float, str]:
    letter = (found[f"before_{name}"] or found[f"after_{name}"] or "").upper()
    value = float(found[name])
    return (-abs(value) if letter in {"S", "W"} else value), letter


def _checked(
    latitude: tuple[float, str], longitude: tuple[float, str], height: int | None
) -> Coordinates:
    letters_fit = latitude[1] in {"", "N", "S"} and longitude[1] in {"", "E", "W"}
    if not letters_fit or abs(latitude[0]) > 90 or abs(longitude[0]) > 180:
        raise _off_the_globe()
    if height is not None and not LOWEST_M <= height <= HIGHEST_M:
        raise SpotUnknown(
            _("The third number is the height in metres, between %(lowest)s and %(highest)s.")
            % {"lowest": LOWEST_M, "highest": HIGHEST_M}
        )
    return Coordinates(latitude[0], longitude[0], height)


def _off_the_globe() -> SpotUnknown:
    return SpotUnknown(
        _(
            "These look like coordinates, but latitude lies between −90 and 90, longitude "
            "between −180 and 180. Postcodes are known for the United States only."
        )
    )
