from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from gardens.actions.records import record_watering
from gardens.forms.record import WateringForm
from gardens.models import Watering
from gardens.views.access import own_bed, today_in
from gardens.views.attempts import attempt


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

    def act(data: dict) -> Watering:
        known = data["known_watering"]
        return record_watering(form.instance, known_watering=known, actor=request.user)

    is_done, _logged = attempt(form, act)
    if is_done:
        messages.success(request, gettext("Watering logged."))
        return redirect(bed)
    context = {"bed": bed, "form": form, "section": "plan"}
    return render(request, "gardens/watering_form.html", context)
