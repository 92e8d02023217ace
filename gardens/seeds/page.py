"""The rows of the seed box: what is in it, what comes of it, what to do with it now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats
from django.utils.translation import gettext

from gardens.grown import as_grown
from gardens.models import Garden, SeedLot, StartMethod
from gardens.seeds.keeping import Keeping
from gardens.sowing import Start, next_sowing
from gardens.weather.reading import daily_weather
from plants.agronomy.emergence import THERMAL_TIMES, emergence_days
from plants.agronomy.soil_temperature import ESTIMATE_DAYS, soil_estimate_c
from plants.models import Plant
from plants.quantities import say_quantity

# The axis of the germination bars.
AXIS_C = (0, 40)


@dataclass(frozen=True, slots=True)
class Now:
    """What to do with a lot today; `tone` is that of its chip, with an icon of the same name."""

    tone: str
    words: str


@dataclass(frozen=True, slots=True)
class SeedRow:
    lot: SeedLot
    share: float | None
    tone: str
    # At the temperature of the soil today; `stays_down` where nothing comes up at it.
    up_days: int | None
    stays_down: bool
    now: Now

    @property
    def pct(self) -> int | None:
        return None if self.share is None else round(100 * self.share)

    @property
    def range_c(self) -> tuple[float, float, float] | None:
        """Germinates from, best at and up to; the middle is missing of some plants."""
        plant = self.lot.plant
        ends = (plant.germination_temp_min_c, plant.germination_temp_max_c)
        if None in ends:
            return None
        best = plant.germination_temp_opt_c
        return ends[0], sum(ends) / 2 if best is None else best, ends[1]


@dataclass(frozen=True, slots=True)
class SeedBox:
    rows: list[SeedRow]
    soil_c: float | None

    @classmethod
    def of(cls, lots: Sequence[SeedLot], garden: Garden | None, on: date) -> "SeedBox":
        """Two queries for a garden, however many lots."""
        soil_c = soil_now_c(garden, on) if garden else None
        plants = as_grown(garden.pk, [lot.plant for lot in lots]) if garden else {}
        rows = [_row(lot, plants.get(lot.plant_id), garden, soil_c, on) for lot in lots]
        return cls(rows, soil_c)

    @property
    def now_count(self) -> int:
        return sum(row.now.tone == "good" for row in self.rows)

    @property
    def old_count(self) -> int:
        return sum(row.tone == "soon" for row in self.rows)


def soil_now_c(garden: Garden, on: date) -> float | None:
    """At sowing depth, from the air of the last seven days; one query."""
    if garden.is_indoor:
        return None
    days = daily_weather(garden.place, on - timedelta(days=ESTIMATE_DAYS), on - timedelta(days=1))
    return soil_estimate_c(
        [
            (day.tmin_c + day.tmax_c) / 2
            for day in days
            if day.tmin_c is not None and day.tmax_c is not None
        ]
    )


def _row(
    lot: SeedLot, plant: Plant | None, garden: Garden | None, soil_c: float | None, on: date
) -> SeedRow:
    keeping = Keeping.of(lot)
    days = None if soil_c is None else emergence_days(lot.plant.slug, soil_c)
    start = next_sowing(plant, garden, on) if garden and plant else None
    return SeedRow(
        lot,
        keeping.share(on),
        keeping.tone(on),
        None if days is None else round(days),
        days is None and soil_c is not None and lot.plant.slug in THERMAL_TIMES,
        _now(lot, keeping, start, soil_c, on),
    )


def _now(
    lot: SeedLot, keeping: Keeping, start: Start | None, soil_c: float | None, on: date
) -> Now:
    if not lot.seeds_left:
        return Now("note", gettext("Used up"))
    if not keeping.is_viable(on):
        return Now("soon", gettext("Test first"))
    if start is None:
        return Now("note", gettext("No season known"))
    if start.planned_on > on:
        day = formats.date_format(start.planned_on, "MONTH_DAY_FORMAT")
        return Now("note", gettext("Sow from {day}").format(day=day))
    if start.method == StartMethod.SOW_INDOORS:
        return Now("good", gettext("Start indoors"))
    thermal_time = THERMAL_TIMES.get(lot.plant.slug)
    if thermal_time and soil_c is not None and thermal_time.is_too_cold(soil_c):
        soil = say_quantity(thermal_time.warm_enough_c, "°C")
        return Now("note", gettext("Wait for {soil}").format(soil=soil))
    return Now("good", gettext("Sow now"))
