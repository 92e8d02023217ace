from datetime import date
from uuid import uuid4

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from gardens.models import Act, CareTask, TaskState, Watering
from gardens.tests.factories import BedFactory, CareTaskFactory, PlantingFactory

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def task(bed):
    return CareTaskFactory(garden=bed.garden, bed=bed, act=Act.WATER, litres=20.0)


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def url(task, name="task-done") -> str:
    return reverse(f"gardens:{name}", args=[task.pk])


def test_a_tick_goes_back_to_where_it_was(task, own_client):
    answer = own_client.post(url(task), {"next": "/gardens/?page=2"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/gardens/?page=2"
    task.refresh_from_db()
    assert task.state == TaskState.DONE
    assert task.done_on == task.garden.place.today(timezone.now())
    assert Watering.objects.count() == 1


def test_a_job_put_off_can_be_wanted_again(task, own_client):
    wanted_on = task.due_on
    data = {"task": task.pk, "do": "later", "days": 7, "reason": "weather", "batch": uuid4()}
    data |= {"done_on": task.garden.place.today(timezone.now())}
    own_client.post(reverse("gardens:task-list", args=[task.garden_id]), data)
    task.refresh_from_db()
    assert task.snoozed_from == wanted_on
    assert f'action="{url(task, "task-reopen")}"' in text(own_client.get(reverse("rules:today")))
    row = text(own_client.post(url(task, "task-reopen"), headers=HTMX))
    assert "task-reopen" not in row
    assert "put off" not in row
    task.refresh_from_db()
    assert task.due_on == wanted_on


@pytest.mark.parametrize(
    "page",
    [
        *("", "https://evil.example/", "//evil.example/", "javascript:alert(1)"),
        *("/\\evil.example", "NaN", "landing", "31.12.2026"),
    ],
)
def test_no_form_leads_to_a_foreign_page(page, task, own_client):
    answer = own_client.post(url(task), {"next": page})
    assert answer.headers["Location"] == reverse("rules:today")


def test_with_script_the_row_comes_back_done_with_an_undo(task, own_client):
    answer = own_client.post(url(task), {"next": "/today/"}, headers=HTMX)
    row = text(answer)
    assert row.startswith(f'<li class="task" id="task-row-{task.pk}" data-state="done">')
    assert f'action="{url(task, "task-reopen")}"' in row
    assert 'name="next" value="/today/"' in row
    assert "csrfmiddlewaretoken" in row
    answer = own_client.post(url(task, "task-reopen"), headers=HTMX)
    assert 'data-state="done"' not in text(answer)
    assert f'action="{url(task)}"' in text(answer)
    assert not Watering.objects.exists()


def test_a_tick_cannot_be_fetched_by_a_link(task, own_client):
    assert own_client.get(url(task)).status_code == 405
    assert own_client.get(url(task, "task-reopen")).status_code == 405


def test_a_stranger_ticks_nothing(task, stranger_client):
    assert stranger_client.post(url(task)).status_code == 404
    assert stranger_client.post(url(task, "task-reopen")).status_code == 404
    task.refresh_from_db()
    assert task.state == TaskState.OPEN


def test_a_job_of_ones_own_is_added(bed, own_client):
    address = reverse("gardens:task-add", args=[bed.garden_id])
    assert "Add a job" in text(own_client.get(address))
    form = {"title": "Sharpen the hoe", "due_on": "2026-05-10", "bed": bed.pk}
    answer = own_client.post(address, form)
    assert answer.headers["Location"] == reverse("rules:today")
    task = CareTask.objects.get()
    assert (task.title, task.due_on, task.bed) == ("Sharpen the hoe", date(2026, 5, 10), bed)


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("title", "", "This field is required."),
        ("title", "x" * 121, "at most 120 characters"),
        ("title", "a\x00b", "Null characters"),
        ("due_on", "9999-01-01", "Enter a day between"),
        ("due_on", "soon", "Enter a day, for example"),
        ("bed", "abc", "Select a valid choice"),
    ],
)
def test_a_bad_job_is_explained(field, value, complaint, garden, own_client):
    form = {"title": "Sharpen the hoe", "due_on": "2026-05-10"} | {field: value}
    answer = own_client.post(reverse("gardens:task-add", args=[garden.pk]), form)
    assert answer.status_code == 200
    assert complaint in text(answer)
    assert not CareTask.objects.exists()


def test_a_forged_bed_of_a_stranger_is_refused(garden, own_client):
    form = {"title": "Dig it up", "due_on": "2026-05-10", "bed": BedFactory().pk}
    answer = own_client.post(reverse("gardens:task-add", args=[garden.pk]), form)
    assert "Select a valid choice" in text(answer)
    assert not CareTask.objects.exists()


def test_a_stranger_adds_no_job(garden, stranger_client):
    form = {"title": "Dig it up", "due_on": "2026-05-10"}
    answer = stranger_client.post(reverse("gardens:task-add", args=[garden.pk]), form)
    assert answer.status_code == 404


def row(task, today=date(2026, 5, 6)) -> str:
    template = Template("{% load care_tasks %}{% task_row task today %}")
    request = RequestFactory().get("/today/")
    return " ".join(
        template.render(Context({"task": task, "today": today, "request": request})).split()
    )


def test_a_row_says_what_where_when_and_how_long(bed, tomato):
    planting = PlantingFactory(bed=bed, plant=tomato)
    task = CareTaskFactory(garden=bed.garden, bed=bed, planting=planting, minutes=15)
    html = row(task)
    assert "Tie in the tomatoes" in html
    assert "Bed A · Tue 5 May" in html
    assert "15 min" in html
    assert "Late" in html
    assert "#g-tomato" in html
    assert 'name="next" value="/today/"' in html
    assert "Late" not in row(task, date(2026, 5, 5))


def test_a_row_escapes_what_a_gardener_wrote(garden):
    task = CareTaskFactory(garden=garden, title="<b onclick=alert(1)>")
    assert "<b onclick" not in row(task)


def test_a_row_shows_why_a_rule_asks(garden):
    reason = {"template": "The soil is dry.", "values": {}}
    task = CareTaskFactory(garden=garden, reason=reason)
    assert "The soil is dry." in row(task)
