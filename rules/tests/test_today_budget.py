"""Not more than a day can hold: seven jobs that rules propose, the worst first, by place."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gardens.models import CareTask, Garden, TaskState
from gardens.tests.factories import BedFactory, GardenFactory
from rules.tests.cast import NOON
from rules.tests.factories import FindingFactory

pytestmark = pytest.mark.django_db
ON = NOON.date()
TODAY, FOLDED = reverse("rules:today"), reverse("rules:today-folded")
HTMX = {"HX-Request": "true"}
RANKS = {"info": 0, "advice": 1, "warning": 2, "critical": 3}


@pytest.fixture
def garden(clock) -> Garden:
    return GardenFactory()


def propose(garden: Garden, title: str, severity: str = "advice", **fields) -> CareTask:
    """A job of a rule with the finding it comes from."""
    key = f"TEST.ONE|{title}"
    FindingFactory(garden=garden, key=key, severity=severity, severity_rank=RANKS[severity])
    fields = {"due_on": ON} | fields
    return CareTask.objects.create(
        garden=garden, title=title, rule_id="TEST.ONE", origin=key, **fields
    )


def today(garden: Garden, path: str = TODAY, headers: dict | None = None) -> str:
    client = Client()
    client.force_login(garden.owner)
    return client.get(path, headers=headers).content.decode()


def titles(html: str) -> list[str]:
    return re.findall(r'class="task__t">([^<]+)<', html)


def shown(garden: Garden) -> list[str]:
    return titles(today(garden))


def test_seven_are_asked_and_the_rest_is_folded(garden):
    for number in range(9):
        propose(garden, f"Job {number}")
    html = today(garden)
    assert titles(html) == [f"Job {number}" for number in range(7)]
    assert "7 jobs" in html
    assert "2 more jobs for when you have time" in html
    assert f'hx-get="{FOLDED}"' in html
    assert titles(today(garden, FOLDED, HTMX)) == ["Job 7", "Job 8"]


def test_without_script_the_folded_ones_stand_in_the_list_of_all(garden):
    for number in range(9):
        propose(garden, f"Job {number}")
    jobs = reverse("gardens:task-list", args=[garden.pk])
    assert f'href="{jobs}">The list of all jobs</a>' in today(garden)
    client = Client()
    client.force_login(garden.owner)
    assert client.get(FOLDED).url == jobs
    assert "Job 8" in today(garden, jobs)


def test_the_worst_are_asked_first(garden):
    for number in range(7):
        propose(garden, f"Mild {number}", "advice", due_on=ON - timedelta(days=5))
    propose(garden, "Bad", "warning")
    assert "Bad" in shown(garden)
    assert "Mild 6" not in shown(garden)


def test_urgent_ones_are_asked_however_many(garden):
    for number in range(9):
        propose(garden, f"Urgent {number}", "critical")
    assert len(shown(garden)) == 9


def test_ones_own_jobs_do_not_count(garden):
    for number in range(7):
        propose(garden, f"Job {number}")
    CareTask.objects.create(garden=garden, title="My own", due_on=ON)
    assert len(shown(garden)) == 8
    assert "more job" not in today(garden)


def test_what_was_done_today_counts(garden):
    for number in range(3):
        propose(garden, f"Done {number}", state=TaskState.DONE, done_on=ON)
    for number in range(6):
        propose(garden, f"Job {number}")
    assert len(shown(garden)) == 3 + 4
    assert "2 more jobs" in today(garden)


def test_jobs_of_one_bed_stand_together(garden):
    a, b = (BedFactory(garden=garden, name=f"Bed {letter}") for letter in "AB")
    for title, bed in (("A1", a), ("B1", b), ("Own", None), ("A2", a), ("B2", b)):
        CareTask.objects.create(garden=garden, title=title, bed=bed, due_on=ON)
    assert shown(garden) == ["A1", "A2", "B1", "B2", "Own"]
