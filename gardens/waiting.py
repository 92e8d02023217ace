"""Which plantings may not be picked yet, because of a treatment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.utils import formats
from django.utils.translation import ngettext

from gardens.models import Planting, Treatment


@dataclass(frozen=True, slots=True)
class Wait:
    """Of the treatment whose waiting period ends last."""

    until: date
    product: str
    days: int

    @property
    def words(self) -> str:
        """Not before 14 Aug (waiting period of neem, 14 days)."""
        return ngettext(
            "Not before {day} (waiting period of {product}, {days} day).",
            "Not before {day} (waiting period of {product}, {days} days).",
            self.days,
        ).format(
            day=formats.date_format(self.until, "MONTH_DAY_FORMAT"),
            product=self.product,
            days=self.days,
        )


class Treated(NamedTuple):
    """A treatment as a row of TREATED_COLUMNS."""

    garden_id: int
    event_id: int
    planting_id: int | None
    bed_id: int | None
    happened_on: date
    product: str
    waiting_days: int

    @property
    def harvest_from(self) -> date:
        return self.happened_on + timedelta(days=self.waiting_days)

    def concerns(self, planting: int, bed: int, started_on: date | None) -> bool:
        if self.planting_id:
            return self.planting_id == planting
        return self.bed_id == bed and started_on is not None and started_on <= self.happened_on


TREATED_COLUMNS = (
    *("event__garden_id", "event_id", "event__planting_id", "event__bed_id"),
    *("event__happened_on", "product", "waiting_days"),
)


@dataclass(frozen=True, slots=True)
class Waits:
    """Treatments by what was treated: a planting, or a bed with all that grew in it then."""

    treatments: Sequence[Treated]

    @classmethod
    def of(cls, gardens: Iterable[int], on: date) -> "Waits":
        """One query."""
        rows = Treatment.objects.waiting(on).filter(event__garden__in=gardens).order_by("event")
        return cls(tuple(map(Treated._make, rows.values_list(*TREATED_COLUMNS))))

    def of_planting(self, planting: Planting, on: date) -> Wait | None:
        return self.find(planting.pk, planting.bed_id, planting.started_on, on)

    def find(self, planting: int, bed: int, started_on: date | None, on: date) -> Wait | None:
        """What still runs on that day; the treatment that ends last."""
        found = [
            treatment
            for treatment in self.treatments
            if treatment.happened_on <= on < treatment.harvest_from
            if treatment.concerns(planting, bed, started_on)
        ]
        if not found:
            return None
        last = max(found, key=lambda treatment: treatment.harvest_from)
        return Wait(last.harvest_from, last.product, last.waiting_days)
