"""The light of a day in a space against what its crops want."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plants.agronomy import crop_wishes
from plants.agronomy.crop_wishes import CropWish
from plants.agronomy.indoor_light import (
    daily_light_mol,
    hours_needed,
    light_severity,
    ppfd_needed,
)
from rules.catalogue.indoor import as_crops, fault_of, plantings_in, plants_of
from rules.catalogue.questions import Question
from rules.engine.drafts import Missing
from rules.engine.snapshot import (
    GardenSnapshot,
    PlantingSnapshot,
    ReadingSnapshot,
    SpaceSnapshot,
)
from rules.engine.wording import gettext_noop

LIGHT_HOURS = Question(
    name="light_hours",
    title=gettext_noop("When the light is on is not known"),
    enables=gettext_noop("With it we reckon whether the light of a day is enough."),
    how=gettext_noop("Enter with the space when the light comes on and goes off."),
)
PPFD = replace(
    LIGHT_HOURS,
    name="ppfd",
    title=gettext_noop("How strong the light is is not known"),
    how=gettext_noop("Measure PPFD at the leaves, or lux, and choose the kind of lamp."),
)


@dataclass(frozen=True, slots=True)
class Lit:
    garden: GardenSnapshot
    space: SpaceSnapshot
    plantings: tuple[PlantingSnapshot, ...]

    @property
    def wish(self) -> CropWish:
        return crop_wishes.light_wish(as_crops(plants_of(self.plantings)))

    @property
    def reading(self) -> ReadingSnapshot | None:
        """However old: a lamp stays what it is."""
        reading = self.space.latest.get("ppfd")
        return None if reading is None or fault_of(reading, "ppfd", self.garden) else reading

    @property
    def ppfd(self) -> float | None:
        return self.reading.value if self.reading else self.space.lamp_ppfd

    @property
    def most_hours(self) -> float:
        return crop_wishes.most_light_h(as_crops(plants_of(self.plantings)))

    @property
    def dli_mol(self) -> float | None:
        if self.ppfd is None or self.space.light_hours is None:
            return None
        return daily_light_mol(self.ppfd, self.space.light_hours)

    @property
    def is_too_little(self) -> bool:
        return self.wish.distance(self.dli_mol) < 0

    @property
    def is_too_long(self) -> bool:
        return self.space.light_hours > self.most_hours

    @property
    def falls_short(self) -> bool:
        """In no more hours than its crops bear."""
        hours = min(self.space.light_hours, self.most_hours)
        return self.wish.distance(daily_light_mol(self.ppfd, hours)) < 0

    @property
    def shortfall(self) -> float:
        return 1 - self.dli_mol / self.wish.good.low

    @property
    def severity(self) -> str | None:
        """Days that are too long harm; more light than is used only costs."""
        too_little = light_severity(self.dli_mol, self.wish.good.low)
        if too_little or self.is_too_long:
            return too_little or "advice"
        return "info" if self.wish.distance(self.dli_mol) > 0 else None

    @property
    def target_mol(self) -> float:
        return self.wish.span.low if self.falls_short else self.wish.span.high

    @property
    def wanted_hours(self) -> float | None:
        """With this lamp; None where its crops do not bear so many."""
        return hours_needed(self.target_mol, self.ppfd, self.most_hours)

    @property
    def wanted_ppfd(self) -> float:
        """In these hours, as far as the crops bear them."""
        return ppfd_needed(self.target_mol, min(self.space.light_hours, self.most_hours))


def lit_spaces(garden: GardenSnapshot) -> Iterator[Lit]:
    """Those with a crop."""
    for space in garden.spaces:
        if plantings := plantings_in(garden, space):
            yield Lit(garden, space, plantings)


def missing_light(lit: Lit) -> Iterator[Missing]:
    if lit.space.light_hours is None:
        yield LIGHT_HOURS.of(place=lit.space.name)
    if lit.ppfd is None:
        yield PPFD.of(place=lit.space.name)
