"""docs/switches.md against the code."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from compliance.switches import FACTS

DOCUMENT = Path(settings.BASE_DIR, "docs/switches.md")


def section(name: str) -> str:
    return DOCUMENT.read_text(encoding="utf-8").split(f"\n## {name}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("facts", FACTS, ids=lambda facts: facts.name)
def test_each_switch_is_described_as_on_its_page(facts):
    described = dict(re.findall(r"^\| (.+?) \| (.+) \|$", section(facts.name), re.MULTILINE))
    described.pop("---")

    assert described == {
        "Off means": str(facts.stops),
        "Gardeners see": str(facts.gardener_sees),
        "On again": str(facts.comes_back),
        "First value": f"`{facts.setting}`",
    }


def test_no_other_switch_is_described():
    headings = set(
        re.findall(r"^## ([a-z_]+)$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    )

    assert headings == {facts.name for facts in FACTS}


def test_the_sentences_that_gardeners_see_stand_on_the_page_of_advice():
    template = Path(settings.BASE_DIR, "templates/rules/_advice_state.html").read_text(
        encoding="utf-8"
    )
    seen = template.replace("{{ since }}", "…")
    quoted = [found for facts in FACTS for found in re.findall("“(.+?)”", str(facts.gardener_sees))]

    assert len(quoted) == 2
    assert all(sentence in seen for sentence in quoted)
