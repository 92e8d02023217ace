"""What the content security policy forbids is in no template, and fragments are what they say."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

ROOT = Path(settings.BASE_DIR, "templates")
TEMPLATES = sorted(str(path.relative_to(ROOT)) for path in ROOT.rglob("*.html"))
FORBIDDEN = {
    "inline style": r"\sstyle\s*=",
    "style element": r"<style\b",
    "inline script": r"<script(?![^>]*\bsrc=)[^>]*>",
    "event handler": r"\son[a-z]+\s*=\s*[\"']",
    "htmx that evaluates": r"hx-on|[\"']js:|hx-trigger=\"[^\"]*\[",
    "unescaped text": r"\|\s*safe\b|autoescape off",
}


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what):
    assert [name for name in TEMPLATES if re.search(FORBIDDEN[what], text(name))] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_compiles(name):
    assert get_template(name)


def test_a_fragment_is_not_a_page():
    fragments = [name for name in TEMPLATES if Path(name).name.startswith("_")]

    assert fragments
    assert [name for name in fragments if "{% extends" in text(name)] == []


@pytest.mark.parametrize(
    ("attribute", "plain"),
    [("hx-post", r"<form\b[^>]*\bmethod=\"post\""), ("hx-get", r"\b(href|action|id)=")],
)
def test_what_htmx_does_a_plain_page_can_do(attribute, plain):
    """The element with the htmx attribute is a form or link of its own, asks for news, or is
    folded with a link in it."""
    folded = rf"<details\b[^<>]*{attribute}=.*?</details>"
    alone = rf"<[a-z]+\b[^<>]*{attribute}=[^<]*?>"
    for name in TEMPLATES:
        for element in re.findall(f"{folded}|{alone}", text(name), re.DOTALL):
            assert re.search(plain, element), f"{name}: {element}"
