"""Trees, structures and paths: the same pages for each."""

from dataclasses import dataclass

from django.contrib import messages
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from gardens.actions.grounds import add_feature, remove_feature, save_feature
from gardens.actions.refusals import Refused
from gardens.forms.grounds import PathForm, StructureForm, TreeForm
from gardens.models import Path, Structure, Tree
from gardens.plan.columns import state_of
from gardens.plan.sizes import position_words
from gardens.views.access import known_anew, own_feature, own_garden


@dataclass(frozen=True, slots=True)
class Kind:
    model: type[Tree | Structure | Path]
    form: type[ModelForm]
    add: str | Promise
    change: str | Promise


KINDS = {
    "tree": Kind(Tree, TreeForm, _("Add a tree"), _("Change the tree")),
    "structure": Kind(Structure, StructureForm, _("Add a structure"), _("Change the structure")),
    "path": Kind(Path, PathForm, _("Add a path"), _("Change the path")),
}


@require_http_methods(["GET", "POST"])
def feature_add(request: HttpRequest, garden_pk: int, kind: str) -> HttpResponse:
    garden, words = own_garden(request, garden_pk), KINDS[kind]
    newest = words.model.objects.filter(garden=garden).order_by("-pk").values_list("pk", flat=True)
    feature = words.model(garden=garden)
    form = words.form(request.POST or None, instance=feature, initial={"known": newest.first()})
    if form.is_valid():
        try:
            feature = add_feature(feature, known=form.cleaned_data["known"], actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            sentence = gettext("{thing} is on the plan, {position}.")
            position = position_words(feature)
            messages.success(request, sentence.format(thing=feature, position=position))
            return redirect(garden)
    context = {"garden": garden, "form": form, "title": words.add, "section": "plan"}
    return render(request, "gardens/feature_form.html", context)


@require_http_methods(["GET", "POST"])
def feature_edit(request: HttpRequest, garden_pk: int, pk: int, kind: str) -> HttpResponse:
    words = KINDS[kind]
    feature = own_feature(request, words.model, garden_pk, pk)
    state = state_of(feature)
    initial = {"known_state": state}
    form = words.form(request.POST or None, instance=feature, initial=initial)
    if form.is_valid():
        try:
            known_state = form.cleaned_data["known_state"]
            save_feature(feature, known_state=known_state, actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
            known_anew(form, "known_state", state)
        else:
            messages.success(request, gettext("Saved."))
            return redirect(feature.garden)
    context = {
        "garden": feature.garden,
        "feature": feature,
        "remove_url": f"gardens:{kind}-delete",
        "form": form,
        "title": words.change,
        "section": "plan",
    }
    return render(request, "gardens/feature_form.html", context)


@require_http_methods(["GET", "POST"])
def feature_delete(request: HttpRequest, garden_pk: int, pk: int, kind: str) -> HttpResponse:
    feature = own_feature(request, KINDS[kind].model, garden_pk, pk)
    if request.method == "POST":
        remove_feature(feature, actor=request.user)
        messages.success(request, gettext("{thing} is removed.").format(thing=feature))
        return redirect(feature.garden)
    context = {"feature": feature, "section": "plan"}
    return render(request, "gardens/feature_confirm_delete.html", context)
