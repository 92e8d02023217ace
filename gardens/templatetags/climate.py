from dataclasses import dataclass
from datetime import date

from django import template
from django.utils import timezone

from gardens.climate.chart import ClimateChart
from gardens.climate.choices import appetite_sentence, cover_gains
from gardens.climate.light import DayLengths, WaterYear
from gardens.climate.origin import origin_of
from gardens.climate.spot import position_label
from gardens.forms.place import AppetiteForm
from gardens.models import Place
from gardens.season import SHOWN_YEAR
from plants.agronomy import seasonal
from plants.quantities import say_quantity

register = template.Library()


@dataclass(frozen=True, slots=True)
class Share:
    """A date of each season that a tenth, half or nine tenths of the years keep to."""

    years_of_ten: int
    last_on: date | None
    first_on: date | None


@register.inclusion_tag("gardens/_climate_chart.html")
def climate_chart(place: Place) -> dict[str, object]:
    """Highest and lowest mean temperature of each month, July first in the south."""
    return {"place": place, "chart": ClimateChart.of(place)}


@register.inclusion_tag("gardens/_climate_figures.html")
def climate_figures(place: Place) -> dict[str, object]:
    """Zone, frost and rain, each with its sentence."""
    has_season = place.last_frost_p50 is not None and place.first_frost_p50 is not None
    season_days = None
    if has_season:
        season_days = (place.first_frost_p50 - place.last_frost_p50) % seasonal.DAYS_IN_YEAR
    return {
        "place": place,
        "half": _share(place, 50),
        "late": _on(place.last_frost_p90),
        "early": _on(place.first_frost_p10),
        "season_days": season_days,
        "rain_mm": round(sum(place.rain_mm) / 10) * 10 if place.rain_mm else None,
    }


@register.inclusion_tag("gardens/_climate_frost.html")
def climate_frost(place: Place) -> dict[str, object]:
    """The frost dates of one, five and nine years of ten."""
    return {"place": place, "shares": [_share(place, per_cent) for per_cent in (10, 50, 90)]}


@register.inclusion_tag("gardens/_climate_covers.html")
def climate_covers(place: Place) -> dict[str, object]:
    """By how many days each cover moves the frost dates here."""
    return {"gains": cover_gains(place)}


@register.inclusion_tag("gardens/_frost_appetite.html")
def frost_appetite(place: Place, form: AppetiteForm) -> dict[str, object]:
    """The three choices, each with the dates it gives here."""
    radios = form["frost_appetite"]
    choices = [(radio, appetite_sentence(place, radio.data["value"])) for radio in radios]
    return {"form": form, "choices": choices}


@register.inclusion_tag("gardens/_climate_light.html")
def climate_light(place: Place) -> dict[str, object]:
    """The length of days, and when they are too short for growth."""
    return {"days": DayLengths.of(place, place.today(timezone.now()))}


@register.inclusion_tag("gardens/_climate_water.html")
def climate_water(place: Place) -> dict[str, object]:
    """What grass would use of water each month, beside the rain."""
    return {"place": place, "year": WaterYear.of(place)}


@register.inclusion_tag("gardens/_climate_origin.html")
def climate_origin(place: Place) -> dict[str, object]:
    """Where the climate was measured, what was adjusted and assumed, how far to trust it."""
    return {"place": place, "sentences": origin_of(place)}


@register.filter
def celsius(value: float) -> str:
    return say_quantity(value, "°C", 0)


@register.filter
def hours(value: float) -> str:
    return say_quantity(value, "h", 1)


@register.filter
def rain(depth_mm: float) -> str:
    return say_quantity(depth_mm, "mm", 0)


@register.filter
def height(metres: float) -> str:
    return say_quantity(metres, "m", 0)


@register.filter
def position(place: Place) -> str:
    return position_label(place.latitude, place.longitude)


def _share(place: Place, per_cent: int) -> Share:
    last_day, first_day = (
        getattr(place, f"{season}_frost_p{per_cent}") for season in ("last", "first")
    )
    return Share(per_cent // 10, _on(last_day), _on(first_day))


def _on(day: int | None) -> date | None:
    return None if day is None else seasonal.date_in_year(SHOWN_YEAR, day)
