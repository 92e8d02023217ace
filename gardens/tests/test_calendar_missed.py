"""What was planned and not begun stays in sight, and days of other years say their year."""

from datetime import UTC, date, datetime

import pytest

from gardens.models import StartMethod
from gardens.tests.factories import PlantingFactory
from plants.models import Plant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]
MISSED = 'id="calendar-missed"'


@pytest.fixture(autouse=True)
def noon_of_5_may(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 5, 5, 10, tzinfo=UTC))


def plan(bed, slug: str, planned_on: date | None, **fields) -> None:
    values = {"method": StartMethod.DIRECT_SOW, "started_on": None} | fields
    plant = Plant.objects.get(slug=slug)
    PlantingFactory(bed=bed, plant=plant, planned_on=planned_on, **values)


def shown(client, address: str = "/calendar/", **query) -> str:
    return " ".join(client.get(address, query).content.decode().split())


@pytest.mark.parametrize("view", ["year", "month", "list"])
def test_a_miss_of_last_year_is_shown_until_it_is_decided(view, bed, own_client):
    plan(bed, "bush-bean", date(2025, 6, 10))
    html = shown(own_client, view=view)
    offered = html.split(MISSED)[1].split("</section>")[0]

    assert "Bush bean" in offered
    assert "Begun after about 23 Jul 2025, it would probably not ripen any more." in offered
    assert "Plan it for the next season" in offered
    assert MISSED not in shown(own_client, view=view, year=2027)


def test_in_the_year_of_the_miss_its_days_need_no_year(bed, own_client):
    plan(bed, "bush-bean", date(2025, 6, 10))
    assert "Begun after about 23 Jul, it would" in shown(own_client, year=2025)


def test_the_poster_says_the_year_of_days_it_does_not_show(bed, own_client):
    plan(bed, "garlic", date(2026, 10, 25))
    html = shown(own_client, "/calendar/poster/", year=2026)
    garlic = html.split("<b>Garlic</b>, Bed A: ")[1].split("</li>")[0]

    assert garlic.startswith("Plant out 21 Oct – 2 Dec;")
    assert garlic.count("2027") == 3, "likely, first and last day"
    assert "2026" not in garlic


@pytest.mark.parametrize(
    ("appetite", "last_p50", "words"),
    [
        ("normal", 104, "tender ones wait until"),
        ("bold", 104, "All crops count from 14 Apr: frost comes later in 1 year of 2."),
        ("cautious", None, "All crops count from 30 Apr: frost comes later in 1 year of 10."),
        ("normal", None, "there is no usual frost to count from"),
    ],
)
def test_the_method_names_the_dates_that_the_gardeners_risk_gives(
    appetite, last_p50, words, bed, own_client
):
    place = bed.garden.place
    place.frost_appetite, place.last_frost_p50 = appetite, last_p50
    place.save()
    plan(bed, "carrot", date(2026, 5, 10))

    method = shown(own_client).split('id="calendar-method"')[1].split("</section>")[0]
    assert words in method
    assert "yours if you gave them, else those of the catalogue" in method
