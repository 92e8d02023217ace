from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from gardens.actions.records import record_watering
from gardens.actions.refusals import Refused
from gardens.forms.record import WateringForm
from gardens.models import Watering
from gardens.views.access import own_bed, today_in


@require_http_methods(["GET", "POST"])
def watering_add(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    today = today_in(bed.garden)
    form = WateringForm(
        request.POST or None,
        instance=Watering(garden=bed.garden, bed=bed),
        today=today,
        initial={"watered_on": today, "known_watering": bed.newest_watering},
    )
    if form.is_valid():
        known = form.cleaned_data["known_watering"]
        try:
            record_watering(form.instance, known_watering=known, actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, gettext("Watering logged."))
            return redirect(bed)
    context = {"bed": bed, "form": form, "section": "plan"}
    return render(request, "gardens/watering_form.html", context)
