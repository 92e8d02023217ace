"""When to prune a plant in the year of a place, when it does harm, and why."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gardens.models import Place
from gardens.season import SHOWN_YEAR, Month, Span, YearStrip
from plants.agronomy import seasonal
from plants.agronomy.pruning import (
    COLDEST_PRUNING_C,
    PruningRule,
    PruningVerdict,
    Season,
    pruning_rules,
    pruning_verdict,
    rule_in_place,
)
from plants.quantities import say_quantity

ONE_DAY = timedelta(days=1)
# By the words of plants.agronomy.pruning.
HARMS = {
    "silver leaf": _("silver leaf and bacterial canker enter through cuts made in winter"),
    "bleeding": _("cuts bleed once the sap has risen"),
    "old wood": _("cut back hard in autumn it sprouts no more from old wood"),
    "flowers lost": _("the flowers of spring are cut off with the wood that bears them"),
}
HOW = {
    "hard frost": _("Not in frost below {coldest}."),
    "dry weather": _("In dry weather."),
    "oldest stems": _("Take out a quarter to a third, the oldest stems."),
    "stems over six years": _("Take out stems older than six years."),
    "not into old wood": _("Do not cut into old wood."),
    "fruited canes": _("Cut the canes that bore fruit down to the ground."),
    "all canes": _("Cut all canes down to the ground."),
}
AFTER = {"flowering": _("straight after flowering"), "harvest": _("after the harvest")}
KINDS = {
    "summer-fruiting": _("Fruiting in summer"),
    "autumn-fruiting": _("Fruiting in autumn"),
}


@dataclass(frozen=True, slots=True)
class Pruning:
    """Of one kind; the spans are those of the strip of the year."""

    kind: str
    best: str
    how: str
    harm: str
    now: str
    is_harmful_now: bool
    best_spans: list[Span]
    harm_spans: list[Span]


@dataclass(frozen=True, slots=True)
class PruningCalendar:
    """In the tropics no months can be named, so there are no rows."""

    rows: list[Pruning]
    months: list[Month]
    now: float

    @classmethod
    def of(cls, slug: str, place: Place, on: date) -> "PruningCalendar | None":
        """None of plants that no calendar speaks of."""
        rules = pruning_rules(slug)
        if not rules:
            return None
        strip = YearStrip.of(place)
        local = [(rule, rule_in_place(rule, place.latitude)) for rule in rules]
        rows = [
            _pruning(strip, here, pruning_verdict(rule, on, place.latitude))
            for rule, here in local
            if here
        ]
        return cls(rows, list(strip.months()), strip.at_date(on))


def _pruning(strip: YearStrip, rule: PruningRule, verdict: PruningVerdict) -> Pruning:
    after = str(AFTER[rule.after]) if rule.after else ""
    return Pruning(
        kind=str(KINDS[rule.kind]) if rule.kind else "",
        best=", ".join(map(_span_words, rule.best)) or after,
        how=_how_words(rule),
        harm=_harm_words(rule),
        now=_now_words(rule, verdict),
        is_harmful_now=verdict.harm is not None,
        best_spans=[span for season in rule.best for span in _spans(strip, season)],
        harm_spans=_spans(strip, rule.harm.season) if rule.harm else [],
    )


def _how_words(rule: PruningRule) -> str:
    if not rule.how:
        return ""
    return str(HOW[rule.how]).format(coldest=say_quantity(COLDEST_PRUNING_C, "°C"))


def _harm_words(rule: PruningRule) -> str:
    if rule.harm is None:
        return ""
    return gettext("{span}: {reason}.").format(
        span=_span_words(rule.harm.season), reason=HARMS[rule.harm.reason]
    )


def _now_words(rule: PruningRule, verdict: PruningVerdict) -> str:
    if verdict.harm:
        return gettext("Not now: {reason}.").format(reason=HARMS[verdict.harm.reason])
    if rule.after:
        return ""
    return gettext("Now is a good time.") if verdict.is_suited else gettext("Not the best time.")


def _days(season: Season) -> tuple[date, date]:
    """The first and the last one that belong to it."""
    start, until = (date(SHOWN_YEAR, *day) for day in (season.start, season.until))
    return start, until - ONE_DAY


def _span_words(season: Season) -> str:
    first, last = (formats.date_format(day, "MONTH_DAY_FORMAT") for day in _days(season))
    return gettext("{first} to {last}").format(first=first, last=last)


def _spans(strip: YearStrip, season: Season) -> list[Span]:
    return strip.spans(*map(seasonal.day_of_year, _days(season)))
