from datetime import date
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from gardens.actions.care_tasks import (
    add_task,
    complete_task,
    complete_tasks,
    reopen_task,
    skip_tasks,
    snooze_tasks,
)
from gardens.actions.refusals import Refused
from gardens.forms.care_task import DONE, LATER, TasksForm
from gardens.forms.record import TaskForm
from gardens.models import CareTask, Garden, SkipReason
from gardens.undoing import undo_tag
from gardens.views.access import own_garden, today_in
from gardens.views.next_page import next_page

TASKS_SHOWN = 100


@require_POST
def task_done(request: HttpRequest, pk: int) -> HttpResponse:
    task = _own_task(request, pk)
    today = today_in(task.garden)
    try:
        task = complete_task(task, on=today, actor=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return _ticked(request, task, today)


@require_POST
def task_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    task = _own_task(request, pk)
    try:
        task = reopen_task(task, actor=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, gettext("Taken back."))
    return _ticked(request, task, today_in(task.garden))


@require_http_methods(["GET", "POST"])
def task_add(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    today = today_in(garden)
    form = TaskForm(
        request.POST or None,
        instance=CareTask(garden=garden),
        garden=garden,
        today=today,
        initial={"due_on": today},
    )
    if form.is_valid():
        add_task(form.instance, actor=request.user)
        messages.success(request, gettext("Job added."))
        return redirect(next_page(request))
    context = {"garden": garden, "form": form, "next": next_page(request), "section": "today"}
    return render(request, "gardens/task_form.html", context)


@require_http_methods(["GET", "POST"])
def task_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Open jobs to tick: done, also on another day, put off, or skipped. `?task=` ticks one."""
    garden = own_garden(request, pk)
    today = today_in(garden)
    form = TasksForm(
        request.POST or None,
        garden=garden,
        today=today,
        initial={"done_on": today, "batch": uuid4(), "task": request.GET.getlist("task")},
    )
    if form.is_valid():
        try:
            _settle(request, garden, form.cleaned_data, today)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect(next_page(request))
    context = {
        "garden": garden,
        "tasks": garden.care_tasks.next_open(TASKS_SHOWN),
        "form": form,
        "ticked": {str(number) for number in form["task"].value() or ()},
        "today": today,
        "next": next_page(request),
        "section": "today",
    }
    return render(request, "gardens/task_list.html", context)


def _settle(request: HttpRequest, garden: Garden, data: dict, today: date) -> None:
    numbers = [task.pk for task in data["task"]]
    if data["do"] == DONE:
        _complete(request, garden, numbers, data["done_on"], data["batch"])
    elif data["do"] == LATER:
        snooze_tasks(garden.pk, numbers, on=today, days=data["days"], actor=request.user)
        messages.success(request, gettext("Put off."))
    else:
        skip_tasks(
            garden.pk,
            numbers,
            on=today,
            reason=SkipReason(data["reason"]),
            note=data["note"],
            actor=request.user,
        )
        messages.success(request, gettext("Skipped this time."))


def _complete(
    request: HttpRequest, garden: Garden, numbers: list[int], on: date, batch: UUID
) -> None:
    done = complete_tasks(garden.pk, numbers, on=on, batch=batch, actor=request.user)
    words = ngettext("%(number)d job done.", "%(number)d jobs done.", len(done))
    words %= {"number": len(done)}
    messages.success(request, words, extra_tags=undo_tag(garden, batch))


def _own_task(request: HttpRequest, pk: int) -> CareTask:
    tasks = CareTask.objects.visible_to(request.user).with_subjects()
    return get_object_or_404(tasks.select_related("garden__place"), pk=pk)


def _ticked(request: HttpRequest, task: CareTask, today: date) -> HttpResponse:
    if not request.htmx:
        return redirect(next_page(request))
    context = {"task": task, "today": today, "next": next_page(request), "is_fragment": True}
    return render(request, "gardens/_task_row.html", context)
