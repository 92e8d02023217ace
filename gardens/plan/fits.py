"""What may be begun in a month on the free ground of a bed, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.utils.translation import gettext, ngettext

from gardens.calendar.rows import site_of
from gardens.calendar.words import date_words, day_words
from gardens.models import Bed, Planting, StartMethod
from gardens.models.monthly import Monthly
from gardens.plan.free_place import TakenGround, first_free_place, usual_block
from gardens.plan.month import BedMonth
from gardens.plan.neighbours import Neighbours
from gardens.rotation import SOIL, Rotation, family_words, is_perennial
from gardens.sowing import Start, next_start
from gardens.sun.page import BedSun
from plants.agronomy import seasonal
from plants.agronomy.crop_calendar import Course, CropCalendar
from plants.agronomy.growing_site import Site
from plants.agronomy.rotation import family_gap_years
from plants.agronomy.soil_record import SoilRecord
from plants.agronomy.stays import Stay, stay_in_bed
from plants.agronomy.sun_needs import season_sun_h, sun_need
from plants.models import Plant
from plants.quantities import say_quantity, say_years

MOST = 8


@dataclass(frozen=True, slots=True)
class Fit:
    """Each reason is a sentence with its numbers."""

    plant: Plant
    start: Start
    reasons: list[str]


def fits_of(
    month: BedMonth,
    plants: Iterable[Plant],
    plantings: Sequence[Planting],
    stays: Mapping[int, Stay],
    rotation: Rotation,
    bed: Bed,
    sun: BedSun | None,
) -> list[Fit]:
    """Of the plants, in their order; `plantings` are the plan. One query."""
    plants = [plant for plant in plants if plant.spacing_in_row_cm and not is_perennial(plant)]
    if month.is_past:
        return []
    near = [*plantings, *rotation.present_beside(bed)]
    fitting = _Fitting(
        bed=bed,
        month=month,
        plantings=plantings,
        taken=TakenGround.of(plantings),
        stays=stays,
        rotation=rotation,
        record=rotation.record(bed, by=month.since),
        site=site_of(bed, weather={}),
        sun_h=sun.hours.mean if sun and sun.hours else None,
        neighbours=Neighbours.of(plants, near, bed.garden),
    )
    found = (fitting.fit(plant) for plant in plants)
    return list(islice((fit for fit in found if fit), MOST))


@dataclass(frozen=True, slots=True)
class _Fitting:
    bed: Bed
    month: BedMonth
    plantings: Sequence[Planting]
    taken: TakenGround
    stays: Mapping[int, Stay]
    rotation: Rotation
    record: SoilRecord
    site: Site
    sun_h: Monthly | None
    neighbours: Neighbours

    def fit(self, plant: Plant) -> Fit | None:
        """None where anything speaks against it."""
        start = next_start(plant, self.bed.garden, self.month.since, cover=self.bed.cover)
        if not self._begins_then(start) or self.neighbours.has_foe(plant):
            return None
        season = self.rotation.season_of(start.planned_on)
        if self.rotation.too_soon(plant, season, self.bed, self.record):
            return None
        course = Course(start.method, planned_on=start.planned_on)
        calendar = CropCalendar(plant.crop_figures, self.site, course, self.month.on)
        if calendar.ripe is None or calendar.is_missed or calendar.frost_first:
            return None
        stay = stay_in_bed(calendar)
        light = self._light(plant, stay.start, calendar.ripe.likely)
        placed = self._placed(plant, stay)
        if light is None or placed is None:
            return None
        reasons = [
            self._ready(start, calendar.ripe.likely),
            self._time_left(placed, stay, calendar),
            light,
            self._rested(plant),
            *self.neighbours.words(plant),
        ]
        return Fit(plant, start, [reason for reason in reasons if reason])

    def _begins_then(self, start: Start) -> bool:
        """A tray on a windowsill fills no gap."""
        is_outside = start.method != StartMethod.SOW_INDOORS or self.site.is_indoor
        return bool(start.planned_on) and start.planned_on <= self.month.period.last and is_outside

    def _placed(self, plant: Plant, stay: Stay) -> Planting | None:
        """Where it would stand, among what is there in its time."""
        present = [one for one in self.plantings if self.stays[one.pk].meets(stay)]
        planting = Planting(
            plant=plant,
            spacing_cm=plant.spacing_in_row_cm,
            row_spacing_cm=plant.block_row_spacing_cm,
        )
        for planting.columns, planting.rows in usual_block(plant, self.bed):
            if place := first_free_place(planting, self.bed, present):
                planting.x_cm, planting.y_cm = place
                return planting
        return None

    def _light(self, plant: Plant, first: date, last: date) -> str | None:
        """Empty where nothing is known of the plant, None where it would get too little."""
        if not plant.sun:
            return ""
        needed_h = sun_need(plant.sun, plant.sun_hours_min).minimum_h
        if self.sun_h is None:
            return gettext("It needs {needed} of sun; this bed's are not known yet.").format(
                needed=say_quantity(needed_h, "h")
            )
        months = {month % 12 + 1 for month in range(_count(first) - 1, _count(last))}
        got_h = season_sun_h(self.sun_h, months)
        if got_h < needed_h:
            return None
        return gettext("{got} of sun a day, {needed} needed.").format(
            got=say_quantity(got_h, "h"), needed=say_quantity(needed_h, "h")
        )

    def _ready(self, start: Start, likely: date) -> str:
        days = (likely - start.planned_on).days
        if start.method == StartMethod.DIRECT_SOW:
            words = ngettext(
                "Sow {day}; ready in about {days} day, around {ready}.",
                "Sow {day}; ready in about {days} days, around {ready}.",
                days,
            )
        else:
            words = ngettext(
                "Plant out {day}; ready in about {days} day, around {ready}.",
                "Plant out {day}; ready in about {days} days, around {ready}.",
                days,
            )
        return words.format(day=day_words(start.planned_on), days=days, ready=date_words(likely))

    def _time_left(self, placed: Planting, stay: Stay, calendar: CropCalendar) -> str:
        """Until the next planting of this ground, else until frost."""
        following = [
            (self.stays[one.pk].start, one.plant.common_name)
            for one in self.taken.in_the_way(placed)
            if self.stays[one.pk].is_after(stay.end)
        ]
        if following:
            on, name = min(following)
            left = (on - calendar.ripe.likely).days
            words = ngettext(
                "{name} needs this ground from {day}, {days} day later.",
                "{name} needs this ground from {day}, {days} days later.",
                left,
            )
            return words.format(name=name, day=date_words(on), days=left)
        first_frost = self.site.frost.first_p50
        if self.site.is_indoor or first_frost is None:
            return ""
        on = seasonal.next_on(first_frost, stay.start)
        left = (on - calendar.ripe.likely).days
        if left < 0:
            return gettext("It stands the frost, usual from {day}.").format(day=date_words(on))
        words = ngettext(
            "The first frost comes around {day}, {days} day later.",
            "The first frost comes around {day}, {days} days later.",
            left,
        )
        return words.format(day=date_words(on), days=left)

    def _rested(self, plant: Plant) -> str:
        years = family_gap_years(plant.family)
        stands = any(one.family == plant.family for one in self.record.growing)
        if not years or stands or self.bed.kind not in SOIL or self.site.is_indoor:
            return ""
        return gettext("{family}: none here for {years}, by your records.").format(
            family=family_words(plant.family), years=say_years(years, years)
        )


def _count(day: date) -> int:
    """Of months."""
    return day.year * 12 + day.month
