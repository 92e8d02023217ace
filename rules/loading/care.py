"""What was done to what stays for years, and what the gardener plans to do."""

from datetime import date
from typing import NamedTuple

from django.db.models.functions import Coalesce

from gardens.models import Act, CareTask, Event
from rules.engine.snapshot import CareDay
from rules.loading.given import CARE_SINCE
from rules.loading.reading import InBatch, Relation


class PickedRow(NamedTuple):
    """A harvest of a perennial."""

    planting_id: int
    happened_on: date
    pk: int


class CareRow(NamedTuple):
    """The whole bed if it names no planting."""

    bed_id: int
    on: date
    pk: int
    planting_id: int | None

    @property
    def snapshot(self) -> CareDay:
        return CareDay(self.on, self.planting_id)


_DONE = Event.objects.filter(InBatch("garden_id"), happened_on__gte=CARE_SINCE)
PICKED = Relation(PickedRow, _DONE.filter(act=Act.HARVEST, planting__plant__life_cycle="perennial"))
PRUNED = Relation(
    CareRow,
    _DONE.filter(act=Act.PRUNE).exclude(bed=None),
    columns=("bed_id", "happened_on", "pk", "planting_id"),
)
# Only what gardeners planned: what rules propose is in its season.
PRUNINGS = Relation(
    CareRow,
    CareTask.objects.open()
    .filter(InBatch("garden_id"), act=Act.PRUNE, rule_id="")
    .annotate(where=Coalesce("bed_id", "planting__bed_id"))
    .exclude(where=None),
    columns=("where", "due_on", "pk", "planting_id"),
)
