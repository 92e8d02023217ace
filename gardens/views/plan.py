"""Changes of a bed's plan that concern several plantings, and the way back."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from gardens.actions import plan
from gardens.actions.plan_history import redo_step, undo_step
from gardens.actions.refusals import Refused
from gardens.forms.plan import ChosenForm, FillForm, RowsForm, SquaresForm
from gardens.forms.planting import StepForm
from gardens.models import Bed, PlanStep
from gardens.plan.steps import step_words
from gardens.views.access import own_bed, today_in
from gardens.views.beds import CAN_BE_UNDONE, bed_page, plan_changed


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
    return _turn(request, own_bed(request, garden_pk, pk), undo_step, gettext("Undone: {step}"))


@require_POST
def bed_redo(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    return _turn(request, own_bed(request, garden_pk, pk), redo_step, gettext("Again: {step}"))


def _turn(
    request: HttpRequest, bed: Bed, turn: Callable[..., PlanStep], sentence: str
) -> HttpResponse:
    form = StepForm(request.POST)
    number = form.cleaned_data["step"] if form.is_valid() else 0
    try:
        step = turn(bed, number=number, actor=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, sentence.format(step=step_words(step, bed.garden.place)))
    return plan_changed(request, bed)


def _answer(
    request: HttpRequest, bed: Bed, act: Callable[[dict], PlanStep | None], **named: BaseForm
) -> HttpResponse:
    """Do what the form asks, or show it again with what is wrong."""
    (form,) = named.values()
    if form.is_valid():
        try:
            step = act(form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            _tell(request, bed, step)
            return plan_changed(request, bed)
    if not request.htmx:
        return bed_page(request, bed, **named)
    messages.error(request, next(iter(form.errors.values()))[0])
    return plan_changed(request, bed)


def _tell(request: HttpRequest, bed: Bed, step: PlanStep | None) -> None:
    if step is None:
        messages.info(request, gettext("Nothing was changed."))
    elif step.bed_id == bed.pk:
        words = step_words(step, bed.garden.place)
        messages.success(request, words, extra_tags=CAN_BE_UNDONE)
    else:
        sentence = gettext("{step} The copies stand in {bed}; undo them there.")
        words = sentence.format(step=step_words(step, bed.garden.place), bed=step.bed)
        messages.success(request, words)
