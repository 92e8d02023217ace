"""What the law of a garden's place says of plants. Reads only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext

from compliance.jurisdictions import (
    EVERYWHERE,
    UNION,
    jurisdiction_of,
    laws_of,
    region_is_missing,
    region_name,
)
from compliance.models import Exemption
from compliance.restricting import Notice, Severity, restrictions_of
from gardens.climate.countries import country_name
from gardens.models import Garden, Place
from plants.models import Plant

MOST_ALTERNATIVES = 3
# What makes a plant stand in for another, the weightiest first.
LIKENESS = ("family", "growth_form", "life_cycle", "sun")


@dataclass(frozen=True, slots=True)
class PlaceLaw:
    """Whose law a place has, as far as its country and region are known."""

    code: str
    is_region_missing: bool
    on: date

    @classmethod
    def of(cls, place: Place) -> "PlaceLaw":
        codes = (place.country_code, place.admin1_code)
        on = place.today(timezone.now())
        return cls(jurisdiction_of(*codes), region_is_missing(*codes), on)

    @property
    def name(self) -> str:
        return jurisdiction_name(self.code)

    @property
    def legislators(self) -> list[str]:
        """The nearest first; treaties go without saying."""
        laws = (law for law in laws_of(self.code, self.on) if not law.is_treaty)
        return [jurisdiction_name(law.code) for law in laws]


def jurisdiction_name(code: str) -> str:
    """`Maine, United States`."""
    if code == EVERYWHERE:
        return gettext("international treaty")
    if code == UNION:
        return gettext("European Union")
    country = country_name(code.partition("-")[0])
    region = region_name(code)
    return f"{region}, {country}" if region else country


def notices_in(garden: Garden, plants: Iterable[Plant]) -> dict[int, list[Notice]]:
    """By primary key of the plant. One query, and one more where something is not allowed: for
    permits that staff accepted."""
    law = PlaceLaw.of(garden.place)
    found = restrictions_of(plants, law.code, law.on)
    if not any(notices[0].is_block for notices in found.values()):
        return found
    exempted = _exempted(garden, law.on)
    return {
        pk: _ordered(
            one.exempted if one.is_block and (pk, one.restriction.pk) in exempted else one
            for one in notices
        )
        for pk, notices in found.items()
    }


def blocked_in(garden: Garden, plants: Iterable[Plant]) -> set[int]:
    """Primary keys of those that may not be planted there."""
    return {pk for pk, notices in notices_in(garden, plants).items() if notices[0].is_block}


def alternatives(plant: Plant, garden: Garden) -> list[Plant]:
    """Plants of the catalogue for the same use that nothing restricts there, the likest first.
    Two queries."""
    alike = Plant.objects.of_catalogue().exclude(botanical_name=plant.botanical_name)
    if plant.category:
        alike = alike.filter(category=plant.category)
    elif plant.family:
        alike = alike.filter(family=plant.family)
    else:
        return []
    offered = list(alike)
    law = PlaceLaw.of(garden.place)
    said = restrictions_of(offered, law.code, law.on)
    free = [one for one in offered if one.pk not in said or _is_only_note(said[one.pk])]
    return sorted(free, key=lambda one: _unlikeness(one, plant))[:MOST_ALTERNATIVES]


def _exempted(garden: Garden, on: date) -> set[tuple[int, int]]:
    """Pairs of plant and restriction."""
    granted = Exemption.objects.granted(garden.pk, on)
    return set(granted.values_list("plant_id", "restrictions"))


def _ordered(notices: Iterable[Notice]) -> list[Notice]:
    return sorted(notices, key=lambda one: -one.severity)


def _is_only_note(notices: list[Notice]) -> bool:
    return notices[0].severity == Severity.NOTE


def _unlikeness(one: Plant, plant: Plant) -> tuple:
    differs = tuple(getattr(one, name) != getattr(plant, name) for name in LIKENESS)
    return (*differs, one.common_name, one.pk)
