from collections.abc import Callable
from typing import TypeVar

from django.forms import BaseForm

from gardens.actions.refusals import Refused

Done = TypeVar("Done")


def attempt(form: BaseForm, act: Callable[[dict], Done]) -> tuple[bool, Done | None]:
    """Whether it was done, and what came of it; else the form says what is wrong."""
    if not form.is_valid():
        return False, None
    try:
        return True, act(form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return False, None
