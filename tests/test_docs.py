import re
from pathlib import Path

import pytest
from django.conf import settings

from gardening.configuration import DEFAULT_LIMITS

READERS = ("gardening/settings.py", "gunicorn.conf.py", "gardening/observability/registry.py")
READ = re.compile(
    r"""(?:env\.\w+|os\.environ(?:\.get)?)[(\[]\s*["']([A-Z_]+)["']"""
    r"""|^MULTIPROC_DIR = "([A-Z_]+)\"""",
    re.MULTILINE,
)


def variables() -> set[str]:
    limits = {f"LIMIT_{name.upper()}" for name in DEFAULT_LIMITS}
    sources = [Path(settings.BASE_DIR, name).read_text(encoding="utf-8") for name in READERS]
    named = {first or second for source in sources for first, second in READ.findall(source)}
    return named | limits


def test_the_search_finds_variables_of_every_kind():
    assert {"APP_ENV", "SECRET_KEY", "DEBUG", "PORT", "PROMETHEUS_MULTIPROC_DIR"} <= variables()


@pytest.mark.parametrize("document", [".env.example", "docs/operations.md"])
def test_every_variable_is_named(document):
    text = Path(settings.BASE_DIR, document).read_text(encoding="utf-8")

    assert {name for name in variables() if not re.search(rf"\b{name}\b", text)} == set()


def test_the_example_names_no_variable_that_nobody_reads():
    text = Path(settings.BASE_DIR, ".env.example").read_text(encoding="utf-8")

    assert set(re.findall(r"^#?\s?([A-Z_]+)=", text, re.MULTILINE)) - variables() == set()
