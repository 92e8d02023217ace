from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from plants.facts import facts_of
from plants.filters import PlantFilter
from plants.harms import Harms
from plants.index import catalogue_index
from plants.inheritance import resolve
from plants.listing import listed_plants
from plants.models import Cultivar, Plant
from plants.reader import ReaderFigures, reader_climate
from plants.relations import Relations
from plants.sources import CONFIDENCE_MEANING, sources_of
from plants.timing import growing_windows

PAGE_SIZE = 36


@login_not_required
@require_safe
@vary_on_headers("HX-Request")
def plant_list(request: HttpRequest) -> HttpResponse:
    wanted = PlantFilter.from_query(request.GET, catalogue_index(), reader_climate(request))
    found = wanted.find()
    page = Paginator(found.entries, PAGE_SIZE).get_page(request.GET.get("page"))
    plants = Plant.objects.in_order([entry.pk for entry in page])
    context = {
        "section": "plants",
        "wanted": wanted,
        "groups": wanted.groups(),
        "page": page,
        "rows": listed_plants(page, plants, wanted, ReaderFigures.of(request, plants)),
        "are_guesses": found.are_guesses,
    }
    # Going back, htmx may ask again for the address: then it wants the page.
    is_part = request.htmx and not request.htmx.history_restore_request
    template = "plants/_plant_results.html" if is_part else "plants/plant_list.html"
    return render(request, template, context)


@login_not_required
@require_safe
def plant_detail(request: HttpRequest, slug: str) -> HttpResponse:
    plant = get_object_or_404(Plant.objects.visible_to(request.user), slug=slug)
    context = plant_page(request, plant) | {"cultivars": plant.cultivars.all()}
    return render(request, "plants/plant_detail.html", context)


@login_not_required
@require_safe
def cultivar_detail(request: HttpRequest, slug: str, cultivar: str) -> HttpResponse:
    cultivars = Cultivar.objects.with_plants().filter(plant__is_own=False)
    found = get_object_or_404(cultivars, plant__slug=slug, slug=cultivar)
    context = plant_page(request, found.plant, found) | {"cultivar": found}
    return render(request, "plants/plant_detail.html", context)


def plant_page(
    request: HttpRequest, plant: Plant, cultivar: Cultivar | None = None
) -> dict[str, object]:
    """What both pages show: a cultivar is its plant, but for what it overrides."""
    layers = ReaderFigures.of(request, [plant]).layers(plant, cultivar)
    resolved = resolve(plant, *layers)
    return {
        "section": "plants",
        "plant": resolved.plant,
        "facts": facts_of(resolved),
        "windows": growing_windows(resolved),
        "germination": plant.germination_temperatures.all(),
        "relations": Relations.of(plant),
        "harms": Harms.of(plant),
        "sources": sources_of(plant),
        "confidence_meaning": CONFIDENCE_MEANING[plant.confidence],
    }
