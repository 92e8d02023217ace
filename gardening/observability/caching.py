"""Django's caches with the counts of django-prometheus.

Its own classes are not used: one needs django-redis to be installed, the other takes a stored 0 or
empty text for a miss.
"""

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from django_prometheus.cache.metrics import (
    django_cache_get_fail_total,
    django_cache_get_total,
    django_cache_hits_total,
    django_cache_misses_total,
)
from redis.exceptions import RedisError

MISSED = object()


class CountedGets:
    backend: str

    def get(self, key: str, default: object = None, version: int | None = None) -> object:
        django_cache_get_total.labels(self.backend).inc()
        try:
            value = super().get(key, MISSED, version)
        except RedisError:
            django_cache_get_fail_total.labels(self.backend).inc()
            raise
        if value is MISSED:
            django_cache_misses_total.labels(self.backend).inc()
            return default
        django_cache_hits_total.labels(self.backend).inc()
        return value


class CountedLocMemCache(CountedGets, LocMemCache):
    backend = "locmem"


class CountedRedisCache(CountedGets, RedisCache):
    backend = "redis"
