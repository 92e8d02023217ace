from datetime import date

from django import template
from django.template import Context

from gardens.models import CareTask

register = template.Library()


@register.inclusion_tag("gardens/_task_row.html", takes_context=True)
def task_row(context: Context, task: CareTask, today: date) -> dict[str, object]:
    """One job with its tick; `today` tells what is overdue."""
    return {**context.flatten(), "task": task, "today": today}
