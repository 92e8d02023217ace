"""The stored map of the sun of each garden, if it was reckoned."""

from datetime import datetime
from typing import NamedTuple

from gardens.models import SunMap
from gardens.sun.reading import SunReading
from rules.loading.reading import InBatch, Relation


class SunMapRow(NamedTuple):
    """The columns that are read, in this order."""

    garden_id: int
    reckoned_at: datetime
    cell_m: float
    rows: int
    columns: int
    trees: int
    structures: int
    hours: bytes

    @property
    def reading(self) -> SunReading | None:
        return SunReading.of(SunMap(**self._asdict()))


SUN_MAPS = Relation(
    SunMapRow, SunMap.objects.filter(InBatch("garden_id"), reckoned_at__isnull=False)
)
