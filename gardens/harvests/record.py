"""What a garden was to yield and what it did, season by season."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from gardens.grown import resolved
from gardens.harvests.usual import Basis, Usual, usual_yield
from gardens.models import Garden, Harvest, Planting, WaterUse
from gardens.rotation import Crop, Rotation, is_perennial
from gardens.sun.plantings import PlantingSun
from gardens.sun.reading import SunReading, monthly_hours_of
from plants.agronomy import perennials
from plants.agronomy.crop_yields import (
    WATER_RESPONSE,
    YieldRange,
    expected_yield,
    sun_factor,
    water_factor,
)
from plants.inheritance import ResolvedPlant
from plants.models import Plant

# A fortnight; before that a dry spell would count for a season.
LEAST_WATER_DAYS = 14


@dataclass(frozen=True, slots=True)
class Picked:
    grams: int = 0
    pieces: int = 0
    times: int = 0
    # None while no price is known.
    value: float | None = None

    def __add__(self, other: "Picked") -> "Picked":
        values = [value for value in (self.value, other.value) if value is not None]
        return Picked(
            self.grams + other.grams,
            self.pieces + other.pieces,
            self.times + other.times,
            sum(values) if values else None,
        )

    @property
    def kg(self) -> float:
        return self.grams / 1000


def picked_in_all(parts: Iterable[Picked]) -> Picked:
    return sum(parts, start=Picked())


class WaterHad(NamedTuple):
    """Millimetres that a planting could have used and had, of so many known days."""

    possible: float
    actual: float
    days: int

    @property
    def ratio(self) -> float:
        """Actual over possible evapotranspiration, ETa/ETc."""
        return self.actual / self.possible if self.possible else 1.0

    @classmethod
    def total(cls, parts: Iterable["WaterHad"]) -> "WaterHad | None":
        """None while too little is known to speak of a season."""
        found = cls(*map(sum, zip(cls(0.0, 0.0, 0), *parts, strict=True)))
        return found if found.days >= LEAST_WATER_DAYS else None


class Yielded(NamedTuple):
    planting: Planting
    season: int
    grams: int


@dataclass(frozen=True, slots=True)
class OwnYield:
    """The mean of the gardener's own seasons, in kilograms of one unit."""

    kg: float
    seasons: tuple[int, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """Of a planting; `table` is the usual range of so many `units`."""

    table: YieldRange
    basis: Basis
    source: str
    units: float
    own: OwnYield | None
    water: WaterHad | None = None

    @property
    def kg(self) -> float:
        """The gardener's own seasons say it best."""
        return self.own.kg * self.units if self.own else self.table.typical


@dataclass(frozen=True, slots=True)
class HarvestRecord:
    rotation: Rotation
    picked: dict[tuple[int, int], Picked]
    grown: dict[int, ResolvedPlant]
    sun: SunReading | None
    # By planting and season, where the water it had is known.
    water: dict[int, dict[int, WaterHad]] = field(default_factory=lambda: defaultdict(dict))
    # By plant.
    history: dict[int, list[Yielded]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, garden: Garden, on: date) -> "HarvestRecord":
        """Eight queries, whatever the number of plantings and harvests."""
        rotation = Rotation.of(garden, on)
        picked = {
            (row.pop("planting"), row.pop("season")): Picked(**row)
            for row in Harvest.objects.by_season(garden)
        }
        plants = [found.plant for found in rotation.grown.values()]
        grown = resolved(garden.pk, plants)
        record = cls(rotation, picked, grown, monthly_hours_of(garden))
        for row in WaterUse.objects.by_season(garden):
            planting, season = row.pop("planting"), row.pop("season")
            record.water[planting][season] = WaterHad(**row)
        for crop in record.crops:
            crop.planting.plant = grown[crop.planting.plant_id].plant
            record.history[crop.planting.plant_id].extend(record._yielded(crop))
        return record

    @property
    def crops(self) -> Iterator[Crop]:
        for of_bed in self.rotation.crops.values():
            yield from of_bed

    def picked_of(self, planting: Planting, season: int) -> Picked:
        return self.picked.get((planting.pk, season), Picked())

    def picked_so_far(self, planting: Planting) -> Picked:
        return picked_in_all(one for (pk, _season), one in self.picked.items() if pk == planting.pk)

    def forecast(self, planting: Planting) -> Expected | None:
        """Of this season for what stays, else of the season in which it is picked."""
        crop = next(crop for crop in self.crops if crop.planting.pk == planting.pk)
        this = self.rotation.season_of(self.rotation.on)
        season = this if is_perennial(planting.plant) else self._due_in(crop)
        return self.expected(crop.planting, season) if self.is_due(crop, season) else None

    def is_due(self, crop: Crop, season: int) -> bool:
        """A perennial each year from the first it may be picked; the rest once, at its end."""
        planting = crop.planting
        if is_perennial(planting.plant):
            year = perennials.season(self._first_season(crop), season)
            is_grown = perennials.harvest_weeks(planting.plant.slug, year) != 0
            bears = is_grown and not perennials.is_fruit_removed(planting.plant.slug, year)
            return crop.first <= season <= crop.last and bears
        return self._due_in(crop) == season

    def expected(self, planting: Planting, season: int) -> Expected | None:
        """In a season in which it is due; own seasons before that count."""
        usual = usual_yield(self.grown[planting.plant_id])
        if usual is None:
            return None
        units = usual.basis.units(planting)
        water = self.water_had(planting, season)
        factors = {"water": water_share(planting.plant, water), "sun": self._sun(planting)}
        table = expected_yield(usual.kg, units, **factors)
        own = self.own(planting.plant_id, usual, before=season)
        return Expected(table, usual.basis, str(usual.source), units, own, water)

    def water_had(self, planting: Planting, season: int) -> WaterHad | None:
        """Of a perennial in the season, of all else in its life."""
        seasons = self.water.get(planting.pk, {})
        if is_perennial(planting.plant):
            return WaterHad.total(had for of, had in seasons.items() if of == season)
        return WaterHad.total(seasons.values())

    def own(self, plant_id: int, usual: Usual, *, before: int) -> OwnYield | None:
        """Of the seasons in which something was weighed; what failed then yielded nothing."""
        units, grams = defaultdict(float), defaultdict(int)
        for yielded in self.history[plant_id]:
            if yielded.season < before:
                units[yielded.season] += usual.basis.units(yielded.planting)
                grams[yielded.season] += yielded.grams
        seasons = tuple(sorted(season for season in units if grams[season] and units[season]))
        if not seasons:
            return None
        means = [grams[season] / 1000 / units[season] for season in seasons]
        titles = tuple(map(self.rotation.year_words, seasons))
        return OwnYield(sum(means) / len(means), seasons, titles)

    def _yielded(self, crop: Crop) -> Iterator[Yielded]:
        """All that an annual gave belongs to the season it was due."""
        planting = crop.planting
        seasons = range(crop.first, max(crop.last, self.rotation.season_of(self.rotation.on)) + 1)
        grams = {season: self.picked_of(planting, season).grams for season in seasons}
        if is_perennial(planting.plant):
            due = [season for season in seasons if self.is_due(crop, season)]
            yield from (Yielded(planting, season, grams[season]) for season in due)
        else:
            yield Yielded(planting, self._due_in(crop), sum(grams.values()))

    def _first_season(self, crop: Crop) -> int:
        """Of a perennial; one without a date comes as the plan has it."""
        begins_on, latitude_deg = crop.planting.begins_on, self.rotation.garden.place.latitude
        return perennials.first_season(begins_on, latitude_deg) if begins_on else crop.first

    def _due_in(self, crop: Crop) -> int:
        first = crop.planting.first_harvest_on
        return self.rotation.season_of(first) if first else crop.last

    def _sun(self, planting: Planting) -> float:
        stay = self.rotation.stays.get(planting.pk)
        if self.sun is None or stay is None:
            return 1.0
        found = PlantingSun.of(planting, planting.bed, self.sun, stay)
        return sun_factor(found.mean_h, found.need.minimum_h) if found and found.need else 1.0


def water_share(plant: Plant, had: WaterHad | None) -> float:
    """Of the harvest, what the water it had lets grow."""
    response = WATER_RESPONSE.get(plant.slug, 0)
    return water_factor(response, had.ratio if had else 1.0)
