"""The sun a planting needs against the sun it gets where it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gardens.models import Bed, Place, Planting
from gardens.sun.reading import SunReading
from gardens.sun.season import month_name, months_in_ground, when
from plants.agronomy.stays import Stay
from plants.agronomy.sun_needs import (
    SunNeed,
    needs_shade_cloth,
    season_sun_h,
    shortfall_severity,
    sun_need,
)
from plants.choices import Sun
from plants.models import Plant
from plants.quantities import say_quantity

# Fruiting crops are those of full sun (docs/science.md, section 5).
FRUITING = Sun.FULL


@dataclass(frozen=True, slots=True)
class Verdict:
    words: str | Promise
    tone: str


ENOUGH = Verdict(_("enough sun"), "good")
TOO_MUCH = Verdict(_("more sun than it likes in the heat"), "note")
SHORT = {
    "advice": Verdict(_("a little short of sun"), "note"),
    "warning": Verdict(_("short of sun"), "soon"),
    "critical": Verdict(_("far short of sun"), "soon"),
}


@dataclass(frozen=True, slots=True)
class PlantingSun:
    """`hours` are those it gets in each of `months`, in which it is in the ground."""

    plant: Plant
    need: SunNeed | None
    months: tuple[int, ...]
    hours: tuple[float, ...]
    mean_h: float
    tmax_c: float | None

    @classmethod
    def of(
        cls, planting: Planting, bed: Bed, reading: SunReading, stay: Stay
    ) -> "PlantingSun | None":
        """Without a query; None for a bed off the plan. `planting.plant` is as it is grown."""
        monthly_h = reading.planting_hours(planting, bed)
        if monthly_h is None:
            return None
        months = months_in_ground(stay, bed.garden.place)
        return cls(
            plant=planting.plant,
            need=_need_of(planting.plant),
            months=months,
            hours=tuple(monthly_h[month - 1] for month in months),
            mean_h=season_sun_h(monthly_h, months),
            tmax_c=_tmax_c(bed.garden.place, months),
        )

    @property
    def verdict(self) -> Verdict | None:
        """None where the need is not known."""
        if self.need is None:
            return None
        sun, shortfall_h = self.plant.sun, round(self.need.minimum_h - self.mean_h, 1)
        if severity := shortfall_severity(shortfall_h, sun == FRUITING):
            return SHORT[severity]
        if sun and self.tmax_c is not None and needs_shade_cloth(sun, self.mean_h, self.tmax_c):
            return TOO_MUCH
        return ENOUGH

    @property
    def sentence(self) -> str:
        """Needs 8 h, gets 5.2 h here in June."""
        gets = {"gets": say_hours(self.mean_h), "when": when(self.months)}
        if self.need is None:
            return gettext("Gets {gets} here {when}.").format(**gets)
        need = say_quantity(self.need.minimum_h, "h")
        return gettext("Needs {need}, gets {gets} here {when}.").format(need=need, **gets)

    @property
    def worst(self) -> str:
        """Fewest in September: 4.1 h; empty for a single month."""
        if len(self.months) == 1:
            return ""
        hours, month = min(zip(self.hours, self.months, strict=True))
        return gettext("Fewest in {month}: {hours}.").format(
            month=month_name(month), hours=say_hours(hours)
        )

    @property
    def advice(self) -> str:
        """What to do about it; empty where all is well."""
        verdict = self.verdict
        if verdict in SHORT.values():
            return gettext("The map of the sun on the plan shows where there is more.")
        if verdict == TOO_MUCH:
            return gettext("A shade cloth of 30 to 40 % helps it through hot weeks.")
        if self.need and self.mean_h < self.need.ideal_h:
            ideal = say_quantity(self.need.ideal_h, "h")
            return gettext("It does best with {ideal} or more.").format(ideal=ideal)
        return ""


def with_sun(
    plantings: Iterable[Planting],
    bed: Bed,
    reading: SunReading | None,
    stays: Mapping[int, Stay],
) -> dict[int, PlantingSun]:
    """By the planting's number."""
    if reading is None:
        return {}
    found = (
        (planting.pk, PlantingSun.of(planting, bed, reading, stays[planting.pk]))
        for planting in plantings
    )
    return {pk: sun for pk, sun in found if sun}


def say_hours(hours: float) -> str:
    return say_quantity(hours, "h", 1)


def _need_of(plant: Plant) -> SunNeed | None:
    if plant.sun:
        return sun_need(plant.sun, plant.sun_hours_min)
    minimum_h = plant.sun_hours_min
    return SunNeed(minimum_h, minimum_h) if minimum_h else None


def _tmax_c(place: Place, months: tuple[int, ...]) -> float | None:
    return season_sun_h(place.tmax_c, months) if place.tmax_c else None
