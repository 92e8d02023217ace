"""Work on what stays for years."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CareDay:
    """When it was done, or is meant to be; `planting` is None where it is about the whole bed."""

    on: date
    planting: int | None = None

    def concerns(self, planting: int) -> bool:
        return self.planting in (None, planting)
