"""The water butt of a garden."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from gardens.actions.water import remove_butt, set_butt
from gardens.forms.butt import WaterButtForm
from gardens.models import WaterButt
from gardens.views.access import own_garden, today_in
from gardens.views.next_page import next_page


@require_http_methods(["GET", "POST"])
def butt_edit(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    today = today_in(garden)
    butt = WaterButt.objects.filter(garden=garden).first()
    form = WaterButtForm(
        request.POST or None,
        instance=butt or WaterButt(garden=garden),
        today=today,
        initial={} if butt else {"level_on": today},
    )
    if form.is_valid():
        set_butt(form.instance)
        messages.success(request, gettext("Saved."))
        return redirect(next_page(request))
    context = {
        "garden": garden,
        "butt": butt,
        "form": form,
        "next": next_page(request),
        "section": "water",
    }
    return render(request, "gardens/butt_form.html", context)


@require_POST
def butt_delete(request: HttpRequest, pk: int) -> HttpResponse:
    remove_butt(own_garden(request, pk))
    messages.success(request, gettext("Removed."))
    return redirect("rules:garden-water", pk)
