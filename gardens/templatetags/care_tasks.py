from datetime import date
from uuid import UUID, uuid4

from django import template
from django.contrib.messages.storage.base import Message
from django.template import Context

from gardens.entry_words import entry_words, place_words, subject_words
from gardens.models import CareTask
from gardens.recurring_words import series_words
from gardens.task_forms import figures_url, form_of
from gardens.undoing import batch_of

register = template.Library()
register.filter(entry_words)
register.filter(subject_words)
register.filter(place_words)
register.filter(form_of)
register.filter(figures_url)
register.filter(series_words)


@register.inclusion_tag("gardens/_task_row.html", takes_context=True)
def task_row(context: Context, task: CareTask, today: date) -> dict[str, object]:
    """One job with its tick; `today` tells what is overdue."""
    return {**context.flatten(), "task": task, "today": today}


@register.inclusion_tag("gardens/_undo_button.html", takes_context=True)
def undo_button(context: Context, message: Message) -> dict[str, object]:
    """Beside a message that says what was written."""
    return {**context.flatten(), "written": batch_of(message.extra_tags)}


@register.simple_tag
def new_batch() -> UUID:
    """Names a form, so that what it writes is written once."""
    return uuid4()
