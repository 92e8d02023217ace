from collections.abc import Iterator
from datetime import date

from rules.catalogue.frost import nights, warning
from rules.catalogue.frost.nights import Night
from rules.catalogue.questions import FORECAST_LOWS, FRESH_FORECAST
from rules.engine.drafts import FindingDraft, Missing, Subject
from rules.engine.levels import Confidence
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, gettext_noop, wording


@rule(
    "FROST.FORECAST",
    gettext_noop("Frost is forecast for plants that cannot take it"),
    version=3,
    thresholds=(warning.ADVICE_FROM, warning.WARNING_FROM, warning.CRITICAL_FROM),
    drift=0.1,
    falls_slowly=True,
)
def frost_forecast(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Reckon the chance that a night of the forecast kills what stands outdoors.

    ## Why it matters
    A forecast minimum errs by about 1.5 °C for tomorrow, 2 °C for the day after and 3.5 °C a
    week ahead. With that error the chance of reaching a plant's killing temperature follows: one
    in ten is worth a mention, three in ten a warning, six in ten within two days is urgent. In a
    clear, still night low plants are taken as 2 °C colder than the air. In a bed with a cover the
    night counts as that much warmer.

    ## What to do
    Fleece gains about 2 °C, two layers 4 °C, a cloche 3 °C. Bring pots indoors. Water dry soil
    beforehand: moist soil gives off more warmth.

    ## Source
    WSU Extension EB0913 and frost classes of extension services; forecast errors are a rule of
    thumb; killing temperatures: plant catalogue.
    """
    if garden.is_indoor:
        return
    for fault in nights.unlikely_nights(garden):
        yield FORECAST_LOWS.of(fault=fault)
    known = nights.forecast_days(garden)
    days = nights.still_usable(known)
    if not days:
        yield from [FRESH_FORECAST.of()] if known else []
        return
    confidence = nights.forecast_confidence(days)
    notable = limits["advice_from"]
    if cold := nights.cold_nights(days, garden, notable):
        worst = max(
            cold, key=lambda night: (warning.severity(night, limits).rank, -night.lead_days)
        )
        spell = nights.spell_begins(cold, garden, notable), cold[-1].weather.on
        yield _finding(garden, worst, limits, confidence, spell)


def _finding(
    garden: GardenSnapshot,
    night: Night,
    limits: Limits,
    confidence: Confidence,
    spell: tuple[date, date],
) -> FindingDraft:
    severity = warning.severity(night, limits)
    tmin = Quantity(night.weather.tmin_c, "°C", digits=1)
    kill = Quantity(night.worst.plant.kill_temp_c, "°C", digits=1)
    what = gettext_noop("A low of {tmin} is forecast; {plants} may die at {kill}.")
    return FindingDraft(
        subject=Subject.of_garden(garden),
        severity=severity,
        confidence=confidence,
        title=wording(gettext_noop("Frost is possible on {date}"), date=night.weather.on),
        what=wording(what, tmin=tmin, plants=warning.names(night), kill=kill),
        why=warning.why(night),
        do=warning.do(night),
        numbers=warning.numbers(night),
        inputs=warning.inputs(night),
        assumptions=warning.assumptions(night),
        references=("WSU Extension EB0913: critical temperatures",),
        episode=spell[0].isoformat(),
        starts_on=spell[0],
        ends_on=spell[1],
        plantings=tuple(victim.planting.pk for victim in night.victims),
        task=warning.task(garden, night, severity),
        formula=warning.formula(night),
        would_change=warning.WOULD_CHANGE,
        scale=warning.scale(night, limits),
    )
