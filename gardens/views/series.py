"""Jobs that come again."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gardens.actions.refusals import Refused
from gardens.actions.series import add_series, change_series, end_series
from gardens.forms.care_task import SeriesForm
from gardens.models import Garden, Sowing, TaskSeries
from gardens.views.access import number_in, own_garden, today_in
from gardens.views.gone import says_gone

GONE = _("This job was removed in the meantime.")


@require_safe
def series_list(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    running = garden.task_series.running().with_subjects()
    context = {"garden": garden, "running": running, "section": "today"}
    return render(request, "gardens/series_list.html", context)


@require_http_methods(["GET", "POST"])
def series_add(request: HttpRequest, pk: int) -> HttpResponse:
    """`?planting=`, `?sowing=`, `?reservoir=` or `?space=` is what it is a job of."""
    garden = own_garden(request, pk)
    series = TaskSeries(garden=garden)
    for name, found in _subjects(garden).items():
        if number := request.GET.get(name, ""):
            setattr(series, name, get_object_or_404(found, pk__in=number_in(number)))
            series.bed_id = series.planting.bed_id if series.planting else None
            break
    return _edit(request, series, add_series)


@require_http_methods(["GET", "POST"])
@says_gone(TaskSeries, GONE)
def series_edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit(request, _own_series(request, pk), change_series)


@require_POST
@says_gone(TaskSeries, GONE)
def series_end(request: HttpRequest, pk: int) -> HttpResponse:
    series = _own_series(request, pk)
    try:
        end_series(series, on=today_in(series.garden), actor=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        words = gettext("It does not come again. What was done stays in the book.")
        messages.success(request, words)
    return redirect("gardens:series-list", series.garden_id)


def _subjects(garden: Garden) -> dict[str, QuerySet]:
    return {
        "planting": garden.plantings.present().with_plants(),
        "sowing": Sowing.objects.filter(tray__garden=garden).with_plants().select_related("tray"),
        "reservoir": garden.reservoirs.all(),
        "space": garden.spaces.all(),
    }


def _edit(request: HttpRequest, series: TaskSeries, save) -> HttpResponse:
    garden = series.garden
    today = today_in(garden)
    initial = {} if series.pk else {"starts_on": today}
    form = SeriesForm(
        request.POST or None, instance=series, garden=garden, today=today, initial=initial
    )
    if form.is_valid():
        try:
            save(form.instance, actor=request.user)
        except Refused as refusal:
            form.add_error("until", refusal.message)
        else:
            messages.success(request, gettext("Saved."))
            return redirect("gardens:series-list", garden.pk)
    context = {"garden": garden, "series": series, "form": form, "section": "today"}
    return render(request, "gardens/series_form.html", context)


def _own_series(request: HttpRequest, pk: int) -> TaskSeries:
    """One that is over has no page, but its form is answered."""
    found = TaskSeries.objects.visible_to(request.user).with_subjects()
    if request.method != "POST":
        found = found.running()
    return get_object_or_404(found.select_related("garden__place"), pk=pk)
