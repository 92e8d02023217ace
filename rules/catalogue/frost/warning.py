"""How bad a cold spell is, and what is said of it."""

from datetime import timedelta

from rules.catalogue.frost.nights import Night
from rules.catalogue.sources import CATALOGUE, forecast
from rules.engine.drafts import Input, TaskDraft
from rules.engine.levels import Severity
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

ASSUMPTIONS = (
    Wording(gettext_noop("An open site: no frost hollow, no warm wall.")),
    Wording(gettext_noop("Plants as warm as the air; under a clear, still sky they are colder.")),
)


def severity(night: Night, limits: Limits) -> Severity:
    chance = night.worst.probability
    if chance >= limits["critical_from"] and night.lead_days <= CERTAIN_LEAD_DAYS:
        return Severity.CRITICAL
    return Severity.WARNING if chance >= limits["warning_from"] else Severity.ADVICE


def names(night: Night) -> tuple[Word, ...]:
    """Of the plants at risk, the most threatened first."""
    return tuple(dict.fromkeys(victim.plant.label for victim in night.victims))[:NAMED_PLANTS]


def numbers(night: Night) -> tuple[tuple[str, Quantity], ...]:
    return (
        (gettext_noop("Lowest temperature"), Quantity(night.weather.tmin_c, "°C", digits=1)),
        (gettext_noop("Killed at"), Quantity(night.worst.plant.kill_temp_c, "°C", digits=1)),
        (gettext_noop("Chance of damage"), Quantity(100 * night.worst.probability, "%", digits=0)),
    )


def inputs(night: Night) -> tuple[Input, ...]:
    (low, tmin), (killed, kill), _ = numbers(night)
    weather = night.weather
    return (
        Input(low, tmin, forecast(weather.source), weather.issued_on),
        Input(killed, kill, CATALOGUE),
    )


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
