"""How bad a cold spell is, and what is said of it."""

from datetime import timedelta

from plants.agronomy.covers import gain_c
from plants.agronomy.frost_damage import FORECAST_SD_C
from rules.catalogue.frost.nights import Night
from rules.catalogue.sources import cover_inputs, source_of, weather_input
from rules.engine.drafts import Input, Scale, TaskDraft
from rules.engine.levels import Severity
from rules.engine.quantities import chance
from rules.engine.rule import Limits, Threshold
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Word, Wording, gettext_noop, wording

ADVICE_FROM = Threshold(
    *("advice_from", 0.10, "", 0.01, 0.5), gettext_noop("Chance of damage that is mentioned.")
)
WARNING_FROM = Threshold(
    *("warning_from", 0.30, "", 0.05, 0.9), gettext_noop("Chance of damage that is a warning.")
)
CRITICAL_FROM = Threshold(
    *("critical_from", 0.60, "", 0.1, 1.0),
    gettext_noop("Chance of damage that is urgent, for the next two nights."),
)
CERTAIN_LEAD_DAYS = 2
NAMED_PLANTS = 4
COVER = Wording(gettext_noop("Cover them with fleece in the evening, or bring pots indoors."))
COVER_MORE = Wording(
    gettext_noop("They stand under cover already: lay fleece over them inside in the evening.")
)

OPEN_SITE = Wording(gettext_noop("An open site: no frost hollow, no warm wall."))
AS_WARM_AS_AIR = Wording(
    gettext_noop("Plants as warm as the air; under a clear, still sky they are colder.")
)
CLEAR_AND_STILL = Wording(
    gettext_noop("Low plants cool below the air, since the night is clear and still.")
)
WIND_OR_CLOUD = Wording(gettext_noop("Wind or cloud keep plants as warm as the air that night."))

FORMULA = gettext_noop(
    "Chance that a night of {low}, give or take {error}, falls to {kill} = {chance}"
)
WOULD_CHANGE = Wording(gettext_noop("The next forecast, or a cover that is warmer."))
WHY = gettext_noop("The chance of damage is about {some} in {among}.")
WHY_COLDER = gettext_noop(
    "Under a clear, still sky they get {degrees} colder than the air: the chance of damage is "
    "about {some} in {among}."
)


def severity(night: Night, limits: Limits) -> Severity:
    probability = night.worst.probability
    if probability >= limits["critical_from"] and night.lead_days <= CERTAIN_LEAD_DAYS:
        return Severity.CRITICAL
    return Severity.WARNING if probability >= limits["warning_from"] else Severity.ADVICE


def names(night: Night) -> tuple[Word, ...]:
    """Of the plants at risk, the most threatened first."""
    return tuple(dict.fromkeys(victim.plant.label for victim in night.victims))[:NAMED_PLANTS]


def do(night: Night) -> Wording:
    is_covered = all(victim.bed.is_covered for victim in night.victims)
    return COVER_MORE if is_covered else COVER


def numbers(night: Night) -> tuple[tuple[str, Quantity], ...]:
    return (
        (gettext_noop("Lowest temperature"), Quantity(night.weather.tmin_c, "°C", digits=1)),
        (gettext_noop("Killed at"), Quantity(night.worst.plant.kill_temp_c, "°C", digits=1)),
        (gettext_noop("Chance of damage"), Quantity(100 * night.worst.probability, "%", digits=0)),
    )


def inputs(night: Night) -> tuple[Input, ...]:
    (low, tmin), (killed, kill), _ = numbers(night)
    weather = night.weather
    sky = ()
    if night.is_sky_known:
        sky = (
            (gettext_noop("Wind at night"), Quantity(weather.night_wind_m_s, "m/s", digits=1)),
            (gettext_noop("Cloud at night"), Quantity(weather.night_cloud_pct, "%", digits=0)),
        )
    return (
        *(weather_input(name, value, weather) for name, value in ((low, tmin), *sky)),
        Input(killed, kill, source_of("kill_temperature_c", night.worst.plant)),
        *cover_inputs(night.worst.bed),
    )


def formula(night: Night) -> Wording:
    """With the air as cold as the plants are taken to be."""
    worst = night.worst
    low_c = night.weather.tmin_c - worst.cooling_c + gain_c(worst.bed.cover)
    return wording(
        FORMULA,
        low=Quantity(low_c, "°C", digits=1),
        error=Quantity(FORECAST_SD_C[night.lead_days], "°C", digits=1),
        kill=Quantity(worst.plant.kill_temp_c, "°C", digits=1),
        chance=Quantity(100 * worst.probability, "%", digits=0),
    )


def scale(night: Night, limits: Limits) -> Scale:
    begins = (
        (Severity.ADVICE, limits["advice_from"]),
        (Severity.WARNING, limits["warning_from"]),
        (Severity.CRITICAL, limits["critical_from"]),
    )
    return Scale(night.worst.probability, begins)


def why(night: Night) -> Wording:
    some, among = chance(night.worst.probability)
    if not (cooling_c := night.worst.cooling_c):
        return wording(WHY, some=some, among=among)
    degrees = Quantity(cooling_c, "°C")
    return wording(WHY_COLDER, some=some, among=among, degrees=degrees)


def assumptions(night: Night) -> tuple[Wording, ...]:
    if not night.is_sky_known:
        return OPEN_SITE, AS_WARM_AS_AIR
    is_colder = any(victim.cooling_c for victim in night.victims)
    return OPEN_SITE, CLEAR_AND_STILL if is_colder else WIND_OR_CLOUD


def task(garden: GardenSnapshot, night: Night, level: Severity) -> TaskDraft | None:
    if level.rank < Severity.WARNING.rank:
        return None
    what = gettext_noop("Cover {plants} before the night to {date}")
    evening = night.weather.on - timedelta(days=1)
    return TaskDraft(
        wording(what, plants=names(night), date=night.weather.on),
        due_on=max(garden.on, evening),
        minutes=15,
    )
