"""The newest reading of each quantity: the one place where pages and advice ask for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from gardens.models import Reservoir, Space
from plants.choices import Confidence

FRESH, USABLE = timedelta(days=3), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Measured:
    value: float
    at: datetime

    def is_usable(self, now: datetime) -> bool:
        return now - self.at <= USABLE

    def confidence(self, now: datetime) -> Confidence:
        """Of advice by it: the ranges of crops are medium at best."""
        return Confidence.MEDIUM if now - self.at <= FRESH else Confidence.LOW


def latest_reading(facility: Space | Reservoir) -> dict[str, Measured]:
    """By quantity, of a row that was read `with_latest`; quantities never read are left out."""
    found = {
        name: (getattr(facility, f"latest_{name}"), getattr(facility, f"latest_{name}_at"))
        for name in facility.QUANTITIES
    }
    return {name: Measured(*pair) for name, pair in found.items() if pair[0] is not None}
