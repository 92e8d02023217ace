"""When a sowing should come up, and what to think of it if it does not."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats
from django.utils.translation import gettext

from gardens.models import Sowing
from plants.agronomy.emergence import (
    EMERGENCE_ERROR,
    OVERDUE_FACTOR,
    THERMAL_TIMES,
    ThermalTime,
)
from plants.quantities import say_days, say_quantity


@dataclass(frozen=True, slots=True)
class Emergence:
    """Days from sowing; `soil_c` is None where the catalogue's range had to do."""

    fewest_days: float
    most_days: float
    overdue_days: float
    soil_c: float | None

    @classmethod
    def of(cls, sowing: Sowing) -> "Emergence | None":
        """None where nothing comes up at its temperature, or nothing is known of the plant."""
        thermal_time = THERMAL_TIMES.get(sowing.plant.slug)
        if thermal_time and sowing.soil_c is not None:
            return cls._at(thermal_time, sowing.soil_c)
        fewest, most = sowing.plant.germination_days_min, sowing.plant.germination_days_max
        if fewest is None:
            return None
        return cls(fewest, most, OVERDUE_FACTOR * most, None)

    @classmethod
    def _at(cls, thermal_time: ThermalTime, soil_c: float) -> "Emergence | None":
        days = thermal_time.days(soil_c)
        if days is None:
            return None
        low, high = days * (1 - EMERGENCE_ERROR), days * (1 + EMERGENCE_ERROR)
        return cls(low, high, thermal_time.overdue_days(soil_c), soil_c)

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

    @classmethod
    def of(cls, sowing: Sowing, on: date) -> "Outlook":
        """Reads what `with_counts` annotates."""
        if sowing.emerged:
            return _up(sowing)
        return _hindered(sowing) or _awaited(sowing, on)


def _up(sowing: Sowing) -> Outlook:
    share = min(100, round(100 * sowing.emerged / sowing.seeds))
    sentence = gettext("{emerged} of {seeds} came up, {share} %; {left} are in the tray.").format(
        emerged=sowing.emerged, seeds=sowing.seeds, share=share, left=sowing.left
    )
    return Outlook("good", gettext("Up"), sentence)


def _hindered(sowing: Sowing) -> Outlook | None:
    """Too cold or too hot for the seed."""
    thermal_time = THERMAL_TIMES.get(sowing.plant.slug)
    if thermal_time is None or sowing.soil_c is None:
        return None
    if thermal_time.is_too_cold(sowing.soil_c):
        enough_c = thermal_time.warm_enough_c
        sentence = gettext("Too cold: at {now} little or nothing comes up. Keep it above {enough}.")
        chip = gettext("Too cold")
    elif thermal_time.is_too_hot(sowing.soil_c):
        enough_c = thermal_time.fastest_c
        sentence = gettext("Too hot: at {now} little or nothing comes up. {enough} is enough.")
        chip = gettext("Too hot")
    else:
        return None
    words = sentence.format(
        now=say_quantity(sowing.soil_c, "°C"), enough=say_quantity(enough_c, "°C")
    )
    return Outlook("soon", chip, words)


def _awaited(sowing: Sowing, on: date) -> Outlook:
    emergence = Emergence.of(sowing)
    if emergence is None:
        sentence = gettext("Nobody has measured how long this plant takes to come up.")
        return Outlook("note", gettext("Sown"), sentence)
    if sowing.day_number(on) >= emergence.overdue_days:
        sentence = gettext(
            "Overdue since {day}: it comes up {days}. Sow again, from another lot if you have one."
        ).format(day=_day(sowing, emergence.overdue_days), days=emergence.words)
        return Outlook("soon", gettext("Overdue"), sentence)
    sentence = gettext("Expected between {first} and {last}, {days}.").format(
        first=_day(sowing, emergence.fewest_days),
        last=_day(sowing, emergence.most_days),
        days=emergence.words,
    )
    return Outlook("note", gettext("Awaited"), sentence)


def _day(sowing: Sowing, days: float) -> str:
    return formats.date_format(sowing.sown_on + timedelta(days=round(days)), "MONTH_DAY_FORMAT")
