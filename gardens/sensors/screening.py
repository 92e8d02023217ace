"""Texts among readings: devices have no reason to send any."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import chain

from django.utils.translation import gettext

from compliance.checking import refused_rows
from gardens.sensors.checking import FIELDS, Fault
from gardens.sensors.quantities import Quantity

KNOWN = {*Quantity.values, *chain(*(quantity.measure.units for quantity in Quantity))}


def screened(items: Sequence[object]) -> list[object]:
    """Before anything is locked: in place of what may not be kept stands the fault."""
    rows = ((index, " ".join(_words(item))) for index, item in enumerate(items))
    refused = refused_rows(rows, gettext("Reading"))
    return [Fault.TEXT_REFUSED if index in refused else item for index, item in enumerate(items)]


def _words(item: object) -> Iterator[str]:
    """What would be kept aside of it and is neither known nor a time."""
    values = [item.get(name) for name in FIELDS] if isinstance(item, dict) else [item]
    return (value for value in values if isinstance(value, str) and not _is_expected(value))


def _is_expected(value: str) -> bool:
    if value in KNOWN:
        return True
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
