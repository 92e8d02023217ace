from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gardens.climate.credits import CREDITS
from plants.sources import CATALOGUE_CREDITS


@login_not_required
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    context = {"climate_credits": CREDITS, "catalogue_credits": CATALOGUE_CREDITS}
    return render(request, "sources.html", context)
