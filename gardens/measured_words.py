"""What a line of the garden's book says of what was counted, measured and given indoors."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext, ngettext

from gardens.models import Act, Event, NutrientChange, SoilFeel, SolutionAct
from plants.quantities import say_quantity


def _sown(event: Event) -> str:
    sowing = event.sowing
    if sowing is None:
        return _label(event)
    return ngettext(
        "Sown in a tray: {seeds} seed", "Sown in a tray: {seeds} seeds", sowing.seeds
    ).format(seeds=sowing.seeds)


def _counted(event: Event) -> str:
    count = getattr(event, "emergence_count", None)
    if count is None:
        return _label(event)
    words = ngettext(
        "{number} seedling came up in all", "{number} seedlings came up in all", count.emerged
    ).format(number=count.emerged)
    if not count.lost:
        return words
    return gettext("{counted}, {lost} of them lost").format(counted=words, lost=count.lost)


def _air(event: Event) -> str:
    reading = getattr(event, "space_reading", None)
    if reading is None:
        return _label(event)
    figures = {
        gettext("air {value}"): (reading.air_c, "°C"),
        gettext("humidity {value}"): (reading.humidity_pct, "%"),
        gettext("leaf {value}"): (reading.leaf_c, "°C"),
        gettext("light {value}"): (reading.ppfd, "µmol/m²/s"),
    }
    return _measured(event, (_figure(words, *figure) for words, figure in figures.items()))


def _solution(event: Event) -> str:
    reading = getattr(event, "reservoir_reading", None)
    if reading is None:
        return _label(event)
    figures = {
        gettext("EC {value}"): (reading.ec_ms_cm, "mS/cm"),
        gettext("pH {value}"): (reading.ph, ""),
        gettext("water {value}"): (reading.water_c, "°C"),
        gettext("topped up with {value}"): (reading.topped_up_l, "L"),
        gettext("holds {value}"): (reading.level_l, "L"),
    }
    return _measured(event, (_figure(words, *figure) for words, figure in figures.items()))


def _rain(event: Event) -> str:
    day = getattr(event, "rain_day", None)
    return _measured(event, [say_quantity(day.rain_mm, "mm")]) if day else _label(event)


def _moisture(event: Event) -> str:
    reading = getattr(event, "moisture_reading", None)
    if reading is None:
        return _label(event)
    if reading.moisture_pct is not None:
        return _measured(event, [say_quantity(reading.moisture_pct, "%")])
    return _measured(event, [str(SoilFeel(reading.feel).label)])


def _given(event: Event) -> str:
    change = getattr(event, "nutrient_change", None)
    if change is None or change.amount is None:
        return _label(event)
    return _dose(change)


def _dose(change: NutrientChange) -> str:
    sentence, unit = {
        SolutionAct.FED: (gettext("Fertiliser added: {amount} of each bottle"), "mL"),
        SolutionAct.PH_DOWN: (gettext("pH down added: {amount}"), "mL"),
        SolutionAct.PH_UP: (gettext("pH up added: {amount}"), "mL"),
        SolutionAct.THINNED: (gettext("Solution diluted: {amount} replaced by water"), "L"),
    }[SolutionAct(change.act)]
    return sentence.format(amount=say_quantity(change.amount, unit))


def _figure(words: str, value: float | None, unit: str) -> str:
    return "" if value is None else words.format(value=say_quantity(value, unit))


def _measured(event: Event, figures: Iterable[str]) -> str:
    return gettext("{what}: {figures}").format(
        what=_label(event), figures=", ".join(filter(None, figures))
    )


def _label(event: Event) -> str:
    return str(event.get_act_display())


MEASURED_WORDS: dict[Act, Callable[[Event], str]] = {
    Act.SOW_TRAY: _sown,
    Act.COUNT: _counted,
    Act.CLIMATE: _air,
    Act.SOLUTION: _solution,
    Act.RAIN: _rain,
    Act.MOISTURE: _moisture,
    Act.DOSE: _given,
    Act.DILUTE: _given,
}
