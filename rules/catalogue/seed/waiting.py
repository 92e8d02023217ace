"""Seed that was sown and of which nothing is seen yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plants.agronomy.emergence import Emergence, expected_emergence
from rules.catalogue.past_days import past_days
from rules.catalogue.seed.warmth import SOIL
from rules.catalogue.sources import CATALOGUE, OBSERVED, YOUR_RECORDS
from rules.engine.drafts import Input, Subject
from rules.engine.levels import Confidence
from rules.engine.snapshot import (
    DIRECT_SOW,
    BedSnapshot,
    GardenSnapshot,
    PlantingSnapshot,
    SowingSnapshot,
    WeatherSnapshot,
)
from rules.engine.wording import Quantity, Word, Wording, gettext_noop, wording

# Whoever noted nothing for so many times as long does not note such things.
FORGOTTEN_FACTOR = 3
FEWEST_DAYS = 3
# Of so many days weather is remembered for every garden; of more only beside crops that need it.
MOST_DAYS = 30
AIR = Wording(gettext_noop("The soil was as warm as the air since then, ± 2 °C."))


@dataclass(frozen=True, slots=True)
class Awaited:
    subject: Subject
    place: str
    plant: Word
    emergence: Emergence
    warmth: Input
    episode: str = ""
    plantings: tuple[int, ...] = ()

    @property
    def sown_on(self) -> date:
        return self.emergence.sown_on

    @property
    def assumptions(self) -> tuple[Wording, ...]:
        is_estimate = self.emergence.soil_c is not None and self.plantings
        return (AIR,) if is_estimate else ()


def awaited(garden: GardenSnapshot) -> Iterator[Awaited]:
    for sowing in garden.sowings:
        if not sowing.emerged and (found := _in_tray(sowing)):
            yield found
    for bed in garden.beds:
        for planting in bed.growing:
            if _is_awaited(planting) and (found := _in_bed(bed, planting, garden)):
                days = (garden.on - found.sown_on).days
                if days <= FORGOTTEN_FACTOR * found.emergence.overdue_days:
                    yield found


def _is_awaited(planting: PlantingSnapshot) -> bool:
    if planting.method != DIRECT_SOW or planting.plant.is_set:
        return False
    later = planting.germinated_on, planting.planted_out_on, planting.first_harvest_on
    return later == (None, None, None)


def _in_tray(sowing: SowingSnapshot) -> Awaited | None:
    emergence = sowing.emergence
    if emergence is None:
        return None
    return Awaited(
        subject=Subject.of_tray(sowing),
        place=sowing.tray_name,
        plant=Word(sowing.plant_name),
        emergence=emergence,
        warmth=_warmth(emergence, YOUR_RECORDS, Confidence.HIGH),
        episode=str(sowing.pk),
    )


def _in_bed(bed: BedSnapshot, planting: PlantingSnapshot, garden: GardenSnapshot) -> Awaited | None:
    """By the mean of the air since it was sown; the catalogue's days where that is not known."""
    plant = planting.plant
    soil_c, source = None, CATALOGUE
    if not garden.is_indoor and not bed.is_closed:
        soil_c, source = _air_since(planting.started_on, garden)
    emergence = expected_emergence(plant.slug, planting.started_on, soil_c, plant.germination_days)
    if emergence is None:
        return None
    return Awaited(
        subject=Subject.of_planting(planting, bed),
        place=bed.name,
        plant=plant.label,
        emergence=emergence,
        warmth=_warmth(emergence, source, Confidence.LOW),
        plantings=(planting.pk,),
    )


def _air_since(sown_on: date, garden: GardenSnapshot) -> tuple[float | None, Wording]:
    """Kept with the weather, since beds and gardens are sown on the same days."""
    known = garden.weather.answers.setdefault((_air_since, garden.on), {})
    if sown_on not in known:
        age_days = (garden.on - sown_on).days
        days = past_days(garden, age_days) if age_days <= MOST_DAYS else []
        known[sown_on] = _mean(days) if len(days) >= FEWEST_DAYS else (None, CATALOGUE)
    return known[sown_on]


def _mean(days: list[WeatherSnapshot]) -> tuple[float, Wording]:
    mean_c = sum(day.tmean_c for day in days) / len(days)
    return mean_c, wording(OBSERVED, provider=days[-1].source)


def _warmth(emergence: Emergence, source: Wording, confidence: Confidence) -> Input:
    if emergence.soil_c is None:
        usual = Quantity(emergence.most_days, gettext_noop("days"), digits=0)
        name = gettext_noop("Usually up within")
        return Input(name, usual, CATALOGUE, confidence=Confidence.MEDIUM)
    value = Quantity(emergence.soil_c, "°C", digits=1)
    return Input(SOIL, value, source, confidence=confidence)
