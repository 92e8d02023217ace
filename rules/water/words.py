"""What the pages of water say, in the reader's language and units."""

from math import ceil

from django.utils import formats
from django.utils.translation import gettext, ngettext

from gardens.models import Bed, Emitter, WateringMethod
from gardens.weather.in_use import provider_in_use
from gardens.wording import say, say_value
from plants.agronomy.emitters import run_minutes
from plants.agronomy.weather_age import Age
from plants.quantities import say_number, say_quantity
from rules.catalogue.sources import FORECAST, OBSERVED, climate_normals
from rules.catalogue.water import pot_findings, words
from rules.catalogue.water.advice import State
from rules.catalogue.water.weather import WaterDay
from rules.engine.quantities import litres
from rules.engine.snapshot import GardenSnapshot, MoistureSnapshot
from rules.engine.wording import Wording, wording
from rules.water.days import ShownDay
from rules.water.outlook import Outlook

HALF_CANS = 2


def said(words_: Wording) -> str:
    return say(words_.as_json())


def title(found: Outlook) -> str:
    """The conclusion."""
    name = found.bed.name
    if found.gap:
        return gettext("{bed}: {gap}").format(bed=name, gap=said(found.gap.title))
    if found.advice:
        return said(wording(words.TITLE[found.advice.state], **words.values(found.advice)))
    if found.is_now:
        return gettext("{bed} needs water").format(bed=name)
    if found.due_on:
        day = formats.date_format(found.due_on)
        return gettext("{bed}: next watering around {date}").format(bed=name, date=day)
    if found.used is None:
        return gettext("Water of {bed}").format(bed=name)
    return gettext("{bed} needs no water now").format(bed=name)


def conclusion(found: Outlook, bed: Bed, emitter: Emitter | None) -> str:
    """What to give, how long that takes, and why."""
    if found.gap:
        return sentences(said(found.gap.enables), said(found.gap.how))
    if found.pot:
        return sentences(give(found, bed, emitter), _pot_use(found))
    if found.balance is None:
        return gettext("Nothing that draws water from it is noted here today.")
    if found.balance.is_frozen:
        return gettext("The ground is frozen.")
    used, limit = (say_quantity(value, "mm") for value in (found.used, found.limit))
    why = gettext("The roots have used {used} of the {limit} they reach easily.")
    return sentences(give(found, bed, emitter), why.format(used=used, limit=limit))


def sentences(*said: str) -> str:
    """Whole ones, one after the other."""
    return " ".join(filter(None, said))


def give(found: Outlook, bed: Bed, emitter: Emitter | None) -> str:
    """Give about 160 L, 80 min."""
    if not found.litres or found.due_on is None:
        return ""
    amount, runs = amount_words(found), run_words(found, bed, emitter)
    if found.advice and found.advice.state is State.RAIN:
        sentence = (
            gettext("Wait for the rain; if it stays dry, give about {amount}, {runs}.")
            if runs
            else gettext("Wait for the rain; if it stays dry, give about {amount}.")
        )
    elif found.is_now:
        sentence = (
            gettext("Give about {amount}, {runs} today.")
            if runs
            else gettext("Give about {amount} today.")
        )
    else:
        sentence = (
            gettext("Then give about {amount}, {runs}.")
            if runs
            else gettext("Then give about {amount}.")
        )
    return sentence.format(amount=amount, runs=runs)


def amount_words(found: Outlook) -> str:
    return say_value(litres(found.litres).as_json()) if found.litres else ""


def run_words(found: Outlook, bed: Bed, emitter: Emitter | None) -> str:
    """Minutes of a drip line or sprinkler, or cans; empty where nothing is known of it."""
    if emitter is None or not found.litres:
        return ""
    amount_l = litres(found.litres).value
    if flow_l_h := emitter.flow_l_h(bed):
        minutes = ceil(run_minutes(amount_l, flow_l_h))
        return gettext("{minutes} min").format(minutes=say_number(minutes))
    if bed.watering_method == WateringMethod.HAND and emitter.can_l:
        cans = ceil(HALF_CANS * amount_l / emitter.can_l) / HALF_CANS
        return ngettext("{cans} can", "{cans} cans", ceil(cans)).format(cans=say_number(cans))
    return ""


def amount_and_run(found: Outlook, bed: Bed, emitter: Emitter | None) -> str:
    """Of the table of all beds: 160 L, 80 min."""
    amount, runs = amount_words(found), run_words(found, bed, emitter)
    return gettext("{amount}, {runs}").format(amount=amount, runs=runs) if runs else amount


def moisture_words(seen: MoistureSnapshot) -> str:
    """Who measured it when, and whether it still counts."""
    by_sensor = {
        Age.FRESH: gettext("sensor, {day}: counts"),
        Age.USABLE: gettext("sensor, {day}: counts, with less confidence"),
        Age.STALE: gettext("sensor, {day}: too old to count"),
    }
    by_hand = {
        Age.FRESH: gettext("by hand, {day}: counts"),
        Age.USABLE: gettext("by hand, {day}: counts, with less confidence"),
        Age.STALE: gettext("by hand, {day}: too old to count"),
    }
    words_ = by_sensor if seen.is_sensor else by_hand
    return words_[seen.age].format(day=formats.date_format(seen.on))


def emitter_words(bed: Bed, emitter: Emitter | None) -> str:
    """What is known of its flow."""
    flow_l_h = emitter and emitter.flow_l_h(bed)
    if flow_l_h:
        return say_quantity(flow_l_h, "L/h")
    if emitter and emitter.can_l and bed.watering_method == WateringMethod.HAND:
        return gettext("a can of {amount}").format(amount=say_quantity(emitter.can_l, "L"))
    return ""


def weather_words(day: WaterDay, garden: GardenSnapshot) -> str:
    """Who says so, and that weather is off where it is."""
    if day.weather:
        source = FORECAST if day.weather.is_forecast else OBSERVED
        return said(wording(source, provider=day.weather.source))
    normals = said(climate_normals(garden))
    if provider_in_use() is None:
        return gettext("No weather is switched on here: {normals} stand in.").format(
            normals=normals
        )
    return normals


def source_words(day: ShownDay) -> str:
    """Of a row of the table."""
    is_gauged = day.water.is_gauged
    if day.water.weather is None:
        return gettext("average, your gauge") if is_gauged else gettext("average")
    if day.water.weather.is_forecast:
        return gettext("forecast, your gauge") if is_gauged else gettext("forecast")
    return gettext("observed, your gauge") if is_gauged else gettext("observed")


def assumptions(found: Outlook) -> list[str]:
    if found.pot:
        return [said(text) for text in pot_findings.assumptions(found.pot)]
    if found.balance is None:
        return []
    told = (
        words.assumptions(found.advice, found.crops)
        if found.advice
        else words.balance_assumptions(found.balance, found.crops)
    )
    return [said(text) for text in told]


def _pot_use(found: Outlook) -> str:
    if found.pot.missing_l is None:
        return said(wording(pot_findings.UNKNOWN, bed=found.bed.name))
    need = found.pot.need
    values = {"use": litres(need.use_l_per_day), "available": litres(need.available_l)}
    return said(wording(pot_findings.USE, **values))
