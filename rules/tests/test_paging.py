"""A long list shows its worst findings first and the others on asking."""

import re

import pytest

from gardens.models import Garden
from gardens.tests.factories import BedFactory
from rules.panels import SHOWN_AT_ONCE
from rules.tests.factories import FindingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def garden(db) -> Garden:
    return BedFactory().garden


def noticed(garden: Garden, number: int, severity: str) -> None:
    bed = garden.beds.get()
    rank = {"info": 0, "advice": 1, "critical": 3}[severity]
    for index in range(number):
        key = f"SOIL.PH|bed:{bed.pk}|{severity}{index}"
        FindingFactory(garden=garden, bed=bed, key=key, severity=severity, severity_rank=rank)


def cards(html: str) -> int:
    return len(re.findall(r'id="finding-\d+"', html))


@pytest.mark.parametrize("where", ["today", "garden", "bed"])
def test_the_worst_ten_are_shown_and_the_others_on_asking(client, garden, where):
    noticed(garden, 3, "advice")
    noticed(garden, 9, "info")
    address = {
        "today": "/today/",
        "garden": garden.get_absolute_url(),
        "bed": garden.beds.get().get_absolute_url(),
    }[where]
    client.force_login(garden.owner)

    html = client.get(address).content.decode()
    whole = client.get(f"{address}?findings=all").content.decode()

    assert cards(html) == SHOWN_AT_ONCE == 10
    assert "12 findings" in html
    assert 'href="?findings=all#findings-panel">Show all 12 findings</a>' in html
    assert cards(whole) == 12
    assert "Show all" not in whole


def test_what_is_urgent_is_always_shown(client, garden):
    noticed(garden, 11, "critical")
    noticed(garden, 2, "info")
    client.force_login(garden.owner)

    assert cards(client.get("/today/").content.decode()) == 11


def test_a_page_that_shows_all_still_does_after_an_answer(client, garden):
    noticed(garden, 12, "info")
    client.force_login(garden.owner)
    page = {"HX-Request": "true", "HX-Current-URL": "http://testserver/today/?findings=all"}

    html = client.get(f"/gardens/{garden.pk}/findings/", headers=page).content.decode()

    assert cards(html) == 12
