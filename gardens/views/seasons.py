from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from gardens.actions.refusals import Refused
from gardens.actions.seasons import repeat_season
from gardens.forms.seasons import RepeatForm, SeasonsForm
from gardens.harvests.record import HarvestRecord
from gardens.models import Bed, Garden, PlanStep
from gardens.plan.repeating import Season
from gardens.rotation import Rotation
from gardens.rotation_table import RotationTable
from gardens.views.access import own_bed, own_garden, today_in


@require_safe
def garden_rotation(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    table = RotationTable.of(garden, today_in(garden))
    context = {"garden": garden, "table": table, "section": "plan"}
    return render(request, "gardens/garden_rotation.html", context)


@require_http_methods(["GET", "POST"])
def garden_repeat(request: HttpRequest, pk: int) -> HttpResponse:
    return _repeat(request, own_garden(request, pk))


@require_http_methods(["GET", "POST"])
def bed_repeat(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    return _repeat(request, bed.garden, bed)


def _repeat(request: HttpRequest, garden: Garden, bed: Bed | None = None) -> HttpResponse:
    today = today_in(garden)
    rotation = Rotation.of(garden, today, bed)
    beds = [one for one in rotation.beds if bed is None or one.pk == bed.pk]
    years = _years(rotation, beds)
    this_year = rotation.season_of(today)
    form = RepeatForm(request.POST or None, years=years, this_year=this_year)
    if form.is_valid():
        data = form.cleaned_data
        try:
            steps = repeat_season(
                garden,
                data["planting"],
                first=data["first"],
                second=data["second"],
                on=today,
                bed=bed,
                actor=request.user,
            )
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            _tell(request, steps)
            return redirect(bed or garden)
    asked = request.POST or request.GET or _usual(years, this_year)
    seasons = SeasonsForm(asked, years=years, this_year=this_year)
    context = {"garden": garden, "bed": bed, "form": form, "seasons": seasons, "section": "plan"}
    repeats = []
    if seasons.is_valid():
        repeats = list(Season(rotation, **seasons.cleaned_data).repeats(beds))
        context["season"] = seasons.cleaned_data["second"]
        if not form.is_bound:
            form.initial = seasons.cleaned_data
    if repeats:
        context["record"] = HarvestRecord.of(garden, today)
    return render(request, "gardens/season_repeat.html", context | {"repeats": repeats})


def _years(rotation: Rotation, beds: list[Bed]) -> dict[int, str]:
    """In words, those of the plantings, this one and the next; the latest first."""
    this_year = rotation.season_of(rotation.on)
    found = {crop.first for bed in beds for crop in rotation.crops[bed.pk]}
    years = sorted({*found, this_year, this_year + 1}, reverse=True)
    return {year: rotation.year_words(year) for year in years}


def _usual(years: dict[int, str], this_year: int) -> dict[str, int]:
    """Last year in this one; else this one in the next."""
    first = this_year - 1 if this_year - 1 in years else this_year
    return {"first": first, "second": first + 1}


def _tell(request: HttpRequest, steps: list[PlanStep]) -> None:
    if not steps:
        messages.info(request, gettext("Nothing was changed: what you ticked is planned already."))
        return
    number = sum(step.number for step in steps)
    words = ngettext(
        "{number} planting planned again. Undo takes it back on the page of its bed.",
        "{number} plantings planned again. Undo takes them back on the page of each bed.",
        number,
    )
    messages.success(request, words.format(number=number))
