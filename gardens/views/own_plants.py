from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from gardens.actions.own_plants import (
    add_own_plant,
    change_own_plant,
    propose_plant,
    remove_own_plant,
)
from gardens.actions.refusals import Refused
from gardens.forms.own_plant import OwnPlantForm, ProposalForm
from gardens.models import OwnPlant, PlantProposal


@require_safe
def own_plant_list(request: HttpRequest) -> HttpResponse:
    """One's own plants, and what became of those that were proposed."""
    context = {
        "plants": OwnPlant.objects.visible_to(request.user),
        "proposals": PlantProposal.objects.visible_to(request.user).with_plants(),
        "section": "plants",
    }
    return render(request, "gardens/own_plant_list.html", context)


@require_http_methods(["GET", "POST"])
def own_plant_add(request: HttpRequest) -> HttpResponse:
    """A plant the catalogue does not know, in one step; `name` is what was searched for."""
    newest = OwnPlant.objects.visible_to(request.user).order_by("-pk").first()
    initial = {
        "common_name": request.GET.get("name", "")[:60],
        "known_plant": newest.pk if newest else None,
    }
    form = OwnPlantForm(request.POST or None, gardener=request.user, initial=initial)
    if form.is_valid():
        try:
            plant = add_own_plant(
                form.instance, known_plant=form.cleaned_data["known_plant"], actor=request.user
            )
        except Refused as refusal:
            form.add_error("common_name", refusal.message)
        else:
            messages.success(request, gettext("{plant} is yours now.").format(plant=plant))
            return redirect(plant)
    return _form_page(request, form)


@require_http_methods(["GET", "POST"])
def own_plant_edit(request: HttpRequest, pk: int) -> HttpResponse:
    plant = own_plant(request, pk)
    form = OwnPlantForm(request.POST or None, instance=plant, gardener=request.user)
    if form.is_valid():
        try:
            change_own_plant(form.instance, actor=request.user)
        except Refused as refusal:
            form.add_error("common_name", refusal.message)
        else:
            messages.success(request, gettext("Saved."))
            return redirect(plant)
    return _form_page(request, form)


@require_http_methods(["GET", "POST"])
def own_plant_delete(request: HttpRequest, pk: int) -> HttpResponse:
    plant, refused = own_plant(request, pk), ""
    if request.method == "POST":
        try:
            remove_own_plant(plant, actor=request.user)
        except Refused as refusal:
            refused = refusal.message
        else:
            messages.success(request, gettext("{plant} is removed.").format(plant=plant))
            return redirect("gardens:own-plant-list")
    context = {"plant": plant, "refused": refused, "section": "plants"}
    return render(request, "gardens/own_plant_confirm_delete.html", context)


@require_http_methods(["GET", "POST"])
def own_plant_propose(request: HttpRequest, pk: int) -> HttpResponse:
    plant = own_plant(request, pk)
    form = ProposalForm(request.POST if request.method == "POST" else None, plant=plant)
    if form.is_valid():
        propose_plant(plant, note=form.cleaned_data["note"], actor=request.user)
        messages.success(request, gettext("Proposed. You see here what staff decide."))
        return redirect("gardens:own-plant-list")
    context = {"plant": plant, "form": form, "section": "plants"}
    return render(request, "gardens/own_plant_propose.html", context)


def own_plant(request: HttpRequest, pk: int) -> OwnPlant:
    return get_object_or_404(OwnPlant.objects.visible_to(request.user), pk=pk)


def _form_page(request: HttpRequest, form: OwnPlantForm) -> HttpResponse:
    plant = form.instance if form.instance.pk else None
    context = {"form": form, "plant": plant, "section": "plants"}
    return render(request, "gardens/own_plant_form.html", context)
