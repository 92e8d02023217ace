from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from gardens.actions.trays import add_tray, change_tray, remove_tray
from gardens.current import current_garden
from gardens.forms.tray import TrayForm
from gardens.models import SeedLot, Sowing, Tray
from gardens.seeds.cells import CellMap
from gardens.seeds.emergence import Outlook
from gardens.views.access import own_garden, own_tray, today_in, today_of
from gardens.views.attempts import attempt


@require_safe
def tray_list(request: HttpRequest) -> HttpResponse:
    trays = Tray.objects.visible_to(request.user).select_related("garden")
    today = today_of(request)
    sowings = Sowing.objects.visible_to(request.user).in_trays().with_plants().with_counts()
    by_tray: dict[int, list[tuple[Sowing, Outlook]]] = {tray.pk: [] for tray in trays}
    for sowing in sowings:
        by_tray[sowing.tray_id].append((sowing, Outlook.of(sowing, today)))
    context = {
        "trays": [(tray, by_tray[tray.pk]) for tray in trays],
        "garden": current_garden(request),
        "today": today,
        "section": "seeds",
    }
    return render(request, "gardens/tray_list.html", context)


@require_http_methods(["GET", "POST"])
def tray_add(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    newest = garden.trays.order_by("-pk").first()
    form = TrayForm(
        request.POST if request.method == "POST" else None,
        instance=Tray(garden=garden),
        initial={"rows": 4, "columns": 6, "known_tray": newest.pk if newest else 0},
    )
    if form.is_valid():
        known = form.cleaned_data["known_tray"]
        return redirect(add_tray(form.instance, known_tray=known, actor=request.user))
    return render(request, "gardens/tray_form.html", {"form": form, "section": "seeds"})


@require_safe
def tray_detail(request: HttpRequest, pk: int) -> HttpResponse:
    tray = own_tray(request, pk)
    today = today_in(tray.garden)
    sowings = list(tray.sowings.in_trays().with_plants().with_counts().order_by("first_cell"))
    context = {
        "tray": tray,
        "map": CellMap.of(tray, sowings),
        "rows": [(sowing, Outlook.of(sowing, today)) for sowing in sowings],
        "past": tray.sowings.filter(ended_on__isnull=False).with_plants().with_counts(),
        "lots": SeedLot.objects.visible_to(request.user).with_plants().in_stock(),
        "today": today,
        "section": "seeds",
    }
    return render(request, "gardens/tray_detail.html", context)


@require_http_methods(["GET", "POST"])
def tray_edit(request: HttpRequest, pk: int) -> HttpResponse:
    tray = own_tray(request, pk)
    form = TrayForm(request.POST if request.method == "POST" else None, instance=tray)
    is_done, _changed = attempt(form, lambda _: change_tray(tray, actor=request.user))
    if is_done:
        messages.success(request, gettext("Saved."))
        return redirect(tray)
    context = {"form": form, "tray": tray, "section": "seeds"}
    return render(request, "gardens/tray_form.html", context)


@require_http_methods(["GET", "POST"])
def tray_delete(request: HttpRequest, pk: int) -> HttpResponse:
    tray = own_tray(request, pk)
    if request.method == "POST":
        remove_tray(tray, actor=request.user)
        messages.success(request, gettext("{tray} is removed.").format(tray=tray))
        return redirect("gardens:tray-list")
    context = {"tray": tray, "sowings": tray.sowings.count(), "section": "seeds"}
    return render(request, "gardens/tray_confirm_delete.html", context)
