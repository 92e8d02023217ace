"""What the page of a sensor shows, in finished values; it reads hours and days, never readings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import QueryDict
from django.utils import formats
from django.utils.translation import gettext

from gardens.models import Sensor, SensorDay, SensorHour
from gardens.sensors.chart import SensorChart, Summary
from gardens.sensors.quantities import Measure
from gardens.sensors.reading import Reading
from gardens.sensors.span import Span
from gardens.sensors.wanted import WantedRange, wanted_range
from plants.units import unit_shown


@dataclass(frozen=True, slots=True)
class Row:
    """An hour or a day of the table."""

    time: str
    low: str
    mean: str
    high: str
    total: str
    count: int


@dataclass(frozen=True, slots=True)
class SensorPage:
    sensor: Sensor
    measure: Measure
    latest: Reading | None
    span: Span
    summaries: list[Summary]
    wanted: WantedRange | None
    chart: SensorChart | None

    @classmethod
    def of(cls, sensor: Sensor, data: QueryDict, now: datetime) -> "SensorPage":
        place, measure = sensor.device.garden.place, sensor.measure
        span = Span.of(data, place.today(now), ZoneInfo(place.timezone))
        summaries = SensorHour.objects if span.has_hours else SensorDay.objects
        shown = list(summaries.counted(sensor, *span.bounds))
        wanted = wanted_range(sensor)
        band = (wanted.lowest, wanted.highest) if wanted else None
        chart = SensorChart.of(shown, measure, span, band)
        return cls(sensor, measure, Reading.of(sensor, now), span, shown, wanted, chart)

    @property
    def unit(self) -> str:
        """The reader's."""
        return gettext(unit_shown(unit)) if (unit := self.measure.unit) else ""

    @property
    def sentence(self) -> str:
        """The chart in words."""
        if self.measure.is_sum:
            total = self.measure.say(sum(one.total for one in self.summaries))
            return gettext("{days}: {total} in all.").format(days=self.span.title, total=total)
        return gettext("{days}: lowest {low}, mean {mean}, highest {high}.").format(
            days=self.span.title,
            low=self.measure.say(min(one.low for one in self.summaries)),
            mean=self.measure.say(_mean(self.summaries)),
            high=self.measure.say(max(one.high for one in self.summaries)),
        )

    @property
    def rows(self) -> list[Row]:
        return [self._row(one) for one in self.summaries]

    def _row(self, one: Summary) -> Row:
        local, say = one.start.astimezone(self.span.zone), self.measure.say
        day = formats.date_format(local.date())
        time = f"{day}, {formats.time_format(local.time())}" if self.span.has_hours else day
        return Row(time, say(one.low), say(one.mean), say(one.high), say(one.total), one.count)


def _mean(summaries: Sequence[Summary]) -> float:
    """Of all readings, so an hour counts by how many it has."""
    return sum(one.total for one in summaries) / sum(one.count for one in summaries)
