"""From rows of weather to the harvest date on the page, night after night."""

from datetime import UTC, date, datetime, timedelta

import factory
import pytest
from django.test import Client
from django.utils import timezone

from gardens.models import Bed, CareTask, WeatherDay
from gardens.tests.factories import BedFactory, PlantingFactory, WeatherDayFactory
from plants.tests.factories import PlantFactory
from rules.models import Evaluation, Finding
from rules.tasks import evaluate_gardens

pytestmark = pytest.mark.django_db

MAY_1, ONE_DAY = date(2026, 5, 1), timedelta(days=1)


def a_bed_of_corn() -> Bed:
    bed = BedFactory()
    corn = PlantFactory(
        slug="sweet-corn", common_name="Sweet corn", tender=True,
        days_to_maturity_min=80, days_to_maturity_max=80, days_to_maturity_from="sowing",
    )  # fmt: skip
    PlantingFactory(bed=bed, plant=corn, started_on=MAY_1, method="direct_sow")
    return bed


def weather(bed: Bed, until: date, tmin_c: float = 14.0) -> None:
    """Measured from the first of May to yesterday of `until`, and a week of forecast."""
    WeatherDay.objects.filter(cell=bed.garden.place.weather_cell_id).delete()
    days = [MAY_1 + number * ONE_DAY for number in range((until - MAY_1).days + 8)]
    WeatherDayFactory.create_batch(
        len(days),
        place=bed.garden.place,
        on=factory.Iterator(days),
        is_forecast=factory.LazyAttribute(lambda day: day.on >= until),
        tmin_c=tmin_c,
        tmax_c=tmin_c + 12,
        issued_at=datetime(until.year, until.month, until.day, 4, tzinfo=UTC),
    )


def harvest(bed: Bed, on: date, monkeypatch) -> Finding:
    monkeypatch.setattr(
        timezone, "now", lambda: datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    )
    Evaluation.objects.request(bed.garden_id)
    evaluate_gardens([bed.garden_id])
    assert Evaluation.objects.get(garden=bed.garden_id).failed_rules == ""
    return Finding.objects.get(garden=bed.garden_id, rule_id="HARVEST.ETA")


def test_weather_moves_the_harvest_and_the_page_says_on_what_it_rests(monkeypatch):
    bed, on = a_bed_of_corn(), date(2026, 6, 20)
    by_days = harvest(bed, on, monkeypatch)
    assert "20 Jul 2026" in by_days.title

    weather(bed, on)
    by_warmth = harvest(bed, on, monkeypatch)
    assert by_warmth.pk == by_days.pk
    assert "29 Jul 2026" in by_warmth.title
    assert CareTask.objects.get(rule_id="HARVEST.ETA").due_on == date(2026, 7, 29)

    client = Client()
    client.force_login(bed.garden.owner)
    page = client.get(bed.garden.get_absolute_url()).content.decode()
    assert by_warmth.title in page
    page = client.get(by_warmth.get_absolute_url()).content.decode()
    assert "Warmth as measured from 1 May 2026 to 19 Jun 2026." in page
    assert "Warmth as forecast on 20 Jun 2026, to 27 Jun 2026." in page
    assert "weather records, test, 19 Jun 2026" in page


def test_what_a_finding_rests_on_is_renewed_with_every_forecast(monkeypatch):
    """10 °C·d a day; 900 are needed."""
    bed, on = a_bed_of_corn(), date(2026, 6, 20)
    seen = []
    for day in (on, on + 3 * ONE_DAY, on + 4 * ONE_DAY):
        weather(bed, day)
        finding = harvest(bed, day, monkeypatch)
        seen.append((dict(finding.numbers)["Warmth it has had"]["quantity"], finding.computed_on))
        assert "29 Jul 2026" in finding.title
    assert seen == [(50, on), (50, on + 3 * ONE_DAY), (60, on + 4 * ONE_DAY)]
