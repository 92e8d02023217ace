"""When a sowing should come up, and what to think of it if it does not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from django.utils import formats
from django.utils.translation import gettext

from gardens.models import Sowing
from plants.agronomy.emergence import (
    EMERGENCE_ERROR,
    OVERDUE_FACTOR,
    THERMAL_TIMES,
    ThermalTime,
)
from plants.agronomy.sowing import germination_severity
from plants.quantities import say_days, say_quantity


@dataclass(frozen=True, slots=True)
class Emergence:
    """Days from sowing; `soil_c` is None where the catalogue's range had to do."""

    sown_on: date
    fewest_days: float
    most_days: float
    overdue_days: float
    soil_c: float | None

    @classmethod
    def of(cls, sowing: Sowing) -> "Emergence | None":
        """None where nothing comes up at its temperature, or nothing is known of the plant."""
        thermal_time = THERMAL_TIMES.get(sowing.plant.slug)
        if thermal_time and sowing.soil_c is not None:
            return cls._at(sowing, thermal_time)
        fewest, most = sowing.plant.germination_days_min, sowing.plant.germination_days_max
        if fewest is None:
            return None
        return cls(sowing.sown_on, fewest, most, OVERDUE_FACTOR * most, None)

    @classmethod
    def _at(cls, sowing: Sowing, thermal_time: ThermalTime) -> "Emergence | None":
        soil_c = sowing.soil_c
        days = thermal_time.days(soil_c)
        if days is None:
            return None
        low, high = days * (1 - EMERGENCE_ERROR), days * (1 + EMERGENCE_ERROR)
        return cls(sowing.sown_on, low, high, thermal_time.overdue_days(soil_c), soil_c)

    @property
    def first_on(self) -> date:
        return self.sown_on + timedelta(days=round(self.fewest_days))

    @property
    def last_on(self) -> date:
        """A count before it says nothing of those that are not up."""
        return self.sown_on + timedelta(days=round(self.most_days))

    @property
    def overdue_on(self) -> date:
        """From this day on it is late enough to sow again."""
        return self.sown_on + timedelta(days=ceil(self.overdue_days))

    @property
    def words(self) -> str:
        days = say_days(round(self.fewest_days), round(self.most_days))
        if self.soil_c is None:
            return gettext("usually in {days}").format(days=days)
        return gettext("in {days} at {temperature}").format(
            days=days, temperature=say_quantity(self.soil_c, "°C")
        )


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the page says of a sowing today: `tone` is that of a chip."""

    tone: str
    chip: str
    sentence: str
    # Whether another sowing is to be offered.
    is_to_sow_again: bool = False

    @classmethod
    def of(cls, sowing: Sowing, on: date) -> "Outlook":
        """Reads what `with_counts` annotates."""
        if sowing.emerged:
            return _up(sowing)
        return _hindered(sowing) or _awaited(sowing, on)


def overdue(sowings: Iterable[Sowing], on: date) -> list[tuple[Sowing, Emergence]]:
    """Of those in which nothing came up, which should have by that day, and since when.

    Where the soil is too cold or too hot the seed is not late. Reads the plants.
    """
    awaited = [(sowing, Emergence.of(sowing)) for sowing in sowings if not is_hindered(sowing)]
    return [
        (sowing, emergence)
        for sowing, emergence in awaited
        if emergence and on >= emergence.overdue_on
    ]


def is_hindered(sowing: Sowing) -> bool:
    """Too cold or too hot for the seed."""
    thermal_time = THERMAL_TIMES.get(sowing.plant.slug)
    if thermal_time is None or sowing.soil_c is None:
        return False
    return thermal_time.is_too_cold(sowing.soil_c) or thermal_time.is_too_hot(sowing.soil_c)


def _up(sowing: Sowing) -> Outlook:
    share = min(1.0, sowing.emerged / sowing.seeds)
    sentence = gettext("{emerged} of {seeds} came up, {share} %; {left} are in the tray.").format(
        emerged=sowing.emerged, seeds=sowing.seeds, share=round(100 * share), left=sowing.left
    )
    emergence = Emergence.of(sowing)
    is_over = emergence is not None and sowing.counted_on >= emergence.overdue_on
    if is_over and germination_severity(share) == "warning":
        advice = gettext("Hardly any more will come: sow again if you need more.")
        return Outlook("soon", gettext("Few came up"), f"{sentence} {advice}", True)
    return Outlook("good", gettext("Up"), sentence)


def _hindered(sowing: Sowing) -> Outlook | None:
    if not is_hindered(sowing):
        return None
    thermal_time = THERMAL_TIMES[sowing.plant.slug]
    if thermal_time.is_too_cold(sowing.soil_c):
        enough_c = thermal_time.warm_enough_c
        sentence = gettext("Too cold: at {now} little or nothing comes up. Keep it above {enough}.")
        chip = gettext("Too cold")
    else:
        enough_c = thermal_time.fastest_c
        sentence = gettext("Too hot: at {now} little or nothing comes up. {enough} is enough.")
        chip = gettext("Too hot")
    words = sentence.format(
        now=say_quantity(sowing.soil_c, "°C"), enough=say_quantity(enough_c, "°C")
    )
    return Outlook("soon", chip, words)


def _awaited(sowing: Sowing, on: date) -> Outlook:
    emergence = Emergence.of(sowing)
    if emergence is None:
        sentence = gettext("Nobody has measured how long this plant takes to come up.")
        return Outlook("note", gettext("Sown"), sentence)
    if on >= emergence.overdue_on:
        sentence = gettext(
            "Overdue since {day}: it comes up {days}. Sow again, from another lot if you have one."
        ).format(day=_day(emergence.overdue_on), days=emergence.words)
        return Outlook("soon", gettext("Overdue"), sentence, True)
    sentence = gettext("Expected between {first} and {last}, {days}.").format(
        first=_day(emergence.first_on), last=_day(emergence.last_on), days=emergence.words
    )
    return Outlook("note", gettext("Awaited"), sentence)


def _day(day: date) -> str:
    return formats.date_format(day, "MONTH_DAY_FORMAT")
