"""Plantings as rows, and what they are on a day: planned, growing or over."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from gardens.models import EndReason, Planting, Treatment
from gardens.waiting import TREATED_COLUMNS, Treated, Waits
from plants.agronomy.crop_yields import Block
from rules.engine.snapshot import HarvestWait, PastPlanting, PlantFacts, PlantingSnapshot
from rules.loading.given import TREATED_SINCE
from rules.loading.reading import InBatch, Relation

SunHours = tuple[float, ...]
MEANT_YEARS = range(1800, 2200)


class PlantingRow(NamedTuple):
    """The columns that are read, in this order."""

    bed_id: int
    pk: int
    plant_id: int
    x_cm: float
    y_cm: float
    columns: int
    rows: int
    spacing_cm: float
    row_spacing_cm: float
    method: str
    planned_on: date | None
    started_on: date | None
    ended_on: date | None
    pathogen: str
    germinated_on: date | None
    planted_out_on: date | None
    first_harvest_on: date | None
    end_reason: str

    @property
    def block(self) -> Block:
        spacing_m = self.spacing_cm / 100
        count = self.columns * self.rows
        return Block(count, count * spacing_m * self.row_spacing_cm / 100, spacing_m)

    @property
    def picked_on(self) -> date | None:
        """The first harvest; where none is noted the end, if it was one."""
        ended_on = self.ended_on if self.end_reason == EndReason.HARVESTED else None
        return meant(self.first_harvest_on or ended_on)

    @property
    def block_length_cm(self) -> float:
        return (self.columns - 1) * self.spacing_cm

    @property
    def block_width_cm(self) -> float:
        return (self.rows - 1) * self.row_spacing_cm

    def present(
        self,
        plant: PlantFacts,
        treated: Sequence[Treated],
        picked_on: tuple[date, ...],
        on: date,
        sun_h: SunHours | None,
    ) -> PlantingSnapshot:
        wait = Waits(treated).find(self.pk, self.bed_id, self.started_on, on) if treated else None
        planned_on, started_on = meant(self.planned_on), meant(self.started_on)
        if started_on is not None and started_on > on:
            planned_on, started_on = started_on, None
        return PlantingSnapshot(
            pk=self.pk,
            plant=plant,
            x_m=self.x_cm / 100,
            y_m=self.y_cm / 100,
            columns=self.columns,
            rows=self.rows,
            spacing_m=self.spacing_cm / 100,
            row_spacing_m=self.row_spacing_cm / 100,
            method=self.method,
            planned_on=planned_on,
            started_on=started_on,
            planted_out_on=meant(self.planted_out_on) if started_on else None,
            first_harvest_on=meant(self.first_harvest_on) if started_on else None,
            germinated_on=meant(self.germinated_on) if started_on else None,
            wait=HarvestWait(wait.until, wait.product, wait.days) if wait else None,
            picked_on=picked_on,
            treated_on=treated_on(self, treated, on) if treated else None,
            sun_h=sun_h,
        )

    def past(self, plant: PlantFacts) -> PastPlanting:
        return PastPlanting(
            *(plant.slug, plant.family, self.ended_on, self.pathogen, self.started_on),
            *(plant.name, plant.nutrient_demand, self.block.ground_m2),
        )

    @property
    def is_past(self) -> bool:
        """What never began is neither here nor past."""
        return meant(self.started_on) is not None and meant(self.ended_on) is not None


PLANTINGS = Relation(PlantingRow, Planting.objects.filter(InBatch("garden_id")))
TREATMENTS = Relation(
    Treated,
    Treatment.objects.filter(InBatch("event__garden_id")).applied_after(TREATED_SINCE),
    TREATED_COLUMNS,
)


def treated_on(row: PlantingRow, treated: Iterable[Treated], on: date) -> date | None:
    """The last day on which it, or its bed, was treated."""
    days = (
        one.happened_on
        for one in treated
        if one.happened_on <= on and one.concerns(row.pk, row.bed_id, row.started_on)
    )
    return max(days, default=None)


def meant(day: date | None) -> date | None:
    """None for years nobody means, which calendars cannot reckon with."""
    return day if day is not None and day.year in MEANT_YEARS else None
