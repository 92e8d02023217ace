"""The reader's units. Everything is stored and reckoned in SI; numbers are turned where they are
shown and where they are typed."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from plants.agronomy.units import (
    CM_PER_INCH,
    G_PER_OUNCE,
    KG_PER_POUND,
    KM_PER_MILE,
    L_PER_GALLON,
    M_PER_FOOT,
)
from plants.choices import UnitSystem


@dataclass(frozen=True, slots=True)
class Unit:
    """One `name` is `size` of the unit it stands for; `zero` is where its scale begins."""

    name: str
    size: float
    zero: float = 0.0


IMPERIAL = {
    "cm": Unit("in", CM_PER_INCH),
    "mm": Unit("in", 10 * CM_PER_INCH),
    "m": Unit("ft", M_PER_FOOT),
    "km": Unit("mi", KM_PER_MILE),
    "m²": Unit("sq ft", M_PER_FOOT**2),
    "L": Unit("gal", L_PER_GALLON),
    "L/h": Unit("gal/h", L_PER_GALLON),
    "L/h/m": Unit("gal/h/ft", L_PER_GALLON / M_PER_FOOT),
    "mm/h": Unit("in/h", 10 * CM_PER_INCH),
    "kg": Unit("lb", KG_PER_POUND),
    "kg/m²": Unit("lb/sq ft", KG_PER_POUND / M_PER_FOOT**2),
    "g": Unit("oz", G_PER_OUNCE),
    "°C": Unit("°F", 1 / 1.8, 32.0),
}

_system: ContextVar[str] = ContextVar("units", default=UnitSystem.METRIC)


@contextmanager
def in_units(system: str) -> Iterator[None]:
    token = _system.set(system)
    try:
        yield
    finally:
        _system.reset(token)


def is_imperial() -> bool:
    return _system.get() == UnitSystem.IMPERIAL


def unit_shown(unit: str) -> str:
    return IMPERIAL[unit].name if is_imperial() and unit in IMPERIAL else unit


def as_shown(value: float, unit: str) -> float:
    if not is_imperial() or unit not in IMPERIAL:
        return value
    return value / IMPERIAL[unit].size + IMPERIAL[unit].zero


def as_stored(value: float, unit: str) -> float:
    if not is_imperial() or unit not in IMPERIAL:
        return value
    return (value - IMPERIAL[unit].zero) * IMPERIAL[unit].size
