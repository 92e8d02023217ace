"""The ground that the plants of a bed need when grown, against the ground there is."""

from collections.abc import Iterator
from dataclasses import dataclass

from rules.catalogue.sources import YOUR_PLAN, source_of
from rules.engine.drafts import Input
from rules.engine.snapshot import BedSnapshot, PlantFacts
from rules.engine.wording import Quantity, gettext_noop

NEEDED, THERE = gettext_noop("Ground needed"), gettext_noop("Ground there is")
REFERENCES = ("J. Jeavons, How to Grow More Vegetables, 8th ed. 2012",)


@dataclass(frozen=True, slots=True)
class Ground:
    bed: BedSnapshot
    need_m2: float

    @property
    def need(self) -> Quantity:
        return Quantity(self.need_m2, "m²")

    @property
    def area(self) -> Quantity:
        return Quantity(self.bed.area_m2, "m²")

    @property
    def share(self) -> Quantity:
        return Quantity(self.need_m2 / self.bed.area_m2, digits=2)

    @property
    def numbers(self) -> tuple[tuple[str, Quantity], ...]:
        name = gettext_noop("Share of the bed")
        return (NEEDED, self.need), (THERE, self.area), (name, self.share)

    def inputs(self, plants: Iterator[PlantFacts]) -> tuple[Input, ...]:
        source = source_of("spacing_in_row_cm", *plants)
        return Input(THERE, self.area, YOUR_PLAN), Input(NEEDED, self.need, source)
