from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from gardens.actions.care_tasks import add_task, complete_task, reopen_task
from gardens.forms.record import TaskForm
from gardens.models import CareTask
from gardens.views.access import own_garden, today_in


@require_POST
def task_done(request: HttpRequest, pk: int) -> HttpResponse:
    task = _own_task(request, pk)
    today = today_in(task.garden)
    return _ticked(request, complete_task(task, on=today, actor=request.user), today)


@require_POST
def task_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    task = _own_task(request, pk)
    return _ticked(request, reopen_task(task, actor=request.user), today_in(task.garden))


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


def next_page(request: HttpRequest) -> str:
    """Where the form was, if that is a page of ours."""
    page = request.POST.get("next", "")
    is_ours = page.startswith("/") and url_has_allowed_host_and_scheme(
        page, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return page if is_ours else reverse("rules:today")


def _own_task(request: HttpRequest, pk: int) -> CareTask:
    tasks = CareTask.objects.visible_to(request.user).with_subjects()
    return get_object_or_404(tasks.select_related("garden__place"), pk=pk)


def _ticked(request: HttpRequest, task: CareTask, today: date) -> HttpResponse:
    if not request.htmx:
        return redirect(next_page(request))
    context = {"task": task, "today": today, "next": next_page(request)}
    return render(request, "gardens/_task_row.html", context)
