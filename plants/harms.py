"""What may harm a plant, for its page."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext

from plants.models import Pest, Plant
from plants.quantities import say_quantity, say_range


@dataclass(frozen=True, slots=True)
class Harm:
    """A pest or disease of one plant, in words."""

    pest: Pest
    conditions: str
    degree_days: str

    @classmethod
    def of(cls, pest: Pest) -> "Harm":
        return cls(pest, capfirst("; ".join(_conditions(pest))), _degree_days(pest))


@dataclass(frozen=True, slots=True)
class Harms:
    """Those known of the plant itself, and those of others in its family."""

    own: list[Harm]
    of_family: list[Pest]

    @classmethod
    def of(cls, plant: Plant) -> "Harms":
        pests = list(Pest.objects.of(plant))
        return cls(
            own=[Harm.of(pest) for pest in pests if pest.is_named],
            of_family=[pest for pest in pests if not pest.is_named],
        )


def _conditions(pest: Pest) -> Iterator[str]:
    yield pest.season
    if pest.temp_min_c is not None:
        yield say_range(pest.temp_min_c, pest.temp_max_c, "°C")
    if pest.moisture_condition:
        yield gettext("moisture: %(condition)s") % {"condition": pest.moisture_condition}
    if pest.wetness_hours_min is not None:
        hours = say_quantity(pest.wetness_hours_min, "h")
        yield gettext("leaves wet for %(hours)s or longer") % {"hours": hours}


def _degree_days(pest: Pest) -> str:
    """When to look for it, by the warmth summed up."""
    if pest.gdd_value_c_days is None:
        return ""
    return gettext("%(event)s after %(sum)s above %(base)s") % {
        "event": capfirst(pest.gdd_event),
        "sum": say_quantity(pest.gdd_value_c_days, "°C·d"),
        "base": say_quantity(pest.gdd_base_c, "°C"),
    }
