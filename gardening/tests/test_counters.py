from datetime import timedelta

import pytest
from django.utils import timezone

from gardening.counters import CounterCache, purge_counters
from gardening.models import Counter

pytestmark = pytest.mark.django_db


@pytest.fixture
def counters() -> CounterCache:
    return CounterCache("", {})


def expire_all() -> None:
    Counter.objects.update(expires_at=timezone.now() - timedelta(seconds=1))


def test_add_keeps_a_counter_that_lives(counters):
    assert counters.add("visits", 1, timeout=60)
    assert not counters.add("visits", 5, timeout=60)
    assert counters.get("visits") == 1


def test_add_starts_again_when_the_counter_has_expired(counters):
    counters.add("visits", 7, timeout=60)
    expire_all()

    assert counters.get("visits", 0) == 0
    assert counters.add("visits", 1, timeout=60)
    assert counters.get("visits") == 1


def test_incr_counts_up_and_down(counters):
    counters.set("visits", 1)

    assert counters.incr("visits") == 2
    assert counters.incr("visits", 3) == 5
    assert counters.decr("visits", 4) == 1


def test_incr_refuses_what_is_missing_or_expired(counters):
    with pytest.raises(ValueError, match="visits"):
        counters.incr("visits")
    counters.set("visits", 1)
    expire_all()
    with pytest.raises(ValueError, match="visits"):
        counters.incr("visits")


def test_set_overwrites_value_and_expiry(counters):
    counters.set("visits", 1, timeout=60)
    expire_all()
    counters.set("visits", 9, timeout=None)

    assert counters.get("visits") == 9
    assert Counter.objects.get().expires_at.year == 9999


def test_touch_delete_and_clear(counters):
    counters.set("visits", 1, timeout=1)
    counters.set("starts", 1)

    assert counters.touch("visits", 600)
    assert not counters.touch("nothing", 600)
    assert counters.delete("visits")
    assert not counters.delete("visits")
    counters.clear()
    assert not Counter.objects.exists()


def test_versions_are_separate(counters):
    counters.set("visits", 1, version=1)

    assert counters.get("visits", version=2) is None


def test_purge_deletes_only_what_has_expired(counters):
    counters.set("old", 1)
    expire_all()
    counters.set("new", 1)

    assert purge_counters() == 1
    assert counters.get("new") == 1


def test_each_operation_is_one_statement(counters, django_assert_num_queries):
    with django_assert_num_queries(3):
        counters.add("visits", 1)
        counters.incr("visits")
        counters.get("visits")
