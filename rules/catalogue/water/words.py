"""What is said of a bed that will need water."""

from collections.abc import Iterator

from plants.agronomy.soil_water import METHOD_EFFICIENCY, doses_mm
from rules.catalogue.sources import (
    CATALOGUE,
    YOUR_PLAN,
    YOUR_RECORDS,
    YOUR_SENSOR,
    climate_normals,
    weather_input,
)
from rules.catalogue.water.advice import Advice, State
from rules.catalogue.water.balance import Balance
from rules.catalogue.water.crops import BedCrop
from rules.catalogue.water.days import Start
from rules.catalogue.water.weather import WaterDay
from rules.engine.drafts import Input, TaskDraft
from rules.engine.quantities import days, litres
from rules.engine.snapshot import GardenSnapshot, MoistureSnapshot
from rules.engine.wording import Quantity, Value, Word, Wording, gettext_noop, wording

MEANS = {
    "drip": gettext_noop("with the drip line"),
    "hand": gettext_noop("with the watering can"),
    "sprinkler": gettext_noop("with the sprinkler"),
    "furrow": gettext_noop("along the furrow"),
}
TITLE = {
    State.DRY: gettext_noop("{bed} needs water"),
    State.RAIN: gettext_noop("Rain should water {bed}"),
    State.SOON: gettext_noop("{bed} needs water by {date}"),
    State.LATER: gettext_noop("{bed}: next watering around {date}"),
}
WHAT = {
    State.DRY: gettext_noop("{bed} is drying out."),
    State.RAIN: gettext_noop("{bed} is drying out, but {rain} of rain is forecast."),
    State.SOON: gettext_noop("{bed} will be dry around {date}."),
    State.LATER: gettext_noop("{bed} probably holds enough water until around {date}."),
}
SO_FAR = gettext_noop("It has lost about {used} so far; {plant} suffers beyond {limit}.")
BY_THEN = gettext_noop("It will have lost about {used} by then; {plant} suffers beyond {limit}.")
DO = {
    State.DRY: gettext_noop("Give about {litres} {means} today."),
    State.RAIN: gettext_noop("Wait for it; if it stays dry, give about {litres} {means}."),
    State.SOON: gettext_noop("Give about {litres} {means} by then."),
    State.LATER: gettext_noop("Then give about {litres} {means}, or less after rain."),
}
FORMULA = gettext_noop("{net} / {efficiency} × {area} = {litres}")
WOULD_CHANGE = Wording(
    gettext_noop("Rain, a watering that you log, a moisture reading, or a newer forecast.")
)
TASK = gettext_noop("Water {bed} with about {litres}")

SOME_AVERAGES = Wording(gettext_noop("Climate averages stand in where weather records lack."))
OLD_WEATHER = Wording(gettext_noop("The weather is not from today; a newer forecast may differ."))
START_UNKNOWN = Wording(gettext_noop("The last soaking is not known; half way to dry is assumed."))
WHOLE_DEPTH = Wording(
    gettext_noop("The moisture that was measured is taken for the whole depth of the roots.")
)
TYPICAL_SOIL = Wording(gettext_noop("Typical figures for the texture of this soil."))
TYPICAL_CROP = Wording(gettext_noop("Some crops are reckoned like small vegetables."))
RAIN_IN_FULL = Wording(gettext_noop("The rain that is forecast counts in full."))
TABLE_AIR = Wording(
    gettext_noop("What crops draw is for wind of 2 m/s and 45 % of humidity in the driest hour.")
)
AIR_OF_PLACE = gettext_noop("weather of your place, mean of {days}")
SPLIT = gettext_noop("Sand holds little at a time: give it in {parts} goes, a day or two apart.")


def values(found: Advice) -> dict[str, Value]:
    """A day that moves with today is left out, or the finding would change every day."""
    balance = found.balance
    named: dict[str, Value] = {
        "bed": found.bed.name,
        "plant": balance.store.crop.plant.label,
        "used": Quantity(found.used_mm, "mm"),
        "limit": Quantity(balance.store.raw_mm, "mm"),
        "litres": litres(found.need.litres),
        "means": Word(MEANS[found.bed.watering_method]),
    }
    if found.state is State.RAIN:
        return named | {"rain": Quantity(balance.forecast_rain_mm, "mm")}
    return named if found.state is State.DRY else named | {"date": found.due_on}


def why(found: Advice) -> Wording:
    is_now = found.state in (State.DRY, State.RAIN)
    return wording(SO_FAR if is_now else BY_THEN, **values(found))


def numbers(found: Advice) -> tuple[tuple[str, Quantity], ...]:
    store, need = found.balance.store, found.need
    return (
        (gettext_noop("Water to give"), litres(need.litres)),
        (gettext_noop("Lost by plants and soil"), Quantity(need.net_mm, "mm")),
        (gettext_noop("With losses of watering"), Quantity(need.gross_mm, "mm")),
        (gettext_noop("Plants suffer beyond"), Quantity(store.raw_mm, "mm")),
        (gettext_noop("Roots can reach"), Quantity(store.taw_mm, "mm")),
    )


def formula(found: Advice) -> Wording:
    need = found.need
    return wording(
        FORMULA,
        net=Quantity(need.net_mm, "mm"),
        efficiency=Quantity(METHOD_EFFICIENCY[found.bed.watering_method], digits=2),
        area=Quantity(found.bed.area_m2, "m²"),
        litres=litres(need.litres),
    )


def inputs(found: Advice, garden: GardenSnapshot) -> tuple[Input, ...]:
    balance, crop = found.balance, found.balance.store.crop
    drawn = Quantity(balance.store.etc_mm, "mm", digits=2)
    return (
        water_input(gettext_noop("Use a day"), drawn, balance.today, garden),
        *_rain_inputs(found),
        Input(gettext_noop("Size of the bed"), Quantity(found.bed.area_m2, "m²"), YOUR_PLAN),
        Input(gettext_noop("Roots"), Quantity(crop.root_depth_m(garden.on), "m"), CATALOGUE),
        *air_inputs(garden, [crop]),
        *_start_inputs(balance.start),
    )


def _start_inputs(start: Start) -> Iterator[Input]:
    if start.soaked_on:
        yield Input(gettext_noop("Last soaking"), start.soaked_on, YOUR_RECORDS)
    if start.moisture:
        yield moisture_input(start.moisture)


def air_inputs(garden: GardenSnapshot, crops: list[BedCrop]) -> Iterator[Input]:
    """By which the table's figure of what crops draw was adjusted."""
    air = garden.drying
    if air is None or not any(crop.is_adjusted for crop in crops):
        return
    source = wording(AIR_OF_PLACE, days=days(air.days))
    wind = Quantity(air.wind_m_s, "m/s", digits=2)
    driest = Quantity(air.humidity_min_pct, "%", digits=0)
    yield Input(gettext_noop("Wind at 2 m"), wind, source, measured_on=air.until)
    yield Input(gettext_noop("Driest hour of a day"), driest, source, measured_on=air.until)


def air_assumptions(crops: list[BedCrop]) -> tuple[Wording, ...]:
    return () if all(crop.is_adjusted for crop in crops) else (TABLE_AIR,)


def moisture_input(seen: MoistureSnapshot) -> Input:
    value = Quantity(100 * seen.moisture, "%", digits=0)
    source = YOUR_SENSOR if seen.is_sensor else YOUR_RECORDS
    return Input(gettext_noop("Soil moisture"), value, source, measured_on=seen.on)


def water_input(name: str, value: Quantity, day: WaterDay, garden: GardenSnapshot) -> Input:
    """What the air takes, by the weather of the day or by the averages that stand in for it."""
    if day.weather is None:
        return Input(name, value, climate_normals(garden))
    return weather_input(name, value, day.weather)


def _rain_inputs(found: Advice) -> Iterator[Input]:
    balance = found.balance
    if balance.observed:
        fallen = Quantity(balance.rained_mm, "mm", digits=0)
        yield weather_input(gettext_noop("Rain since then"), fallen, balance.observed)
    if balance.gauged_mm:
        gauged = Quantity(balance.gauged_mm, "mm", digits=0)
        yield Input(gettext_noop("Rain in your gauge"), gauged, YOUR_RECORDS)
    if balance.today.weather and balance.today.weather.is_forecast:
        coming = Quantity(balance.forecast_rain_mm, "mm", digits=0)
        yield weather_input(
            gettext_noop("Rain of today and tomorrow"), coming, balance.today.weather
        )


def assumptions(found: Advice, crops: list[BedCrop]) -> tuple[Wording, ...]:
    assumed = balance_assumptions(found.balance, crops)
    if found.state is State.RAIN:
        return (*assumed, RAIN_IN_FULL)
    parts = len(doses_mm(found.need.net_mm, found.bed.texture))
    return (*assumed, wording(SPLIT, parts=Quantity(parts))) if parts > 1 else assumed


def balance_assumptions(balance: Balance, crops: list[BedCrop]) -> tuple[Wording, ...]:
    told = (
        (TYPICAL_SOIL, True),
        (SOME_AVERAGES, balance.has_averages),
        (OLD_WEATHER, balance.is_aged),
        (START_UNKNOWN, not balance.start.is_known),
        (WHOLE_DEPTH, balance.start.moisture is not None),
        (TYPICAL_CROP, any(crop.is_typical for crop in crops)),
    )
    return (*(text for text, holds in told if holds), *air_assumptions(crops))


def task(found: Advice) -> TaskDraft | None:
    if found.state is State.RAIN:
        return None
    amount = litres(found.need.litres)
    return TaskDraft(
        what=wording(TASK, bed=found.bed.name, litres=amount),
        due_on=found.due_on,
        minutes=15,
        act="water",
        litres=amount.value,
    )
