"""What a gardener may open; everything else is not there."""

from datetime import date

from django.forms import BaseForm
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from gardens.current import open_garden
from gardens.models import Bed, Garden, Land, Path, Planting, Structure, Tree


def own_garden(request: HttpRequest, pk: int) -> Garden:
    """Opened: from now on the navigation speaks of it."""
    garden = get_object_or_404(Garden.objects.visible_to(request.user).with_place(), pk=pk)
    open_garden(request, garden)
    return garden


def own_bed(request: HttpRequest, garden_pk: int, pk: int) -> Bed:
    beds = Bed.objects.visible_to(request.user).with_place().with_north().with_last_records()
    bed = get_object_or_404(beds, garden=garden_pk, pk=pk)
    open_garden(request, bed.garden)
    return bed


def own_land(request: HttpRequest, garden_pk: int) -> Land:
    """A garden without land has no plan of it."""
    lands = Land.objects.visible_to(request.user).select_related("garden__place")
    land = get_object_or_404(lands, garden=garden_pk)
    open_garden(request, land.garden)
    return land


def land_with_turns(garden_pk: int) -> Land | None:
    """Of a garden that was found to be one's own."""
    return Land.objects.filter(garden=garden_pk).with_turns().first()


def known_anew(form: BaseForm, field: str, land: Land | None) -> None:
    """After a refusal: what is sent once more was sent in sight of the newest plan."""
    form.data = form.data.copy()
    form.data[field] = land.last_step if land else 0


def own_planting(request: HttpRequest, pk: int) -> Planting:
    plantings = Planting.objects.visible_to(request.user).with_plants()
    planting = get_object_or_404(plantings.select_related("bed", "garden__place"), pk=pk)
    open_garden(request, planting.garden)
    return planting


def own_feature(
    request: HttpRequest, model: type[Tree | Structure | Path], garden_pk: int, pk: int
) -> Tree | Structure | Path:
    features = model.objects.visible_to(request.user).select_related("garden__place")
    feature = get_object_or_404(features, garden=garden_pk, pk=pk)
    open_garden(request, feature.garden)
    return feature


def today_in(garden: Garden) -> date:
    return garden.place.today(timezone.now())
