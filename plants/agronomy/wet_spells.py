"""Humid hours of a day and wet spells, from hourly relative humidity; never from daily means."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

HUMID_PCT = 90.0
# So many drier hours do not end a spell.
LONGEST_BREAK_H = 2


@dataclass(frozen=True, slots=True)
class Hour:
    """Under the open sky; what a greenhouse holds is another air."""

    humidity_pct: float
    temperature_c: float

    @property
    def is_humid(self) -> bool:
        return self.humidity_pct >= HUMID_PCT


@dataclass(frozen=True, slots=True)
class WetSpell:
    """Its humid hours and their mean temperature."""

    hours: int
    mean_c: float


def humid_hours(day: Iterable[Hour]) -> int:
    return sum(hour.is_humid for hour in day)


def wet_spells(hours: Iterable[Hour | None]) -> tuple[WetSpell, ...]:
    """In the order of time; an hour that is not known ends a spell."""
    spells, spell = [], []
    for is_humid, run in groupby(hours, key=lambda hour: hour.is_humid if hour else None):
        part = list(run)
        if is_humid:
            spell += part
        elif is_humid is None or len(part) > LONGEST_BREAK_H:
            spells.append(spell)
            spell = []
    return tuple(_spell(part) for part in (*spells, spell) if part)


def _spell(hours: list[Hour]) -> WetSpell:
    return WetSpell(len(hours), sum(hour.temperature_c for hour in hours) / len(hours))
