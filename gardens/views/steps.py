"""What the pages of every plan do with a form that changes it, and what they say of a step."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.translation import gettext

from gardens.actions.refusals import Refused
from gardens.forms.planting import StepForm
from gardens.models import Bed, Land, LandStep, Place, PlanStep
from gardens.plan.steps import step_words

# The tag of a message about a step of a plan; pages with a plan show it with a button.
CAN_BE_UNDONE = "can-be-undone"


def turn_plan(
    request: HttpRequest,
    subject: Bed | Land,
    turn: Callable[..., PlanStep | LandStep],
    sentence: str,
) -> str:
    """Undo or redo the step that the form names; the month that it was sent from, if any."""
    form = StepForm(request.POST)
    data = form.cleaned_data if form.is_valid() else {"step": 0, "month": ""}
    try:
        step = turn(subject, number=data["step"], actor=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        words = step_words(step, subject.garden.place)
        if step.is_overtaken:
            sentence = gettext("The book had taken this back already: {step}")
        messages.success(request, sentence.format(step=words))
    return data["month"]


def tell_step(
    request: HttpRequest, step: PlanStep | LandStep | None, place: Place, unchanged: str = ""
) -> None:
    if step is None:
        messages.info(request, unchanged or gettext("Nothing was changed."))
    else:
        messages.success(request, step_words(step, place), extra_tags=CAN_BE_UNDONE)


def tell_first_error(request: HttpRequest, form: BaseForm) -> None:
    messages.error(request, next(iter(form.errors.values()))[0])
