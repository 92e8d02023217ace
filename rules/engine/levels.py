"""How much a finding matters and how sure we are; both in rising order."""

from enum import StrEnum


class Severity(StrEnum):
    INFO = "info"
    ADVICE = "advice"
    WARNING = "warning"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        return _SEVERITY_RANK[self]

    @property
    def one_less(self) -> "Severity":
        return list(Severity)[max(0, self.rank - 1)]

    def at_most(self, cap: "Severity") -> "Severity":
        return min(self, cap, key=lambda severity: severity.rank)


class Confidence(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        return _CONFIDENCE_RANK[self]

    @property
    def one_less(self) -> "Confidence":
        return list(Confidence)[max(0, self.rank - 1)]

    @classmethod
    def lowest(cls, *confidences: "Confidence") -> "Confidence":
        return min(confidences, key=lambda confidence: confidence.rank)


_SEVERITY_RANK = {severity: rank for rank, severity in enumerate(Severity)}
_CONFIDENCE_RANK = {confidence: rank for rank, confidence in enumerate(Confidence)}
