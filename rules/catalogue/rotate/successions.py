"""Crops that follow one of their own family in the same bed and season."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plants.agronomy.rotation import SUCCESSION_GAP_DAYS, succession_severity
from plants.agronomy.stays import PICKING
from rules.catalogue.occupancy import stays
from rules.catalogue.rotate.records import begins_in, record_of, season_of, this_seasons
from rules.engine.levels import Severity
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantingSnapshot
from rules.engine.wording import Word

REST = timedelta(days=SUCCESSION_GAP_DAYS)


@dataclass(frozen=True, slots=True)
class Succession:
    """`after` follows `before` of its family in one season, which is over by `cleared_on`."""

    before: Word
    after: PlantingSnapshot
    cleared_on: date
    severity: Severity

    @property
    def best_from(self) -> date:
        return self.cleared_on + REST


def successions(bed: BedSnapshot, garden: GardenSnapshot) -> Iterator[Succession]:
    crops = [one for one in this_seasons(bed, garden) if one.plant.family and one.begins_on]
    if not crops:
        return
    cleared = list(_cleared(bed, garden))
    for planting in crops:
        plant, season = planting.plant, begins_in(planting, garden)
        earlier = [
            (cleared_on, name)
            for name, family, cleared_on in cleared
            if succession_severity(family, plant.family)
            and season_of(cleared_on, garden) == season
            and cleared_on <= planting.begins_on
        ]
        if earlier and not record_of(bed, garden).resting_from(plant.family, plant.slug, season):
            cleared_on, name = max(earlier)
            severity = succession_severity(plant.family, plant.family)
            yield Succession(Word(name), planting, cleared_on, Severity(severity))


def _cleared(bed: BedSnapshot, garden: GardenSnapshot) -> Iterator[tuple[str, str, date]]:
    """What is over, and what grows and is to be over: name, family and when."""
    for past in bed.history:
        yield past.name, past.family, past.ended_on
    for stay in stays(bed, garden):
        plant = stay.planting.plant
        if stay.planting.started_on and not plant.is_perennial:
            yield plant.name, plant.family, stay.end - PICKING
