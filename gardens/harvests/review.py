"""A season looked back on: planned and picked, by crop and by bed, with losses and water."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Sum

from gardens.harvests.record import Expected, HarvestRecord, Picked, WaterHad, picked_in_all
from gardens.models import Bed, EndReason, Event, Garden, Planting, Watering
from gardens.models.event import EventQuerySet
from gardens.models.planting import FAILURES
from gardens.rotation import Crop
from plants.agronomy.crop_yields import YieldRange
from plants.models import Plant

NOTES_SHOWN = 30
NOTHING = YieldRange(0, 0, 0)


@dataclass(frozen=True, slots=True)
class CropRow:
    plant: Plant
    plants: int
    ground_m2: float
    usual: YieldRange
    # Who says so.
    source: str
    # With the gardener's own seasons, where there are any; None where nothing is known.
    expected_kg: float | None
    own_seasons: int
    picked: Picked
    water: WaterHad | None

    @property
    def share_pct(self) -> int | None:
        """Of what was expected; None if nothing was, or nothing was weighed."""
        if not self.expected_kg or not self.picked.grams:
            return None
        return round(self.picked.kg / self.expected_kg * 100)

    @property
    def kg_per_m2(self) -> float | None:
        return self.picked.kg / self.ground_m2 if self.ground_m2 and self.picked.grams else None


@dataclass(frozen=True, slots=True)
class BedRow:
    bed: Bed
    # None where nothing was due, or of nothing that was a yield is known.
    expected_kg: float | None
    picked: Picked

    @property
    def kg_per_m2(self) -> float | None:
        return self.picked.kg / self.bed.area_m2 if self.picked.grams else None


@dataclass(frozen=True, slots=True)
class Loss:
    """A planting that failed, or plants of one that went on."""

    planting: Planting
    plants: int
    reason: str


@dataclass(frozen=True, slots=True)
class Water:
    times: int
    litres: float
    # Soaked through, so that nobody knows how much it was.
    unmeasured: int


@dataclass(frozen=True, slots=True)
class SeasonReview:
    season: int
    seasons: list[int]
    crops: list[CropRow]
    beds: list[BedRow]
    losses: list[Loss]
    water: Water
    notes: list[Event]
    record: HarvestRecord

    @classmethod
    def of(cls, garden: Garden, on: date, asked: int | None) -> "SeasonReview":
        """Ten queries and three for notes, whatever the number of any of them."""
        record = HarvestRecord.of(garden, on)
        seasons = _seasons(record, on)
        season = asked if asked in seasons else record.rotation.season_of(on)
        concerned = [crop for crop in record.crops if _concerns(record, crop, season)]
        first, last = record.rotation.days_of(season)
        return cls(
            season=season,
            seasons=seasons,
            crops=_crop_rows(record, concerned, season),
            beds=_bed_rows(record, concerned, season),
            losses=[loss for crop in concerned for loss in _losses(record, crop, season)],
            water=_water(garden, first, last),
            notes=list(_notes(garden, first, last)),
            record=record,
        )

    @property
    def picked(self) -> Picked:
        return picked_in_all(row.picked for row in self.crops)

    @property
    def is_running(self) -> bool:
        return self.season >= self.record.rotation.season_of(self.record.rotation.on)

    @property
    def title(self) -> str:
        return self.record.rotation.year_words(self.season)

    @property
    def choices(self) -> list[tuple[int, str]]:
        return [(season, self.record.rotation.year_words(season)) for season in self.seasons]

    @property
    def kg_per_m2(self) -> float | None:
        """Of the beds in which something was picked."""
        area_m2 = sum(row.bed.area_m2 for row in self.beds if row.picked.grams)
        return self.picked.kg / area_m2 if area_m2 else None

    @property
    def best(self) -> CropRow | None:
        """Against what was expected; none if there is nothing to compare it with."""
        return self._ranked[-1] if len(self._ranked) > 1 else None

    @property
    def worst(self) -> CropRow | None:
        return self._ranked[0] if len(self._ranked) > 1 else None

    @property
    def _ranked(self) -> list[CropRow]:
        compared = [row for row in self.crops if row.share_pct is not None]
        return sorted(compared, key=lambda row: row.share_pct)


def _seasons(record: HarvestRecord, on: date) -> list[int]:
    """The latest first."""
    this = record.rotation.season_of(on)
    begun = {crop.first for crop in record.crops if crop.planting.started_on}
    return sorted({this, *begun, *(season for _, season in record.picked)}, reverse=True)


def _concerns(record: HarvestRecord, crop: Crop, season: int) -> bool:
    has_begun = crop.planting.started_on is not None
    return has_begun and (
        record.is_due(crop, season) or (crop.planting.pk, season) in record.picked
    )


def _crop_rows(record: HarvestRecord, crops: Sequence[Crop], season: int) -> list[CropRow]:
    by_plant: dict[int, list[Crop]] = defaultdict(list)
    for crop in crops:
        by_plant[crop.planting.plant_id].append(crop)
    rows = [_crop_row(record, alike, season) for alike in by_plant.values()]
    return sorted(rows, key=lambda row: (-row.picked.grams, -(row.expected_kg or 0)))


def _crop_row(record: HarvestRecord, alike: Sequence[Crop], season: int) -> CropRow:
    plantings = [crop.planting for crop in alike]
    found = _expected(record, alike, season)
    return CropRow(
        plant=plantings[0].plant,
        plants=sum(planting.count for planting in plantings),
        ground_m2=sum(planting.ground_m2 for planting in plantings),
        usual=YieldRange(*map(sum, zip(*(one.table for one in found), strict=True)))
        if found
        else NOTHING,
        source=found[0].source if found else "",
        expected_kg=sum(one.kg for one in found) if found else None,
        own_seasons=max((len(one.own.seasons) for one in found if one.own), default=0),
        picked=_picked(record, plantings, season),
        water=WaterHad.total(one.water for one in found if one.water),
    )


def _bed_rows(record: HarvestRecord, crops: Sequence[Crop], season: int) -> list[BedRow]:
    by_bed: dict[int, list[Crop]] = defaultdict(list)
    for crop in crops:
        by_bed[crop.planting.bed_id].append(crop)
    rows = [_bed_row(record, bed, by_bed[bed.pk], season) for bed in record.rotation.beds]
    return [row for row in rows if row.picked.times or row.expected_kg]


def _bed_row(record: HarvestRecord, bed: Bed, crops: Sequence[Crop], season: int) -> BedRow:
    plantings = [crop.planting for crop in crops]
    found = _expected(record, crops, season)
    expected_kg = sum(one.kg for one in found) if found else None
    return BedRow(bed, expected_kg, _picked(record, plantings, season))


def _expected(record: HarvestRecord, crops: Iterable[Crop], season: int) -> list[Expected]:
    due = [crop.planting for crop in crops if record.is_due(crop, season)]
    return [one for planting in due if (one := record.expected(planting, season))]


def _picked(record: HarvestRecord, plantings: Iterable[Planting], season: int) -> Picked:
    return picked_in_all(record.picked_of(planting, season) for planting in plantings)


def _losses(record: HarvestRecord, crop: Crop, season: int) -> list[Loss]:
    planting = crop.planting
    ended = planting.ended_on and record.rotation.season_of(planting.ended_on) == season
    if ended and planting.end_reason in FAILURES:
        return [Loss(planting, planting.count, str(EndReason(planting.end_reason).label))]
    if planting.lost and record.is_due(crop, season):
        return [Loss(planting, planting.lost, "")]
    return []


def _notes(garden: Garden, first: date, last: date) -> EventQuerySet:
    said = garden.events.said_between(first, last).standing()
    return said.with_details()[:NOTES_SHOWN]


def _water(garden: Garden, first: date, last: date) -> Water:
    given = Watering.objects.filter(garden=garden, watered_on__range=(first, last))
    found = given.aggregate(
        times=Count("pk"), measured=Count("litres"), litres=Sum("litres", default=0.0)
    )
    return Water(found["times"], found["litres"], found["times"] - found["measured"])
