"""Pests and diseases of the catalogue that gardeners saw in the last year."""

from datetime import date
from typing import NamedTuple

from gardens.models import Problem
from rules.engine.snapshot import ProblemSnapshot
from rules.loading.given import TREATED_SINCE
from rules.loading.reading import InBatch, Relation


class ProblemRow(NamedTuple):
    """The columns that are read, in this order."""

    garden_id: int
    seen_on: date
    pk: int
    bed: int | None
    planting: int | None
    pest: str

    @property
    def snapshot(self) -> ProblemSnapshot:
        return ProblemSnapshot(self.pest, self.seen_on, self.bed, self.planting)


PROBLEMS = Relation(
    ProblemRow,
    Problem.objects.filter(
        InBatch("event__garden_id"), pest__isnull=False, event__happened_on__gte=TREATED_SINCE
    ),
    columns=(
        *("event__garden_id", "event__happened_on", "pk"),
        *("event__bed_id", "event__planting_id", "pest__name"),
    ),
)
