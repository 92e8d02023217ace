"""What the seed box says of a day: which packet is to be sown, and what it waits for."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.tests.factories import SeedLotFactory, WeatherDayFactory
from plants.models.plant import range_fields
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db

SOWN_OUTSIDE = {
    "direct_sow_weeks_after_last_frost_min": 0,
    "direct_sow_weeks_after_last_frost_max": 6,
    **dict.fromkeys(range_fields("indoor_sow_weeks_before_last_frost")),
}


@pytest.mark.parametrize(
    ("day", "mean_c", "plant", "chip"),
    [
        ("2026-04-28", 12, {"slug": "carrot"}, "Sow now"),
        ("2026-04-28", 12, {"slug": "bush-bean"}, "Wait for 15 °C"),
        ("2026-11-20", 5, {"slug": "carrot"}, "Sow from"),
        ("2026-04-28", 12, {"seed_viability_years": 1}, "Test first"),
    ],
)
def test_the_box_says_what_to_do_now(day, mean_c, plant, chip, own_client, garden, monkeypatch):
    """A lot of 2024, sown outside from the middle of April on in Brno."""
    now = datetime.fromisoformat(f"{day}T12:00+00:00")
    monkeypatch.setattr(timezone, "now", lambda: now)
    for ago in range(1, 8):
        on = now.date() - timedelta(days=ago)
        WeatherDayFactory(place=garden.place, on=on, tmin_c=mean_c - 5, tmax_c=mean_c + 5)
    SeedLotFactory(owner=garden.owner, plant=PlantFactory(**SOWN_OUTSIDE, **plant))
    answer = own_client.get(reverse("gardens:seed-list"))
    page = answer.content.decode().replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert f"soil about {mean_c} °C" in page
    assert chip in page
