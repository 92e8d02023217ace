import re
import subprocess
import sys

import pytest
from django.conf import settings

from tests.on_services import uses_services


@pytest.fixture
def bound(db) -> None:
    """A fixture that asks for the database."""


@pytest.mark.django_db
def test_a_test_that_is_marked_runs_on_services(request):
    assert uses_services(request.node)


@pytest.mark.usefixtures("bound")
def test_a_test_whose_fixture_asks_for_the_database_runs_on_services(request):
    assert uses_services(request.node)


@pytest.mark.services
def test_a_test_says_itself_that_it_uses_redis(request):
    assert uses_services(request.node)


def test_a_test_apart_from_them_does_not(request, client):
    assert client.get("/health/live").status_code == 200
    assert not uses_services(request.node)


def test_what_is_apart_is_left_out_when_asked():
    file = "gardening/tests/test_caching.py"
    arguments = [sys.executable, "-m", "pytest", "--collect-only", "-q", "--on-services", file]
    listed = subprocess.run(
        arguments, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )

    assert "test_hits_and_misses_of_the_cache_are_counted" in listed.stdout
    assert "test_a_cache_that_is_gone_is_counted_and_says_so" not in listed.stdout


def test_real_processes_and_browsers_are_started_where_bin_test_looks_for_them():
    marked = re.compile(r"mark\.(stack|browser)\b")
    files = (
        path
        for app in ("plants", "compliance", "gardens", "rules")
        for path in (settings.BASE_DIR / app).rglob("test_*.py")
    )
    assert [path.name for path in files if marked.search(path.read_text(encoding="utf-8"))] == []
