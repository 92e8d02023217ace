"""What a gardener may open; everything else is not there."""

from datetime import date

from django.forms import BaseForm
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from gardens.current import current_garden, open_garden
from gardens.forms.fields import LONGEST_NUMBER
from gardens.models import (
    Bed,
    Device,
    Event,
    Garden,
    Land,
    NutrientChange,
    Path,
    Planting,
    Reservoir,
    ReservoirReading,
    SeedLot,
    Sensor,
    Sowing,
    Space,
    SpaceReading,
    Structure,
    Tray,
    Tree,
)


def own_garden(request: HttpRequest, pk: int) -> Garden:
    """Opened: from now on the navigation speaks of it."""
    garden = get_object_or_404(Garden.objects.visible_to(request.user).with_place(), pk=pk)
    open_garden(request, garden)
    return garden


def own_bed(request: HttpRequest, garden_pk: int, pk: int) -> Bed:
    beds = Bed.objects.visible_to(request.user).with_place().with_north().with_last_records()
    beds = beds.select_related("space", "reservoir")
    bed = get_object_or_404(beds, garden=garden_pk, pk=pk)
    open_garden(request, bed.garden)
    return bed


def own_land(request: HttpRequest, garden_pk: int) -> Land:
    """A garden without land has no plan of it."""
    lands = Land.objects.visible_to(request.user).select_related("garden__place")
    land = get_object_or_404(lands, garden=garden_pk)
    open_garden(request, land.garden)
    return land


def known_anew(form: BaseForm, field: str, known: int | str | None) -> None:
    """After a refusal: what is sent once more was sent in sight of the newest plan."""
    form.data = form.data.copy()
    form.data[field] = known or 0


def own_planting(request: HttpRequest, pk: int) -> Planting:
    plantings = Planting.objects.visible_to(request.user).with_plants()
    with_origin = plantings.select_related("sowing__tray", "seed_lot__plant")
    planting = get_object_or_404(with_origin.select_related("bed", "garden__place"), pk=pk)
    open_garden(request, planting.garden)
    return planting


def own_event(request: HttpRequest, pk: int) -> Event:
    events = Event.objects.visible_to(request.user).standing().with_details()
    event = get_object_or_404(events.select_related("garden__place"), pk=pk)
    open_garden(request, event.garden)
    return event


def own_feature(
    request: HttpRequest, model: type[Tree | Structure | Path], garden_pk: int, pk: int
) -> Tree | Structure | Path:
    features = model.objects.visible_to(request.user).select_related("garden__place")
    feature = get_object_or_404(features, garden=garden_pk, pk=pk)
    open_garden(request, feature.garden)
    return feature


def number_in(text: str) -> set[int]:
    """Of an address; what is no number names nothing."""
    is_number = text.isascii() and text.isdecimal() and len(text) < LONGEST_NUMBER
    return {int(text)} if is_number else set()


def own_device(request: HttpRequest, garden_pk: int, pk: int) -> Device:
    devices = Device.objects.visible_to(request.user).with_place()
    device = get_object_or_404(devices, garden=garden_pk, pk=pk)
    open_garden(request, device.garden)
    return device


def own_sensor(request: HttpRequest, garden_pk: int, pk: int) -> Sensor:
    sensors = Sensor.objects.visible_to(request.user).with_latest(timezone.now())
    sensors = sensors.select_related("device__bed", "device__garden__place")
    sensor = get_object_or_404(sensors, device__garden=garden_pk, pk=pk)
    open_garden(request, sensor.device.garden)
    return sensor


def own_facility(
    request: HttpRequest, model: type[Space | Reservoir], garden_pk: int, pk: int
) -> Space | Reservoir:
    facilities = model.objects.visible_to(request.user).with_latest()
    found = facilities.select_related("garden__place").filter(garden=garden_pk)
    facility = get_object_or_404(found, pk=pk)
    open_garden(request, facility.garden)
    return facility


def own_indoor_record(
    request: HttpRequest,
    model: type[SpaceReading | ReservoirReading | NutrientChange],
    garden_pk: int,
    pk: int,
) -> SpaceReading | ReservoirReading | NutrientChange:
    records = model.objects.visible_to(request.user).of_garden(garden_pk).with_place()
    record = get_object_or_404(records, pk=pk)
    open_garden(request, record.subject.garden)
    return record


def today_in(garden: Garden) -> date:
    return garden.place.today(timezone.now())


def today_of(request: HttpRequest) -> date:
    """In the garden the pages are about; without one, of the site."""
    garden = current_garden(request)
    return today_in(garden) if garden else timezone.localdate()


def own_lot(request: HttpRequest, pk: int) -> SeedLot:
    """With its balance and tests; a seed box belongs to no garden."""
    lots = SeedLot.objects.visible_to(request.user).with_plants().with_balance().with_tests()
    parents = ("parent_planting__bed", "parent_planting__seed_lot__plant")
    return get_object_or_404(lots.select_related(*parents), pk=pk)


def own_tray(request: HttpRequest, pk: int) -> Tray:
    trays = Tray.objects.visible_to(request.user).select_related("garden__place")
    tray = get_object_or_404(trays, pk=pk)
    open_garden(request, tray.garden)
    return tray


def own_sowing(request: HttpRequest, pk: int) -> Sowing:
    """With its counts."""
    sowings = Sowing.objects.visible_to(request.user).with_plants().with_counts()
    sowing = get_object_or_404(sowings.select_related("tray__garden__place", "lot__plant"), pk=pk)
    open_garden(request, sowing.tray.garden)
    return sowing
