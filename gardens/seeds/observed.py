"""What was seen of a lot: germination tests at home, and trays whose days are over.

What came up in a tray counts as germinated. Seed that germinates and stays down is not seen, so
a tray is the more careful witness.
"""

from dataclasses import dataclass
from datetime import date

from gardens.models import GerminationTest, SeedLot, Sowing
from gardens.seeds.emergence import Emergence, is_hindered
from plants.agronomy.seed_viability import lot_share
from plants.agronomy.sowing import ENOUGH_SEEDS, germination_interval, tested_share

# In so many days seed hardly ages; what was seen within them is counted together (heuristic).
SEASON_DAYS = 180
# Trays of fewer say less than the age of the packet (heuristic).
FEWEST_IN_TRAYS = 10


@dataclass(frozen=True, slots=True)
class Seen:
    """One test or one sowing; `seen_on` is the day to which the seed had aged."""

    source: GerminationTest | Sowing
    seen_on: date
    germinated: int
    seeds: int

    @property
    def is_test(self) -> bool:
        return isinstance(self.source, GerminationTest)


@dataclass(frozen=True, slots=True)
class Observed:
    """What counts together, the newest first."""

    rows: list[Seen]

    @classmethod
    def of(cls, lot: SeedLot) -> "Observed | None":
        """Reads what `with_tests` fetched; None where nothing tells enough."""
        tests = (_of_test(test) for test in lot.tests.all() if test.ended_on)
        sowings = (_of_sowing(sowing) for sowing in lot.sowings.all())
        seen = [one for one in (*tests, *sowings) if one]
        seen.sort(key=lambda one: (one.seen_on, one.is_test, one.source.pk), reverse=True)
        while seen:
            rows = [one for one in seen if (seen[0].seen_on - one.seen_on).days <= SEASON_DAYS]
            observed = cls(rows)
            if observed.seeds >= FEWEST_IN_TRAYS or any(one.is_test for one in rows):
                return observed
            seen = seen[len(rows) :]
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


def awaited_sowings(lot: SeedLot) -> list[tuple[Sowing, date]]:
    """Those in trays that do not count yet, with the day from which a count will."""
    awaited = [
        (sowing, Emergence.of(sowing))
        for sowing in lot.sowings.all()
        if sowing.ended_on is None and not is_hindered(sowing) and _of_sowing(sowing) is None
    ]
    return [(sowing, emergence.last_on) for sowing, emergence in awaited if emergence]


def _of_test(test: GerminationTest) -> Seen:
    return Seen(test, test.ended_on, test.germinated, test.seeds)


def _of_sowing(sowing: Sowing) -> Seen | None:
    """Once, as it was counted last; None while more may come up, or where warmth was at fault."""
    counts, emergence = list(sowing.counts.all()), Emergence.of(sowing)
    if not counts or emergence is None or is_hindered(sowing):
        return None
    if counts[-1].counted_on < emergence.last_on:
        return None
    return Seen(sowing, sowing.sown_on, min(counts[-1].emerged, sowing.seeds), sowing.seeds)
