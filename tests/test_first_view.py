"""What a first visit costs on the wire: 80 kB without fonts, 90 kB of fonts (gzip)."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

LARGEST_VIEW = 80_000
LARGEST_FONTS = 90_000
ASSET = re.compile(r"""(?:href|src)="/static/([^"#]+)""")
FONT = re.compile(r"url\(\"(fonts/[^\"]+)\"\)")


def weight(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def assets(html: str) -> list[Path]:
    return [Path(finders.find(name)) for name in sorted(set(ASSET.findall(html)))]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["landing", "account_login", "plants:plant-list"])
def test_a_first_view_is_light(client, name):
    html = client.get(reverse(name)).content
    loaded = assets(html.decode())

    assert {path.name for path in loaded} >= {"tokens.css", "components.css", "icons.svg"}
    assert weight(html) + sum(weight(path.read_bytes()) for path in loaded) <= LARGEST_VIEW


def test_the_fonts_of_a_latin_page_are_light():
    """Italics and Latin Extended are fetched only by pages that show such letters."""
    tokens = Path(finders.find("css/tokens.css"))
    always = {
        name for name in FONT.findall(tokens.read_text()) if re.search("latin-wght-normal", name)
    }

    assert len(always) == 2
    assert sum((tokens.parent / name).stat().st_size for name in always) <= LARGEST_FONTS
