from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from gardens.actions.own_figures import save_own_figures
from gardens.forms.figures import figure_sections, without_figure
from gardens.forms.own_figures import OwnFiguresForm
from gardens.models import Garden, OwnFigures
from gardens.views.access import own_garden
from plants.inheritance import ResolvedPlant, resolve
from plants.models import Cultivar, Plant

ALL = "all"


@require_http_methods(["GET", "POST"])
def own_figures_edit(
    request: HttpRequest, garden_pk: int, slug: str, cultivar: str | None = None
) -> HttpResponse:
    """The gardener's values of a plant or a cultivar of the catalogue, in one garden."""
    garden = own_garden(request, garden_pk)
    plant = get_object_or_404(Plant.objects.of_catalogue(), slug=slug)
    named = get_object_or_404(Cultivar, plant=plant, slug=cultivar) if cultivar else None
    figures, below = _figures(garden, plant, named)
    form = OwnFiguresForm(_typed(request), instance=figures)
    subject = named or plant
    if form.is_valid():
        save_own_figures(form.instance, actor=request.user)
        saved = (
            gettext("Saved. You see it with this cultivar.")
            if named
            else gettext("Saved. It counts in {garden}.")
        )
        messages.success(request, saved.format(garden=garden))
        return redirect(request.path if request.POST.get("back") else subject)
    context = {
        "garden": garden,
        "plant": plant,
        "cultivar": named,
        "subject": subject,
        "form": form,
        "sections": list(figure_sections(form, below)),
        "has_own": figures.pk is not None,
        "section": "plants",
    }
    return render(request, "gardens/own_figures_form.html", context)


def _figures(
    garden: Garden, plant: Plant, cultivar: Cultivar | None
) -> tuple[OwnFigures, ResolvedPlant]:
    """What the form changes, and the plant as it is without that."""
    own = {one.cultivar_id: one for one in garden.own_figures.filter(plant=plant)}
    layers = [layer for layer in (own.get(None), cultivar) if layer] if cultivar else []
    subject = cultivar.pk if cultivar else None
    figures = own.get(subject) or OwnFigures(garden=garden, plant=plant, cultivar=cultivar)
    return figures, resolve(plant, *layers)


def _typed(request: HttpRequest) -> QueryDict | None:
    """`back` names a figure to give back to the catalogue, or all of them."""
    if request.method != "POST":
        return None
    back = request.POST.get("back")
    if back == ALL:
        return QueryDict()
    return without_figure(request.POST, back) if back else request.POST
