from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import formats
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from gardens.actions.plantings import replan_planting
from gardens.actions.refusals import Refused
from gardens.calendar.page import CalendarPage
from gardens.calendar.poster import Poster
from gardens.calendar.query import CalendarQuery
from gardens.current import current_garden
from gardens.forms.calendar import ReplanForm
from gardens.views.access import own_planting, today_in


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    garden = current_garden(request)
    if garden is None:
        return redirect("start")
    today = today_in(garden)
    query = CalendarQuery.of(request.GET, garden.place, today)
    page = CalendarPage.of(garden, query, today)
    return render(request, "gardens/calendar.html", {"page": page, "section": "calendar"})


@require_safe
def poster(request: HttpRequest) -> HttpResponse:
    """The year on paper."""
    garden = current_garden(request)
    if garden is None:
        return redirect("start")
    today = today_in(garden)
    query = CalendarQuery.of(request.GET, garden.place, today)
    context = {"poster": Poster.of(garden, query.year, today), "section": "calendar"}
    return render(request, "gardens/calendar_poster.html", context)


@require_POST
def planting_replan(request: HttpRequest, pk: int) -> HttpResponse:
    planting = own_planting(request, pk)
    form = ReplanForm(request.POST, today=today_in(planting.garden))
    if not form.is_valid():
        messages.error(request, gettext("Choose a day for it on this page."))
        return redirect("gardens:planting-edit", planting.pk)
    try:
        replan_planting(planting, **form.cleaned_data, actor=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        day = formats.date_format(form.cleaned_data["planned_on"])
        words = gettext("{plant} is planned for {day}.")
        messages.success(request, words.format(plant=planting.plant, day=day))
    return redirect("gardens:calendar")
