"""The garbage collector of workers."""

import gc
from collections.abc import Iterator

import pytest
from celery.signals import worker_init

from gardening.celery import begin
from gardening.collecting import NEW_OBJECTS, spare_what_is_loaded


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    gc.unfreeze()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


def test_what_is_loaded_is_not_looked_at_again():
    spare_what_is_loaded()
    assert gc.get_freeze_count() > 10_000
    assert gc.get_threshold()[0] == NEW_OBJECTS


def test_a_worker_does_so_when_it_begins():
    assert begin in [receiver() for _key, receiver in worker_init.receivers]
    begin()
    assert gc.get_freeze_count() > 10_000
