from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gardens.views.access import own_bed, own_garden
from rules.water.page import BedWater, GardenWater


@require_safe
def garden_water(request: HttpRequest, pk: int) -> HttpResponse:
    page = GardenWater.of(own_garden(request, pk))
    return render(request, "rules/garden_water.html", {"page": page, "section": "water"})


@require_safe
def bed_water(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    page = BedWater.of(own_bed(request, garden_pk, pk))
    return render(request, "rules/bed_water.html", {"page": page, "section": "water"})
