"""Changes of a bed's plan that concern several plantings, and the way back."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from gardens.actions import plan
from gardens.actions.plan_history import redo_step, undo_step
from gardens.actions.refusals import SpacingUnknown
from gardens.forms.plan import ChosenForm, FillForm, RowsForm, SquaresForm
from gardens.models import Bed, PlanStep
from gardens.plan.month import asked_month
from gardens.plan.steps import step_words
from gardens.views.access import own_bed, today_in
from gardens.views.attempts import attempt
from gardens.views.beds import bed_page, plan_changed
from gardens.views.steps import tell_first_error, tell_step, turn_plan


@require_POST
def bed_move(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    form = ChosenForm(request.POST, bed=bed)

    def move(data: dict) -> PlanStep | None:
        return plan.move_plantings(
            bed,
            data["planting"],
            east_cm=data["east_cm"],
            south_cm=data["south_cm"],
            known_step=data["known_step"],
            actor=request.user,
        )

    return _answer(request, bed, move, chosen_form=form)


@require_POST
def bed_copy(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    form = ChosenForm(request.POST, bed=bed)

    def copy(data: dict) -> PlanStep:
        return plan.copy_plantings(
            data["bed"],
            data["planting"],
            east_cm=data["east_cm"],
            south_cm=data["south_cm"],
            on=today_in(bed.garden),
            known_step=data["known_step"],
            actor=request.user,
        )

    return _answer(request, bed, copy, chosen_form=form)


@require_POST
def bed_clear(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    form = ChosenForm(request.POST, bed=bed)

    def remove(data: dict) -> PlanStep | None:
        return plan.remove_plantings(bed, data["planting"], actor=request.user)

    return _answer(request, bed, remove, chosen_form=form)


@require_POST
def bed_fill(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    form = FillForm(request.POST, bed=bed)

    def fill(data: dict) -> PlanStep:
        return plan.fill_area(
            bed,
            data["plant"],
            form.area,
            on=today_in(bed.garden),
            known_step=data["known_step"],
            actor=request.user,
        )

    return _answer(request, bed, fill, fill_form=form)


@require_safe
def bed_fits(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    """How many the rectangle would hold that is being drawn; nothing for one that is no area."""
    bed = own_bed(request, garden_pk, pk)
    form = FillForm(request.GET, bed=bed)
    if not form.is_valid():
        return HttpResponse("", content_type="text/plain")
    plant = form.cleaned_data["plant"]
    try:
        number = plan.how_many_fit(bed, plant, form.area, on=today_in(bed.garden))
    except SpacingUnknown as refusal:
        return HttpResponse(refusal.message, content_type="text/plain")
    words = ngettext("{number} {plant} fits", "{number} {plant} fit", number)
    return HttpResponse(words.format(number=number, plant=plant), content_type="text/plain")


@require_POST
def bed_rows(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    form = RowsForm(request.POST, bed=bed)

    def plant(data: dict) -> PlanStep | None:
        on = today_in(bed.garden)
        return plan.plant_rows(bed, data["plant"], form.rows, on=on, actor=request.user)

    return _answer(request, bed, plant, rows_form=form)


@require_POST
def bed_squares(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    form = SquaresForm(request.POST, bed=bed)

    def plant(data: dict) -> PlanStep:
        return plan.plant_squares(
            bed,
            data["plant"],
            form.squares,
            on=today_in(bed.garden),
            known_step=data["known_step"],
            actor=request.user,
        )

    return _answer(request, bed, plant, squares_form=form)


@require_POST
def bed_undo(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    month = turn_plan(request, bed, undo_step, gettext("Undone: {step}"))
    return plan_changed(request, bed, asked_month(month, bed.garden.place))


@require_POST
def bed_redo(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    month = turn_plan(request, bed, redo_step, gettext("Again: {step}"))
    return plan_changed(request, bed, asked_month(month, bed.garden.place))


def _answer(
    request: HttpRequest, bed: Bed, act: Callable[[dict], PlanStep | None], **named: BaseForm
) -> HttpResponse:
    """Do what the form asks, or show it again with what is wrong."""
    (form,) = named.values()
    is_done, step = attempt(form, act)
    if is_done:
        _tell(request, bed, step)
    elif request.htmx:
        tell_first_error(request, form)
    else:
        return bed_page(request, bed, **named)
    return plan_changed(request, bed)


def _tell(request: HttpRequest, bed: Bed, step: PlanStep | None) -> None:
    if step is None or step.bed_id == bed.pk:
        tell_step(request, step, bed.garden.place)
        return
    sentence = gettext("{step} The copies stand in {bed}; undo them there.")
    words = sentence.format(step=step_words(step, bed.garden.place), bed=step.bed)
    messages.success(request, words)
