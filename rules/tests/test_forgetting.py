"""What is long over is forgotten, so that tables do not grow for ever."""

from datetime import timedelta

import pytest
from django.utils import timezone

from rules.models import DryRun, Finding
from rules.tasks import forget_findings
from rules.tests.factories import DryRunFactory, FindingFactory

pytestmark = pytest.mark.django_db


def over(days: int, **changes) -> Finding:
    return FindingFactory(resolved_at=timezone.now() - timedelta(days=days), **changes)


def test_findings_over_for_more_than_a_year_are_forgotten():
    today = timezone.now().date()
    kept = [
        FindingFactory(first_seen_at=timezone.now() - timedelta(days=2000)),
        over(399),
        over(401, answer="later", hidden_until=today + timedelta(days=1)),
    ]
    over(401)
    over(401, answer="muted", hidden_until=today - timedelta(days=1))
    over(401, answer="done")
    forget_findings()
    forget_findings()
    assert set(Finding.objects.all()) == set(kept)


def test_dry_runs_of_last_month_are_forgotten():
    now = timezone.now()
    for days in (31, 29):
        DryRunFactory(created_at=now - timedelta(days=days), finished_at=now)
    forget_findings()
    assert (now - DryRun.objects.get().created_at).days == 29
