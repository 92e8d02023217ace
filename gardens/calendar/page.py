"""What the calendar's page shows, in finished values and few queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from gardens.calendar.drawing import SCREEN, Chart, Lanes
from gardens.calendar.options import Missed, missed_of
from gardens.calendar.period import Period
from gardens.calendar.query import CalendarQuery, Grouping, View
from gardens.calendar.rows import Row, only_jobs, rows_of
from gardens.calendar.still import Offer, offers_of
from gardens.calendar.words import LABELS, SURE, date_words, sentence, when
from gardens.climate.choices import appetite_sentence
from gardens.climate.shelter import counted_frost
from gardens.examples.crops import FAMILIAR
from gardens.models import Garden, Planting
from plants.agronomy.crop_calendar import Job, JobWindow
from plants.agronomy.frost import FrostDates
from plants.models import Plant


@dataclass(frozen=True, slots=True)
class Line:
    """One job in a list."""

    row: Row
    window: JobWindow
    when: str

    @property
    def words(self) -> str:
        return sentence(self.window, self.row.plant.common_name)

    @property
    def label(self) -> str:
        return LABELS[self.window.job]

    @property
    def dates(self) -> tuple[str, str, str]:
        """First, likely and last day."""
        window = self.window
        return date_words(window.first), date_words(window.likely), date_words(window.last)

    @property
    def sure(self) -> str:
        return SURE[self.window.confidence]


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    is_bed: bool
    rows: list[tuple[Row, SafeString]]


@dataclass(frozen=True, slots=True)
class CalendarPage:
    garden: Garden
    on: date
    query: CalendarQuery
    period: Period
    chart: Chart
    rows: list[Row]
    missed: list[Missed]
    offers: list[Offer]

    @classmethod
    def of(
        cls, garden: Garden, query: CalendarQuery, on: date, lanes: Lanes = SCREEN
    ) -> "CalendarPage":
        """Two queries, and one for the weather, whatever the number of plantings."""
        period = query.period(garden.place)
        plantings, familiar = _plantings(garden, period)
        rows = list(rows_of(plantings, garden, period, on))
        planned = {row.plant.pk for row in rows}
        offers = offers_of([one for one in familiar if one.pk not in planned], garden, on)
        return cls(
            garden=garden,
            on=on,
            query=query,
            period=period,
            chart=Chart(period, garden.place.frost_dates, on, lanes),
            rows=list(only_jobs(rows, query.jobs, period)),
            missed=list(missed_of(rows, [offer.plant for offer in offers], on)),
            offers=offers if period.contains(on) else [],
        )

    @property
    def groups(self) -> list[Group]:
        """In the order of beds, of families or of what comes next."""
        groups: dict[str, list[tuple[Row, SafeString]]] = {}
        for row in sorted(self.rows, key=self._order):
            groups.setdefault(self._title(row), []).append((row, self.chart.bars(row)))
        is_bed = self.query.grouping == Grouping.BED
        return [Group(title, is_bed, rows) for title, rows in groups.items()]

    @property
    def month(self) -> Period:
        """Whose jobs are listed: the shown one, else the present, else the first."""
        if self.period.is_month:
            return self.period
        day = self.on if self.period.contains(self.on) else self.period.first
        return Period.of_month(day.year, day.month, self.garden.place)

    @property
    def month_lines(self) -> list[Line]:
        """What is over by today is left out."""
        month = self.month
        since = max(month.first, self.on) if month.contains(self.on) else month.first
        found = [
            (when(window, month.first, month.last), row, window)
            for row, window in self._windows(since, month.last)
        ]
        found.sort(key=lambda item: item[0].on)
        return [Line(row, window, when_.words) for when_, row, window in found]

    @property
    def lines(self) -> list[Line]:
        """All jobs of the period by their first day."""
        found = sorted(
            self._windows(self.period.first, self.period.last),
            key=lambda item: (item[1].first, item[1].last),
        )
        return [Line(row, window, "") for row, window in found]

    @property
    def views(self):
        return self.query.views(self.garden.place, self.on)

    @property
    def before(self) -> CalendarQuery | None:
        return self.query.moved(-1)

    @property
    def after(self) -> CalendarQuery | None:
        return self.query.moved(1)

    @property
    def frost(self) -> FrostDates:
        """From which windows are counted in the open."""
        return counted_frost(self.garden.place)

    @property
    def frost_words(self) -> str:
        place = self.garden.place
        return appetite_sentence(place, place.frost_appetite)

    @property
    def is_list(self) -> bool:
        return self.query.view == View.LIST

    def _windows(self, first: date, last: date) -> Iterator[tuple[Row, JobWindow]]:
        chosen = self.query.jobs
        for row in self.rows:
            for window in row.jobs:
                if window.touches(first, last) and (not chosen or window.job in chosen):
                    yield row, window

    def _title(self, row: Row) -> str:
        if self.query.grouping == Grouping.BED:
            return row.bed.name
        if self.query.grouping == Grouping.FAMILY:
            return row.plant.family
        following = row.next_job(self.on)
        return str(LABELS[following.job]) if following else gettext("Nothing more to do")

    def _order(self, row: Row) -> tuple:
        if self.query.grouping == Grouping.BED:
            return (row.bed.pk, row.planting.pk)
        if self.query.grouping == Grouping.FAMILY:
            return (row.plant.family, row.plant.common_name, row.planting.pk)
        following = row.next_job(self.on)
        order = list(Job).index(following.job) if following else len(Job)
        return (order, following.first if following else self.on, row.planting.pk)


def _plantings(garden: Garden, period: Period) -> tuple[list[Planting], list[Plant]]:
    """Those of the period with bed and plant, and the familiar plants; each plant is one row."""
    plantings = list(
        Planting.objects.filter(garden=garden)
        .not_over_before(period.first)
        .select_related("bed")
        .order_by("bed", "pk")
    )
    needed = {planting.plant_id for planting in plantings}
    found = Plant.objects.filter(Q(pk__in=needed) | Q(slug__in=FAMILIAR))
    plants = {plant.pk: plant for plant in found}
    for planting in plantings:
        planting.plant = plants[planting.plant_id]
    return plantings, [plant for plant in plants.values() if plant.slug in set(FAMILIAR)]
