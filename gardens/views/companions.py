from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from gardens.actions.gardens import weigh_folklore
from gardens.companions import CompanionTable
from gardens.views.access import own_garden


@require_safe
def garden_companions(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    context = {"garden": garden, "table": CompanionTable.of(garden), "section": "plan"}
    return render(request, "gardens/garden_companions.html", context)


@require_POST
def garden_folklore(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    weighs = request.POST.get("weighs") == "yes"
    weigh_folklore(garden, weighs=weighs, actor=request.user)
    if weighs:
        words = gettext("Folklore weighs in here: it may become a note, marked as tradition.")
    else:
        words = gettext("Folklore weighs nothing here.")
    messages.success(request, words)
    return redirect("gardens:garden-companions", garden.pk)
