"""Wanted ranges of several crops that share one place: what suits all, or the least bad figure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    low: float
    high: float

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2

    def distance(self, value: float) -> float:
        """Below the range negative, above it positive, inside 0."""
        return min(0.0, value - self.low) or max(0.0, value - self.high)


@dataclass(frozen=True, slots=True)
class SharedSpan:
    """What suits all; of a compromise both ends are the same figure.

    `unmet` names the crops that the compromise does not suit, with how far it lies from theirs.
    """

    span: Span
    unmet: Mapping[str, float] = field(default_factory=dict)

    @property
    def is_compromise(self) -> bool:
        return bool(self.unmet)


def shared_span(wanted: Mapping[str, Span]) -> SharedSpan | None:
    """None if nobody wants anything.

    Where the ranges have nothing in common, the figure whose largest distance to any is least.
    """
    if not wanted:
        return None
    low = max(span.low for span in wanted.values())
    high = min(span.high for span in wanted.values())
    if low <= high:
        return SharedSpan(Span(low, high))
    middle = (low + high) / 2
    distances = {name: span.distance(middle) for name, span in wanted.items()}
    unmet = {name: distance for name, distance in distances.items() if distance}
    return SharedSpan(Span(middle, middle), unmet)
