import pytest
from django.conf import settings
from django.core.cache import cache
from prometheus_client import REGISTRY
from redis.exceptions import ConnectionError as RedisGone

from gardening.observability.caching import CountedRedisCache

NAMES = "django_cache_get_total", "django_cache_get_hits_total", "django_cache_get_misses_total"


def counts(backend: str) -> list[float]:
    return [REGISTRY.get_sample_value(name, {"backend": backend}) or 0 for name in NAMES]


@pytest.mark.services
def test_hits_and_misses_of_the_cache_are_counted():
    backend = "redis" if settings.REDIS_URL else "locmem"
    before = counts(backend)
    cache.set("nothing", 0)
    assert cache.get("nothing", "else") == 0
    assert cache.get("missing", "else") == "else"
    assert [now - was for now, was in zip(counts(backend), before, strict=True)] == [2, 1, 1]


def test_a_cache_that_is_gone_is_counted_and_says_so():
    name = "django_cache_get_fail_total"
    before = REGISTRY.get_sample_value(name, {"backend": "redis"}) or 0
    with pytest.raises(RedisGone):
        CountedRedisCache("redis://127.0.0.1:1/0", {}).get("any")
    assert REGISTRY.get_sample_value(name, {"backend": "redis"}) == before + 1
