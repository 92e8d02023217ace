"""Which plantings may not be picked yet, because of a treatment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, slots=True)
class Waits:
    """Treatments by what was treated: a planting, or a bed with all that grew in it then."""

    treatments: tuple[Treatment, ...]

    @classmethod
    def of(cls, gardens: Iterable[int], on: date) -> "Waits":
        """One query."""
        return cls(tuple(Treatment.objects.waiting(on).filter(event__garden__in=gardens)))

    def of_planting(self, planting: Planting, on: date) -> Wait | None:
        return self.find(planting.pk, planting.bed_id, planting.started_on, on)

    def find(self, planting: int, bed: int, started_on: date | None, on: date) -> Wait | None:
        """What still runs on that day; the treatment that ends last."""
        found = [
            treatment
            for treatment in self.treatments
            if treatment.event.happened_on <= on < treatment.harvest_from
            if _concerns(treatment, planting, bed, started_on)
        ]
        if not found:
            return None
        last = max(found, key=lambda treatment: treatment.harvest_from)
        return Wait(last.harvest_from, last.product, last.waiting_days)


def _concerns(treatment: Treatment, planting: int, bed: int, started_on: date | None) -> bool:
    event = treatment.event
    if event.planting_id:
        return event.planting_id == planting
    return event.bed_id == bed and started_on is not None and started_on <= event.happened_on
