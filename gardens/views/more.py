from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gardens.current import current_garden
from gardens.models import Bed, Garden


@require_safe
def more(request: HttpRequest) -> HttpResponse:
    """On a phone, everything that has no tab of its own."""
    garden = current_garden(request)
    context = {
        "gardens": Garden.objects.visible_to(request.user).with_place(),
        "beds": garden.beds.all() if garden else Bed.objects.none(),
        "section": "more",
    }
    return render(request, "gardens/more.html", context)
