"""What the choices of a gardener come to at a place: the risk of frost taken, and covers."""

from dataclasses import dataclass

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gardens.climate.shelter import frost_under
from gardens.models import BedCover, FrostAppetite, Place
from gardens.season import SHOWN_YEAR
from plants.agronomy import seasonal
from plants.agronomy.covers import gain_c
from plants.agronomy.frost import FrostDates
from plants.agronomy.risk_appetite import counted_dates


@dataclass(frozen=True, slots=True)
class CoverGain:
    """Days by which the usual frost dates move; None where one of the two dates is not there."""

    name: str | Promise
    warmer_c: float
    spring_days: int | None
    autumn_days: int | None
    is_frost_free: bool


def cover_gains(place: Place) -> list[CoverGain]:
    covers = [cover for cover in BedCover if cover != BedCover.NONE]
    return [_gain(place, cover, frost_under(place, cover)) for cover in covers]


def _gain(place: Place, cover: BedCover, covered: FrostDates) -> CoverGain:
    return CoverGain(
        name=cover.label,
        warmer_c=gain_c(cover),
        spring_days=_days(covered.last_p50, place.last_frost_p50),
        autumn_days=_days(place.first_frost_p50, covered.first_p50),
        is_frost_free=covered.is_frost_free,
    )


def _days(earlier: int | None, later: int | None) -> int | None:
    if earlier is None or later is None:
        return None
    return round(seasonal.days_between(earlier, later))


def appetite_sentence(place: Place, appetite: str) -> str:
    """The dates that this choice gives, with the chance behind each."""
    dates = counted_dates(place.frost_dates, appetite)
    sentences = (_spring(dates, appetite), _autumn(dates, appetite))
    return " ".join(sentence for sentence in sentences if sentence)


def _spring(dates: FrostDates, appetite: str) -> str:
    if dates.last_p50 is None:
        return _("In most years no frost comes in spring: nothing is counted from it.")
    words = {"last": _say(dates.last_p50)}
    if not dates.has_safe_date:
        return (
            _(
                "Hardy crops count from %(last)s; any summer night may freeze, so tender ones have "
                "no date."
            )
            % words
        )
    if appetite == FrostAppetite.CAUTIOUS:
        return _("All crops count from %(last)s: frost comes later in 1 year of 10.") % words
    if appetite == FrostAppetite.BOLD:
        return _("All crops count from %(last)s: frost comes later in 1 year of 2.") % words
    return _(
        "Hardy crops count from %(last)s (frost comes later in 1 year of 2), tender ones wait "
        "until %(safe)s (in 1 year of 10)."
    ) % (words | {"safe": _say(dates.last_p90)})


def _autumn(dates: FrostDates, appetite: str) -> str:
    if dates.first_p50 is None:
        return ""
    words = {"first": _say(dates.first_p50)}
    if appetite == FrostAppetite.CAUTIOUS:
        return _("Autumn: %(first)s, frost comes earlier in 1 year of 10.") % words
    return _("Autumn: %(first)s, frost comes earlier in 1 year of 2.") % words


def _say(day: int) -> str:
    return formats.date_format(seasonal.date_in_year(SHOWN_YEAR, day), "MONTH_DAY_FORMAT")
