"""Sun maps when messages are lost, workers die or the reckoning fails."""

from datetime import timedelta

import pytest
from django.utils import timezone
from kombu.exceptions import OperationalError

from gardens.actions.grounds import add_feature
from gardens.models import Land, SunMap
from gardens.signals import garden_changed
from gardens.sun import reckoning
from gardens.sun.reading import monthly_hours_of
from gardens.sun.reckoning import ask_for_sun, reckon_sun, ring_sun_maps
from gardens.sun.scene import Scene
from gardens.tests.factories import LandFactory, SunMapFactory, TreeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def land(garden) -> Land:
    """6 × 4 m, so that a map is made in no time."""
    return LandFactory(garden=garden, length_m=6, width_m=4)


def test_only_one_worker_reckons(land):
    SunMap.objects.request([land.garden.pk])
    assert SunMap.objects.claim(land.garden.pk, timezone.now())
    assert SunMap.objects.claim(land.garden.pk, timezone.now()) is None
    reckon_sun(land.garden.pk)
    assert monthly_hours_of(land.garden) is None


def test_new_hours_are_made_known_and_hours_that_stay_are_not(land):
    made_known = []

    def note(sender: type, garden_id: int, **kwargs: object) -> None:
        made_known.append(garden_id)

    garden_changed.connect(note)
    for _time in range(2):
        SunMap.objects.request([land.garden.pk])
        reckon_sun(land.garden.pk)
    garden_changed.disconnect(note)
    assert made_known == [land.garden.pk]


def test_a_killed_worker_leaves_work_for_the_next_ring(land):
    SunMapFactory(garden=land.garden, claimed_at=timezone.now() - timedelta(seconds=60))
    ring_sun_maps()
    assert monthly_hours_of(land.garden) is None
    SunMap.objects.update(claimed_at=timezone.now() - timedelta(minutes=3))
    ring_sun_maps()
    assert monthly_hours_of(land.garden)


def test_what_fails_each_time_is_given_up_until_something_changes(
    land, own_client, monkeypatch, django_capture_on_commit_callbacks
):
    tries = []

    def fail(scene: Scene):
        tries.append(scene)
        raise ArithmeticError

    monkeypatch.setattr(Scene, "monthly_hours", fail)
    SunMapFactory(garden=land.garden)
    page = land.garden.get_absolute_url() + "?layer=sun"
    for _ring in range(3):
        with pytest.raises(ArithmeticError):
            ring_sun_maps()
        assert "could not be reckoned" not in own_client.get(page).content.decode()
        SunMap.objects.update(claimed_at=timezone.now() - timedelta(minutes=3))
    ring_sun_maps()
    reckon_sun(land.garden.pk)
    assert len(tries) == 3
    assert "could not be reckoned" in own_client.get(page).content.decode()
    monkeypatch.undo()
    with django_capture_on_commit_callbacks(execute=True):
        ask_for_sun(land.garden.pk)
    assert monthly_hours_of(land.garden)


def test_a_lost_message_is_rung_again(land):
    SunMapFactory(garden=land.garden)
    ring_sun_maps()
    assert monthly_hours_of(land.garden)


def test_a_silent_broker_does_not_hinder_the_change(
    land, gardener, monkeypatch, django_capture_on_commit_callbacks
):
    def refuse(garden_id: int) -> None:
        raise OperationalError

    monkeypatch.setattr(reckoning.reckon_sun, "delay", refuse)
    tree = TreeFactory.build(garden=land.garden, y_cm=300)
    with django_capture_on_commit_callbacks(execute=True):
        add_feature(tree, known=0, actor=gardener)
    assert SunMap.objects.get().asked_at
