"""The garden the pages are about: the one last opened, else the newest of one's own."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils import timezone

from gardens.climate.shelter import counted_frost
from gardens.models import Garden, OwnFigures
from plants.agronomy.hardiness import zone_of
from plants.reader import ReaderClimate

SESSION_KEY = "garden"


def current_garden(request: HttpRequest) -> Garden | None:
    """With its place; asked for once per request."""
    if not hasattr(request, "_current_garden"):
        request._current_garden = _look_up(request)
    return request._current_garden


def open_garden(request: HttpRequest, garden: Garden) -> None:
    """Make it the one that Today and the navigation speak of."""
    request._current_garden = garden
    if request.session.get(SESSION_KEY) != garden.pk:
        request.session[SESSION_KEY] = garden.pk


def reader_climate(request: HttpRequest) -> ReaderClimate | None:
    """Of the current garden, for the catalogue (settings.READER_CLIMATE); none indoors."""
    garden = current_garden(request)
    if garden is None or garden.is_indoor:
        return None
    place = garden.place
    return ReaderClimate(
        zone=zone_of(place.usda_zone) if place.usda_zone else None,
        frost=counted_frost(place),
        latitude_deg=place.latitude,
        on=place.today(timezone.now()),
        place=place.label,
        coldest_night_c=place.annual_extreme_min_c,
    )


def reader_figures(request: HttpRequest, plant_ids: list[int]) -> Iterable[OwnFigures]:
    """Of the current garden, for the catalogue (settings.READER_FIGURES)."""
    garden = current_garden(request)
    return OwnFigures.objects.filter(garden=garden, plant__in=plant_ids) if garden else ()


def _look_up(request: HttpRequest) -> Garden | None:
    if not request.user.is_authenticated:
        return None
    gardens = Garden.objects.visible_to(request.user).with_place().order_by("-pk")
    opened = request.session.get(SESSION_KEY)
    if opened is None:
        return gardens.first()
    return gardens.filter(pk=opened).first() or gardens.first()
