"""What can still be done of a window that went by, and what may still begin."""

import re
from datetime import date

import pytest
from django.urls import reverse

from gardens.models import StartMethod
from gardens.tests.calendar_pages import plan, shown
from gardens.tests.dating import set_today

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]
TODAY = date(2026, 5, 5)


@pytest.fixture(autouse=True)
def noon_of_5_may(monkeypatch):
    set_today(monkeypatch, TODAY)


def test_a_window_that_went_by_offers_what_can_be_done(bed, own_client, monkeypatch):
    set_today(monkeypatch, date(2026, 7, 25))
    planting = plan(bed, "carrot", planned_on=date(2026, 4, 1))
    html = shown(own_client)
    offered = html.split('id="calendar-missed"')[1].split("</section>")[0]

    assert "Begun after about 20 Jul, it would probably not ripen any more." in offered
    # Ready in 60 days instead of 72.
    assert "Choose an early variety, ready in 60 days, and begin by 1 Aug" in offered
    assert "Choose another crop for Bed A" in offered
    assert "Plan it for the next season, from 17 Mar 2027" in offered
    assert "chip--urgent" not in html
    fields = dict(re.findall(r'name="(method|planned_on)" value="([^"]*)"', offered))
    own_client.post(reverse("gardens:planting-replan", args=[planting.pk]), fields)
    planting.refresh_from_db()
    assert planting.planned_on == date(2027, 3, 17)
    assert 'id="calendar-missed"' not in shown(own_client)


def test_young_plants_are_offered_when_it_is_too_late_to_sow(bed, own_client, monkeypatch):
    set_today(monkeypatch, date(2026, 5, 10))
    planting = plan(bed, "tomato", method=StartMethod.SOW_INDOORS, planned_on=date(2026, 2, 24))
    offered = shown(own_client).split('id="calendar-missed"')[1]
    # 114 days before the first frost: 72 to ripen, 14 to pick, 28 because autumn is dark and cold.
    assert "Buy young plants and plant them out by 6 Jul" in offered
    assert re.search("Choose another crop for Bed A: (?!.*(pepper|Eggplant)).*</a>", offered)
    fields = re.findall(r'name="(method|planned_on)" value="([^"]*)"', offered)
    own_client.post(reverse("gardens:planting-replan", args=[planting.pk]), dict(fields[:2]))
    planting.refresh_from_db()
    assert (planting.method, planting.planned_on) == ("transplant", date(2026, 5, 10))


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"method": "magic", "planned_on": "2026-06-01"},
        {"method": "transplant", "planned_on": "2126-06-01"},
        {"method": "transplant", "planned_on": "yesterday"},
    ],
)
def test_a_plan_that_makes_no_sense_changes_nothing(fields, bed, own_client):
    planting = plan(bed, "carrot", planned_on=date(2026, 4, 1))
    answer = own_client.post(
        reverse("gardens:planting-replan", args=[planting.pk]), fields, follow=True
    )
    planting.refresh_from_db()
    assert planting.planned_on == date(2026, 4, 1)
    assert "Choose a day for it on this page." in answer.content.decode()


def test_what_has_begun_is_not_planned_anew(bed, own_client):
    planting = plan(bed, "carrot", started_on=date(2026, 4, 1))
    fields = {"method": "transplant", "planned_on": "2026-06-01"}
    answer = own_client.post(
        reverse("gardens:planting-replan", args=[planting.pk]), fields, follow=True
    )
    planting.refresh_from_db()
    assert (planting.method, planting.planned_on) == ("direct_sow", None)
    assert "It has begun already" in answer.content.decode()


def test_crops_that_may_still_begin_lead_to_the_choice_of_a_bed(bed, own_client):
    plan(bed, "sweet-pepper", method=StartMethod.TRANSPLANT, planned_on=TODAY)
    html = shown(own_client)
    offered = html.split('id="calendar-still"')[1].split("</section>")[0]

    assert 'href="/place/runner-bean/"' in offered
    assert "Sweet pepper" not in offered
    assert offered.count('<li class="item">') == 8
    assert 'id="calendar-still"' not in shown(own_client, year=2027)
