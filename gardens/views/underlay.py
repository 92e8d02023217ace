"""The picture under the plan of the land."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from gardens.actions.refusals import Refused
from gardens.actions.underlay import dim_underlay, lay_underlay, remove_underlay, upload_underlay
from gardens.forms.underlay import (
    UnderlayDimForm,
    UnderlayForm,
    UnderlayRemoveForm,
    UnderlayUploadForm,
)
from gardens.models import Land, Underlay
from gardens.plan.land_drawing import LandDrawing
from gardens.plan.land_page import LandPage
from gardens.views.access import own_garden
from gardens.views.land import garden_page


@require_http_methods(["GET", "POST"])
def underlay_upload(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    if not Land.objects.filter(garden=garden).exists():
        return redirect("gardens:land-edit", garden.pk)
    underlay = Underlay.objects.with_picture().filter(garden=garden).first()
    known = underlay.version if underlay else 0
    form = UnderlayUploadForm(request.POST or None, request.FILES or None, initial={"known": known})
    if form.is_valid():
        data = form.cleaned_data
        try:
            upload_underlay(garden, data["picture"], known=data["known"], actor=request.user)
        except Refused as refusal:
            form.add_error("picture", refusal.message)
        else:
            messages.success(request, gettext("The picture is here. Now say how large it is."))
            return redirect("gardens:underlay-lay", garden.pk)
    context = {"garden": garden, "underlay": underlay, "form": form, "section": "plan"}
    return render(request, "gardens/underlay_upload.html", context)


@require_http_methods(["GET", "POST"])
def underlay_lay(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    page = LandPage.of(garden)
    if page.underlay is None:
        return redirect("gardens:underlay-upload", garden.pk)
    underlay = page.underlay
    underlay.show()
    form = UnderlayForm(
        request.POST or None, instance=underlay, initial={"known": underlay.version}
    )
    if form.is_valid() and "preview" not in request.POST:
        try:
            lay_underlay(underlay, known=form.cleaned_data["known"], actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, gettext("The picture lies under the plan."))
            return redirect(garden)
    context = {
        "garden": garden,
        "underlay": underlay,
        "drawing": LandDrawing.still(page.land, page.things),
        "form": form,
        "has_preview": not form.errors,
        "section": "plan",
    }
    return render(request, "gardens/underlay_form.html", context)


@require_POST
def underlay_dim(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    form = UnderlayDimForm(request.POST)
    if form.is_valid():
        try:
            dim_underlay(garden, form.cleaned_data["opacity_percent"], actor=request.user)
        except Refused as refusal:
            messages.error(request, refusal.message)
    else:
        messages.error(request, gettext("Choose 0, 20, 40, 60 or 80 %."))
    return garden_page(request, garden) if request.htmx else redirect(garden)


@require_http_methods(["GET", "POST"])
def underlay_delete(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    underlay = Underlay.objects.with_picture().filter(garden=garden).first()
    if underlay is None:
        return redirect(garden)
    form = UnderlayRemoveForm(request.POST or None, initial={"known": underlay.version})
    if form.is_valid():
        try:
            remove_underlay(garden, known=form.cleaned_data["known"], actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, gettext("The picture is removed."))
            return redirect(garden)
    context = {"garden": garden, "underlay": underlay, "form": form, "section": "plan"}
    return render(request, "gardens/underlay_confirm_delete.html", context)
