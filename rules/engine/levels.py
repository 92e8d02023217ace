"""How much a finding matters and how sure we are; both in rising order."""

from enum import StrEnum
from typing import Self


class _Level(StrEnum):
    """Its `rank` is its place among the members."""

    rank: int

    def __init__(self, _value: str) -> None:
        self.rank = len(type(self).__members__)

    @property
    def one_less(self) -> Self:
        return list(type(self))[max(0, self.rank - 1)]


class Severity(_Level):
    INFO = "info"
    ADVICE = "advice"
    WARNING = "warning"
    CRITICAL = "critical"

    def at_most(self, cap: "Severity") -> "Severity":
        return cap if cap.rank < self.rank else self


class Confidence(_Level):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @classmethod
    def lowest(cls, *confidences: "Confidence") -> "Confidence":
        return min(confidences, key=lambda confidence: confidence.rank)
