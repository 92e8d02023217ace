"""What the law of a garden's place says of its plants, and the permits its gardener holds."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from compliance.actions.exemptions import ask_for_exemption
from compliance.loading.restrictions import list_version
from compliance.models import Exemption
from gardens.forms.exemption import ExemptionForm
from gardens.plant_law import PlaceLaw, alternatives, notices_in
from gardens.plant_law_words import said
from gardens.views.access import own_garden, today_in
from plants.models import Plant


@require_safe
def garden_law(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    grown = garden.plantings.present().order_by().values("plant")
    plants = list(Plant.objects.filter(pk__in=grown))
    notices = notices_in(garden, plants)
    exemptions = Exemption.objects.visible_to(request.user).filter(garden_number=garden.pk)
    context = {
        "garden": garden,
        "law": PlaceLaw.of(garden.place),
        "rows": [(plant, said(notices[plant.pk])) for plant in plants if plant.pk in notices],
        "exemptions": exemptions.select_related("plant"),
        "today": today_in(garden),
        "list_version": list_version(),
        "section": "more",
    }
    return render(request, "gardens/garden_law.html", context)


@require_http_methods(["GET", "POST"])
def exemption_ask(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """What is not allowed there, and the permit that allows it after all."""
    garden = own_garden(request, pk)
    plant = get_object_or_404(Plant.objects.visible_to(request.user), slug=slug)
    notices = notices_in(garden, [plant]).get(plant.pk, [])
    against = [one.restriction for one in notices if one.is_block]
    asked = Exemption.objects.visible_to(request.user).open()
    stands = asked.filter(garden_number=garden.pk, plant=plant).first()
    form = ExemptionForm(
        request.POST if request.method == "POST" else None,
        instance=stands or Exemption(garden_number=garden.pk, plant=plant),
        today=today_in(garden),
    )
    if against and form.is_valid():
        exemption = form.save(commit=False)
        exemption.jurisdiction = PlaceLaw.of(garden.place).code
        ask_for_exemption(exemption, against, actor=request.user)
        messages.success(request, gettext("Sent. You see here what staff decide."))
        return redirect("gardens:garden-law", garden.pk)
    context = {
        "garden": garden,
        "plant": plant,
        "said": said(notices),
        "is_blocked": bool(against),
        "instead": alternatives(plant, garden) if against else [],
        "form": form,
        "section": "more",
    }
    return render(request, "gardens/exemption_form.html", context)
