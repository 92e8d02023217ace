from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from plants.facts import facts_of
from plants.filters import PlantFilter
from plants.models import Plant
from plants.relations import Relations
from plants.sources import CONFIDENCE_MEANING, sources_of
from plants.timing import growing_windows

PAGE_SIZE = 36


@login_not_required
@require_safe
@vary_on_headers("HX-Request")
def plant_list(request: HttpRequest) -> HttpResponse:
    wanted = PlantFilter.from_query(request.GET)
    paginator = Paginator(wanted.apply(Plant.objects.all()), PAGE_SIZE)
    context = {
        "section": "plants",
        "wanted": wanted,
        "groups": wanted.groups(),
        "page": paginator.get_page(request.GET.get("page")),
    }
    # Going back, htmx may ask again for the address: then it wants the page.
    is_part = request.htmx and not request.htmx.history_restore_request
    template = "plants/_plant_results.html" if is_part else "plants/plant_list.html"
    return render(request, template, context)


@login_not_required
@require_safe
def plant_detail(request: HttpRequest, slug: str) -> HttpResponse:
    plant = get_object_or_404(Plant, slug=slug)
    context = {
        "section": "plants",
        "plant": plant,
        "facts": facts_of(plant),
        "windows": growing_windows(plant),
        "germination": plant.germination_temperatures.all(),
        "relations": Relations.of(plant),
        "sources": sources_of(plant),
        "confidence_meaning": CONFIDENCE_MEANING[plant.confidence],
    }
    return render(request, "plants/plant_detail.html", context)
