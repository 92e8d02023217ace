"""The sun a planting gets where it stands, over the months it is in the ground."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plants.agronomy.sun_months import growing_months, months_between
from plants.agronomy.sun_needs import SunNeed, season_sun_h, sun_need
from rules.catalogue.occupancy import Stay, stays
from rules.engine.levels import Confidence
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantingSnapshot


@dataclass(frozen=True, slots=True)
class Sunlit:
    """`sun_h` is the mean a day over the months."""

    bed: BedSnapshot
    planting: PlantingSnapshot
    need: SunNeed
    months: tuple[int, ...]
    sun_h: float

    @property
    def shortfall_h(self) -> float:
        """Below the minimum, in the tenths in which hours are stored."""
        return round(self.need.minimum_h - self.sun_h, 1)


def sunlit(bed: BedSnapshot, garden: GardenSnapshot) -> Iterator[Sunlit]:
    """Plantings whose need and whose hours are known."""
    if bed.sun_h is None or garden.sun is None:
        return
    for stay in stays(bed, garden):
        planting = stay.planting
        if planting.sun_h is None or not planting.plant.sun:
            continue
        months = _months(stay, garden)
        need = sun_need(planting.plant.sun, planting.plant.sun_hours_min)
        yield Sunlit(bed, planting, need, months, season_sun_h(planting.sun_h, months))


def sunniest_bed(found: Sunlit, garden: GardenSnapshot) -> tuple[BedSnapshot, float] | None:
    """Another one of the same kind of ground with enough sun in the same months."""
    others = [
        (season_sun_h(bed.sun_h, found.months), -bed.pk, bed)
        for bed in garden.beds
        if bed.sun_h is not None and bed.pk != found.bed.pk and bed.is_soil == found.bed.is_soil
    ]
    sun_h, _, bed = max(others, default=(0.0, 0, None))
    return (bed, sun_h) if bed and sun_h >= found.need.minimum_h else None


def confidence(garden: GardenSnapshot) -> Confidence:
    """Crowns are guessed, heights estimated; with neither, what stands around is not known."""
    return Confidence.LOW if garden.sun.trees else Confidence.MEDIUM


def season_of(found: Sunlit, garden: GardenSnapshot) -> str:
    """The year it is begun in, or of today for what stays."""
    begins = found.planting.begins_on
    is_lasting = found.planting.plant.is_perennial or begins is None
    return str(garden.on.year if is_lasting else begins.year)


def _months(stay: Stay, garden: GardenSnapshot) -> tuple[int, ...]:
    """Of what stays for years or has no day, the growing season."""
    if stay.planting.begins_on is None or stay.end == date.max:
        climate = garden.climate
        return growing_months(climate.counted_frost, is_tropical=climate.is_tropical)
    return months_between(stay.start, stay.end - timedelta(days=1))
