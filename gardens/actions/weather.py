"""Fetch, keep and forget weather; nobody acts here but a worker."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gardens.climate.answers import own_frost, set_own_frost
from gardens.climate.choosing import is_measured_at_garden, place_with_archive
from gardens.climate.spot import Spot
from gardens.models import Place, WeatherArchive, WeatherCell, WeatherDay, WeatherHour
from gardens.weather.archive_normals import archive_of, archive_years
from gardens.weather.provider import NoWeather, Point, ProviderDown, WeatherProvider
from gardens.weather.storing import store_weather

logger = logging.getLogger(__name__)

# The water balance looks back a month; a cell that is new, or was idle, is asked for all of it.
LONGEST_GAP_DAYS = 31
# Days that are asked for again, since the first word on them was not the last.
ASKED_AGAIN_DAYS = 3
# Ten years weigh as much as a hundred forecasts in the provider's count; these come first.
ARCHIVES_A_DAY = 60
HOURS_KEPT, DAYS_KEPT = timedelta(days=14), timedelta(days=3 * 366)

CLIMATE_FIELDS = [
    field.name
    for field in Place._meta.concrete_fields
    if field.name not in ("id", "label", "weather_cell", "frost_appetite")
]


def refresh_cell(cell: WeatherCell, provider: WeatherProvider) -> bool:
    """The forecast and, once, the archive of a claimed cell; False if the provider gave none."""
    try:
        _fetch_forecast(cell, provider)
        if _wants_archive(cell):
            _fetch_archive(cell, provider)
    except NoWeather as fault:
        _note_failure(cell, fault)
        return False
    return True


def forget_old_weather(*, now: datetime) -> None:
    WeatherHour.objects.filter(at__lt=now - HOURS_KEPT).delete()
    WeatherDay.objects.filter(on__lt=(now - DAYS_KEPT).date()).delete()


def _fetch_forecast(cell: WeatherCell, provider: WeatherProvider) -> None:
    now = timezone.now()
    idle_days = (now - cell.fetched_at).days if cell.fetched_at else LONGEST_GAP_DAYS
    past_days = min(LONGEST_GAP_DAYS, idle_days + ASKED_AGAIN_DAYS)
    answer = provider.forecast(_point(cell), today=cell.today(now), past_days=past_days)
    with transaction.atomic():
        store_weather(cell, answer, source=provider.name, issued_at=now)
        _note_success(cell)


def _wants_archive(cell: WeatherCell) -> bool:
    yesterday = timezone.now() - timedelta(days=1)
    fetched = WeatherArchive.objects.filter(Q(cell=cell) | Q(fetched_at__gte=yesterday))
    cells = set(fetched.values_list("cell_id", flat=True))
    return cell.pk not in cells and len(cells) < ARCHIVES_A_DAY


def _fetch_archive(cell: WeatherCell, provider: WeatherProvider) -> None:
    now = timezone.now()
    first, last = archive_years(cell.today(now))
    answer = provider.archive(_point(cell), first, last)
    archive = archive_of(cell, answer, source=provider.name, fetched_at=now)
    with transaction.atomic():
        archive.save(force_insert=True)
        _take_archive(archive)
        _note_success(cell)


def _take_archive(archive: WeatherArchive) -> None:
    """In place of each estimate in the cell; frost dates that a gardener typed stay."""
    places = archive.cell.places.select_for_update(no_key=True, of=("self",)).order_by("pk")
    changed = [
        _with_archive(place, archive) for place in places if not is_measured_at_garden(place)
    ]
    Place.objects.bulk_update(changed, CLIMATE_FIELDS)


def _with_archive(place: Place, archive: WeatherArchive) -> Place:
    found, own = place_with_archive(Spot.of_place(place), archive), own_frost(place)
    if own:
        set_own_frost(found, own)
    found.pk = place.pk
    return found


def _point(cell: WeatherCell) -> Point:
    return Point(cell.latitude, cell.longitude, cell.timezone)


def _note_success(cell: WeatherCell) -> None:
    """Last in its transaction: gardens that were evaluated before this moment are asked for."""
    cell.fetched_at = timezone.now()
    cell.fetching_since, cell.failures, cell.last_error = None, 0, ""
    cell.save(update_fields=["fetched_at", "fetching_since", "failures", "last_error"])


def _note_failure(cell: WeatherCell, fault: NoWeather) -> None:
    told = f"{type(fault).__name__}: {fault}"[:200]
    logger.warning("No weather for cell %s", cell.pk, extra={"fault": told})
    cell.fetching_since, cell.failures = None, min(cell.failures + 1, 32_000)
    cell.last_error = told
    if isinstance(fault, ProviderDown) and fault.retry_after:
        cell.next_fetch_at = max(cell.next_fetch_at, timezone.now() + fault.retry_after)
    cell.save(update_fields=["fetching_since", "failures", "last_error", "next_fetch_at"])
