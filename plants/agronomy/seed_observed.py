"""What was seen of a lot: germination tests at home, and trays whose days are over.

What came up in a tray counts as germinated. Seed that germinates and stays down is not seen, so
a tray is the more careful witness.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from plants.agronomy.emergence import Emergence, expected_emergence, is_hindered
from plants.agronomy.seed_viability import lot_share
from plants.agronomy.sowing import ENOUGH_SEEDS, germination_interval, tested_share

# In so many days seed hardly ages; what was seen within them is counted together (heuristic).
SEASON_DAYS = 180
# Trays of fewer say less than the age of the packet (heuristic).
FEWEST_IN_TRAYS = 10


@dataclass(frozen=True, slots=True)
class Seen:
    """One test, or one sowing in the `tray` of that name; to `seen_on` the seed had aged."""

    seen_on: date
    pk: int
    germinated: int
    seeds: int
    tray: str | None = None

    @property
    def is_test(self) -> bool:
        return self.tray is None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayCount:
    """A sowing as it was counted last; `counted_on` is None where it never was."""

    pk: int
    tray: str
    plant_slug: str
    sown_on: date
    soil_c: float | None
    germination_days: tuple[float, float] | None
    seeds: int
    emerged: int
    counted_on: date | None

    @property
    def emergence(self) -> Emergence | None:
        """None too where warmth is at fault if nothing comes up."""
        if is_hindered(self.plant_slug, self.soil_c):
            return None
        return expected_emergence(self.plant_slug, self.sown_on, self.soil_c, self.germination_days)

    @property
    def seen(self) -> Seen | None:
        """None while more may come up, or where warmth was at fault."""
        emergence = self.emergence
        if self.counted_on is None or emergence is None or self.counted_on < emergence.last_on:
            return None
        return Seen(self.sown_on, self.pk, min(self.emerged, self.seeds), self.seeds, self.tray)


@dataclass(frozen=True, slots=True)
class Observed:
    """What counts together, the newest first."""

    rows: tuple[Seen, ...]

    @classmethod
    def of(cls, seen: Iterable[Seen]) -> "Observed | None":
        """None where nothing tells enough."""
        left = sorted(seen, key=lambda one: (one.seen_on, one.is_test, one.pk), reverse=True)
        while left:
            newest_on = left[0].seen_on
            rows = tuple(one for one in left if (newest_on - one.seen_on).days <= SEASON_DAYS)
            observed = cls(rows)
            if observed.seeds >= FEWEST_IN_TRAYS or any(one.is_test for one in rows):
                return observed
            left = left[len(rows) :]
        return None

    @property
    def seen_on(self) -> date:
        return self.rows[0].seen_on

    @property
    def germinated(self) -> int:
        return sum(one.germinated for one in self.rows)

    @property
    def seeds(self) -> int:
        return sum(one.seeds for one in self.rows)

    @property
    def are_few(self) -> bool:
        return self.seeds < ENOUGH_SEEDS

    @property
    def interval(self) -> tuple[float, float]:
        return germination_interval(self.germinated, self.seeds)

    @property
    def share(self) -> float:
        """The lower end of the interval of a few; of many that all germinated none is sure."""
        reckon = tested_share if self.are_few else lot_share
        return reckon(self.germinated, self.seeds)
