from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gardens.actions.devices import (
    add_device,
    remove_device,
    renew_token,
    revoke_device,
    save_device,
)
from gardens.actions.refusals import Refused
from gardens.forms.sensor import DeviceForm, DeviceTokenForm, NewDeviceForm
from gardens.models import Device
from gardens.models.calendar_feed import new_token
from gardens.sensors.overview import latest_in, overview
from gardens.views.access import own_device, own_garden

REJECTED_SHOWN = 25


@require_safe
def device_list(request: HttpRequest, garden_pk: int) -> HttpResponse:
    garden = own_garden(request, garden_pk)
    devices = overview(garden, timezone.now())
    context = {"garden": garden, "devices": devices, "section": "plan"}
    return render(request, "gardens/device_list.html", context)


@sensitive_variables("token", "data")
@sensitive_post_parameters("token")
@never_cache
@require_http_methods(["GET", "POST"])
def device_add(request: HttpRequest, garden_pk: int) -> HttpResponse:
    """Under the token that the page offered, which is shown now and never again."""
    garden = own_garden(request, garden_pk)
    device = Device(garden=garden)
    form = NewDeviceForm(request.POST or None, instance=device, initial={"token": new_token()})
    if form.is_valid():
        data = form.cleaned_data
        try:
            device = add_device(device, data["quantities"], token=data["token"], actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return _page(request, device, token=data["token"])
    return render(
        request, "gardens/device_form.html", {"garden": garden, "form": form, "section": "plan"}
    )


@require_http_methods(["GET", "POST"])
def device_edit(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    device = own_device(request, garden_pk, pk)
    form = DeviceForm(request.POST or None, instance=device)
    if form.is_valid():
        try:
            save_device(device, form.cleaned_data["quantities"], actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, gettext("Saved."))
            return redirect(device)
    context = {"garden": device.garden, "device": device, "form": form, "section": "plan"}
    return render(request, "gardens/device_form.html", context)


@never_cache
@require_safe
def device_detail(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    return _page(request, own_device(request, garden_pk, pk))


@sensitive_variables("token")
@sensitive_post_parameters("token")
@never_cache
@require_POST
def device_renew(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    device = own_device(request, garden_pk, pk)
    form = DeviceTokenForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("The offer has run out. Make the token from this page."))
        return redirect(device)
    try:
        renew_token(device, **form.cleaned_data, actor=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(device)
    device = own_device(request, garden_pk, pk)
    return _page(request, device, token=form.cleaned_data["token"])


@require_POST
def device_revoke(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    device = own_device(request, garden_pk, pk)
    revoke_device(device, actor=request.user)
    messages.success(request, gettext("The token is revoked: nothing more is taken under it."))
    return redirect(device)


@require_http_methods(["GET", "POST"])
def device_delete(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    device = own_device(request, garden_pk, pk)
    if request.method == "POST":
        remove_device(device, actor=request.user)
        messages.success(request, gettext("{thing} is removed.").format(thing=device))
        return redirect("gardens:device-list", device.garden_id)
    return render(
        request, "gardens/device_confirm_delete.html", {"device": device, "section": "plan"}
    )


@sensitive_variables("token")
def _page(request: HttpRequest, device: Device, *, token: str = "") -> HttpResponse:
    context = {
        "device": device,
        "sensors": latest_in(device.sensors, timezone.now()),
        "rejected": device.rejected.all()[:REJECTED_SHOWN],
        "token": token,
        "new_token": new_token(),
        "address": request.build_absolute_uri(reverse("api-readings")),
        "section": "plan",
    }
    return render(request, "gardens/device_detail.html", context)
