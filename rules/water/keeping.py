"""Days of the balance that are over, kept so that a season's harvest can be explained."""

from collections.abc import Iterable, Iterator

from gardens.models import WaterUse
from rules.catalogue.water.balance import bed_days
from rules.catalogue.water.crops import bed_crops
from rules.catalogue.water.gaps import gap_of
from rules.catalogue.water.weather import WaterWeather
from rules.engine.snapshot import BedSnapshot, GardenSnapshot

KEPT_DIGITS = 2


def water_uses(gardens: Iterable[GardenSnapshot]) -> Iterator[WaterUse]:
    """Of beds whose gardener tells what they were given, on days with known weather."""
    for garden in gardens:
        weather = WaterWeather(garden)
        for bed in garden.beds:
            if bed.is_soil and (bed.waterings or bed.moisture):
                yield from _of_bed(bed, garden, weather)


def _of_bed(bed: BedSnapshot, garden: GardenSnapshot, weather: WaterWeather) -> Iterator[WaterUse]:
    crops = bed_crops(bed, garden)
    if garden.is_indoor or not crops or gap_of(bed, garden):
        return
    for day in bed_days(bed, crops, garden, weather):
        if day.on < garden.on and not day.water.is_average:
            possible_mm = round(day.store.etc_mm, KEPT_DIGITS)
            actual_mm = min(possible_mm, round(day.outcome.actual_et_mm, KEPT_DIGITS))
            yield WaterUse(bed_id=bed.pk, on=day.on, possible_mm=possible_mm, actual_mm=actual_mm)
