"""The beds of a garden with what stands in them, stood in them, was given and was measured."""

from collections.abc import Iterator

from gardens.calendar.period import Period, shown_year
from gardens.plan.geometry import area_cm2
from gardens.sun.reading import SunReading
from rules.engine.snapshot import BedSnapshot, PlantingSnapshot, TakingSnapshot
from rules.loading.beds import BEDS, BedRow, beds_beside
from rules.loading.care import PICKED, PRUNED, PRUNINGS
from rules.loading.harvests import HARVESTS, PIECES, Taken
from rules.loading.indoor import Indoors
from rules.loading.places import PlaceRow
from rules.loading.plantings import PLANTINGS, TREATMENTS
from rules.loading.plants import GrownFacts
from rules.loading.reading import Rows
from rules.loading.soil import AMENDMENTS, SOIL_TESTS, latest_test, refused_tests
from rules.loading.soil_warmth import SOIL_WARMTH, five_days
from rules.loading.water import (
    MOISTURE,
    MOISTURE_SENSORS,
    WATERINGS,
    latest_moisture,
    refused_water,
)


class BedSnapshots:
    """Of one garden at one moment there."""

    def __init__(
        self,
        rows: Rows,
        facts: GrownFacts,
        place: PlaceRow,
        sun: SunReading | None,
        indoors: Indoors,
    ) -> None:
        self.rows, self.facts, self.sun, self.indoors = rows, facts, sun, indoors
        self.zone, self.now = indoors.zone, indoors.now
        self.on = self.now.astimezone(self.zone).date()
        self.beds = rows.of(BEDS)[place.garden_id]
        self.beside = beds_beside(self.beds)
        self.treatments = rows.of(TREATMENTS)[place.garden_id]
        self.last_season = Period.of_year(shown_year(place, self.on) - 1, place)

    def __iter__(self) -> Iterator[BedSnapshot]:
        return map(self._bed, self.beds)

    def _bed(self, row: BedRow) -> BedSnapshot:
        pk, on = row.pk, self.on
        tests, watered = self.rows.of(SOIL_TESTS)[pk], self.rows.of(WATERINGS)[pk]
        waterings = tuple(watering.snapshot for watering in watered if watering.watered_on <= on)
        by_hand, by_sensor = self.rows.of(MOISTURE)[pk], self.rows.of(MOISTURE_SENSORS)[pk]
        past = (planting for planting in self.rows.of(PLANTINGS)[pk] if planting.is_past)
        return BedSnapshot(
            pk=pk,
            name=row.name,
            kind=row.kind,
            area_m2=area_cm2(row.shape, row.length_cm, row.width_cm, row.points) / 10_000,
            volume_l=row.volume_l,
            texture=row.soil_texture,
            watering_method=row.watering_method,
            is_mulched=row.is_mulched,
            soil_test=latest_test(tests, on),
            last_watered_on=waterings[-1].watered_on if waterings else row.earlier_on,
            waterings=waterings,
            plantings=tuple(self._present(row)),
            history=tuple(
                planting.past(self.facts.of(row.garden_id, planting.plant_id)) for planting in past
            ),
            cover=row.cover,
            beside=self.beside.get(pk, frozenset()),
            moisture=latest_moisture(by_hand, by_sensor, row.soil, self.zone, self.now),
            sun_h=self.sun.bed_hours(row) if self.sun else None,
            amendments=tuple(
                given.snapshot for given in self.rows.of(AMENDMENTS)[pk] if given.spread_on <= on
            ),
            takings=tuple(self._takings(row)),
            bearing_deg=row.bearing_deg,
            refused=(*refused_tests(tests, on), *refused_water(watered, by_hand, on)),
            pruned=tuple(care.snapshot for care in self.rows.of(PRUNED)[pk] if care.on <= on),
            prunings=tuple(care.snapshot for care in self.rows.of(PRUNINGS)[pk]),
            warmth=five_days(self.rows.of(SOIL_WARMTH)[pk], self.zone, self.now),
            space=row.space_id,
            reservoir=row.reservoir_id,
            soil_temperature=self.indoors.soil_temperature(pk),
        )

    def _present(self, bed: BedRow) -> Iterator[PlantingSnapshot]:
        for row in self.rows.of(PLANTINGS)[bed.pk]:
            if row.ended_on is not None:
                continue
            plant = self.facts.of(bed.garden_id, row.plant_id)
            picked = self.rows.of(PICKED)[row.pk]
            picked_on = tuple(one.happened_on for one in picked if one.happened_on <= self.on)
            sun_h = self.sun.planting_hours(row, bed) if self.sun else None
            yield row.present(plant, self.treatments, picked_on, self.on, sun_h)

    def _takings(self, bed: BedRow) -> Iterator[TakingSnapshot]:
        taken = Taken(
            self.rows.of(HARVESTS)[bed.pk], self.rows.of(PIECES)[bed.pk], self.last_season
        )
        for row in self.rows.of(PLANTINGS)[bed.pk]:
            if taking := taken.by(row, self.facts.of(bed.garden_id, row.plant_id)):
                yield taking
