"""When a sowing should come up, and what to think of it if it does not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import formats
from django.utils.translation import gettext

from gardens.models import Sowing
from plants.agronomy.emergence import (
    THERMAL_TIMES,
    Emergence,
    expected_emergence,
    is_hindered,
)
from plants.agronomy.sowing import germination_severity
from plants.models import Plant
from plants.quantities import say_days, say_quantity


def emergence_of(sowing: Sowing) -> Emergence | None:
    """Reads the plant."""
    plant = sowing.plant
    return expected_emergence(plant.slug, sowing.sown_on, sowing.soil_c, usual_days(plant))


def usual_days(plant: Plant) -> tuple[float, float] | None:
    if plant.germination_days_min is None:
        return None
    return plant.germination_days_min, plant.germination_days_max


def emergence_words(emergence: Emergence) -> str:
    days = say_days(round(emergence.fewest_days), round(emergence.most_days))
    if emergence.soil_c is None:
        return gettext("usually in {days}").format(days=days)
    return gettext("in {days} at {temperature}").format(
        days=days, temperature=say_quantity(emergence.soil_c, "°C")
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
    awaited = [(sowing, emergence_of(sowing)) for sowing in sowings if not _is_hindered(sowing)]
    return [
        (sowing, emergence)
        for sowing, emergence in awaited
        if emergence and on >= emergence.overdue_on
    ]


def _is_hindered(sowing: Sowing) -> bool:
    return is_hindered(sowing.plant.slug, sowing.soil_c)


def _up(sowing: Sowing) -> Outlook:
    share = min(1.0, sowing.emerged / sowing.seeds)
    sentence = gettext("{emerged} of {seeds} came up, {share} %; {left} are in the tray.").format(
        emerged=sowing.emerged, seeds=sowing.seeds, share=round(100 * share), left=sowing.left
    )
    emergence = emergence_of(sowing)
    is_over = emergence is not None and sowing.counted_on >= emergence.overdue_on
    if is_over and germination_severity(share) == "warning":
        advice = gettext("Hardly any more will come: sow again if you need more.")
        return Outlook("soon", gettext("Few came up"), f"{sentence} {advice}", True)
    return Outlook("good", gettext("Up"), sentence)


def _hindered(sowing: Sowing) -> Outlook | None:
    if not _is_hindered(sowing):
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
    emergence = emergence_of(sowing)
    if emergence is None:
        sentence = gettext("Nobody has measured how long this plant takes to come up.")
        return Outlook("note", gettext("Sown"), sentence)
    if on >= emergence.overdue_on:
        sentence = gettext(
            "Overdue since {day}: it comes up {days}. Sow again, from another lot if you have one."
        ).format(day=_day(emergence.overdue_on), days=emergence_words(emergence))
        return Outlook("soon", gettext("Overdue"), sentence, True)
    sentence = gettext("Expected between {first} and {last}, {days}.").format(
        first=_day(emergence.first_on),
        last=_day(emergence.last_on),
        days=emergence_words(emergence),
    )
    return Outlook("note", gettext("Awaited"), sentence)


def _day(day: date) -> str:
    return formats.date_format(day, "MONTH_DAY_FORMAT")
