"""A form of another tab about what is gone gets a sentence, and of somebody else's nothing."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db.models import Model
from django.urls import reverse

from gardens.models import Bed, CareTask, Event, TaskSeries
from gardens.tests.factories import (
    AmendmentFactory,
    CareTaskFactory,
    EventFactory,
    SoilTestFactory,
    TaskSeriesFactory,
    WateringFactory,
)
from gardens.tests.pictures import PhotoFactory
from gardens.tests.water import MoistureReadingFactory, RainDayFactory

pytestmark = pytest.mark.django_db

FORMS = {
    "event-undo": lambda bed: EventFactory(bed=bed),
    "event-edit": lambda bed: EventFactory(bed=bed),
    "photo-delete": lambda bed: PhotoFactory(event=EventFactory(bed=bed)),
    "watering-delete": lambda bed: WateringFactory(bed=bed),
    "watering-edit": lambda bed: WateringFactory(bed=bed),
    "rain-delete": lambda bed: RainDayFactory(garden=bed.garden),
    "moisture-delete": lambda bed: MoistureReadingFactory(bed=bed),
    "soil-test-delete": lambda bed: SoilTestFactory(bed=bed),
    "soil-test-edit": lambda bed: SoilTestFactory(bed=bed),
    "amendment-edit": lambda bed: AmendmentFactory(bed=bed),
    "series-edit": lambda bed: TaskSeriesFactory(garden=bed.garden),
    "series-end": lambda bed: TaskSeriesFactory(garden=bed.garden),
}


@pytest.mark.parametrize("name", FORMS)
def test_of_what_is_gone_the_form_is_answered(name, bed, own_client, stranger_client):
    make: Callable[[Bed], Model] = FORMS[name]
    row = make(bed)
    url = reverse(f"gardens:{name}", args=[row.pk])
    assert stranger_client.post(url).status_code == 404
    row.delete()
    back = reverse("gardens:garden-book", args=[bed.garden_id])
    answer = own_client.post(url, {"next": back}, follow=True)
    assert answer.redirect_chain == [(back, 302)]
    sentence = "This job was removed" if "series" in name else "It is taken back already."
    assert sentence in answer.content.decode()


def test_an_entry_is_taken_back_in_two_tabs(bed, own_client):
    url = reverse("gardens:event-undo", args=[EventFactory(bed=bed).pk])
    assert "Taken back." in own_client.post(url, follow=True).content.decode()
    assert "It is taken back already." in own_client.post(url, follow=True).content.decode()
    assert not Event.objects.exists()


def test_a_series_that_is_over_is_ended_once_and_changed_no_more(garden, own_client):
    ended_on = date(2026, 5, 1)
    series = TaskSeriesFactory(garden=garden, ended_on=ended_on, first=None)
    CareTaskFactory(garden=garden, series=series, state="done", done_on=ended_on)
    end = reverse("gardens:series-end", args=[series.pk])
    assert "It does not come again." in own_client.post(end, follow=True).content.decode()
    form = {"title": "Feed", "starts_on": "2026-05-04", "every": 2, "unit": "week"}
    edit = reverse("gardens:series-edit", args=[series.pk])
    page = own_client.post(edit, form | {"counting": "fixed"}).content.decode()
    assert "This job was ended in the meantime." in page
    assert 'value="Feed"' in page
    assert TaskSeries.objects.get().ended_on == ended_on
    assert CareTask.objects.count() == 1
