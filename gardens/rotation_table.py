"""Bed by year by plant family, with what comes back too soon."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gardens.models import Bed, Garden
from gardens.rotation import SOIL, Crop, Return, Rotation, family_words
from plants.agronomy.rotation import BESIDE_CM
from plants.quantities import say_length

# A larger table nobody reads on a telephone; older years are on the pages of the beds.
MOST_YEARS = 12

# Of warnings, by year and family.
Numbers = dict[tuple[int, str], list[int]]


@dataclass(frozen=True, slots=True)
class Family:
    """One family of a bed in a year."""

    name: str
    crops: list[str]
    # Numbers in the list of warnings.
    warnings: list[int]


@dataclass(frozen=True, slots=True)
class Warned:
    number: int
    bed: Bed
    year: str
    found: Return


@dataclass(frozen=True, slots=True)
class Row:
    bed: Bed
    cells: list[list[Family]]

    @property
    def is_soil(self) -> bool:
        return self.bed.kind in SOIL


@dataclass(frozen=True, slots=True)
class RotationTable:
    years: list[str]
    rows: list[Row]
    warnings: list[Warned]
    left_out: int

    @classmethod
    def of(cls, garden: Garden, on: date) -> "RotationTable":
        """Three queries; from the first planting to next year, and on to what is planned."""
        rotation = Rotation.of(garden, on)
        crops = [crop for of_bed in rotation.crops.values() for crop in of_bed]
        this_year = rotation.season_of(on)
        first = min((crop.first for crop in crops), default=this_year)
        last = max((crop.first for crop in crops), default=this_year)
        years = list(range(min(first, this_year), max(last, this_year + 1) + 1))
        shown = years[-MOST_YEARS:]
        table = cls([rotation.year_words(year) for year in shown], [], [], len(years) - len(shown))
        for bed in rotation.beds:
            returns = table._returns(bed, rotation, shown[0])
            cells = [list(_families(rotation.crops[bed.pk], year, returns)) for year in shown]
            table.rows.append(Row(bed, cells))
        return table

    @property
    def beside(self) -> str:
        return say_length(BESIDE_CM)

    def _returns(
        self, bed: Bed, rotation: Rotation, since: int
    ) -> dict[tuple[int, str], list[int]]:
        """By year and family; crops alike are warned of once."""
        numbers: Numbers = {}
        seasons = {crop.first for crop in rotation.crops[bed.pk]}
        records = {season: rotation.record(bed, before=season) for season in seasons}
        for crop in sorted(rotation.crops[bed.pk], key=lambda crop: crop.first):
            plant, about = crop.planting.plant, (crop.first, crop.planting.plant.family)
            if crop.first < since or about in numbers:
                continue
            if found := rotation.too_soon(plant, crop.first, bed, records[crop.first]):
                number = len(self.warnings) + 1
                self.warnings.append(Warned(number, bed, rotation.year_words(crop.first), found))
                numbers[about] = [number]
        return numbers


def _families(crops: list[Crop], year: int, returns: Numbers) -> Iterator[Family]:
    names: dict[str, dict[str, None]] = {}
    for crop in crops:
        if crop.first <= year <= crop.last:
            plant = crop.planting.plant
            names.setdefault(plant.family, {})[plant.common_name] = None
    for family in sorted(names, key=family_words):
        yield Family(family_words(family), list(names[family]), returns.get((year, family), []))
