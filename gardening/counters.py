from datetime import UTC, datetime

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection
from django.utils import timezone

from gardening.models import Counter

TABLE = Counter._meta.db_table
NEVER = datetime(9999, 12, 31, tzinfo=UTC)

ADD = f"""
INSERT INTO {TABLE} (key, value, expires_at) VALUES (%s, %s, %s)
ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at
WHERE {TABLE}.expires_at <= %s RETURNING value"""
SET = f"""
INSERT INTO {TABLE} (key, value, expires_at) VALUES (%s, %s, %s)
ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at
RETURNING value"""
ADD_UP = f"UPDATE {TABLE} SET value = value + %s WHERE key = %s AND expires_at > %s RETURNING value"


class CounterCache(BaseCache):
    """A cache of whole numbers in the database; each operation is one atomic statement.

    A count inside a transaction that rolls back is rolled back too, so limits are checked
    outside of any transaction (gardening/limits.py).
    """

    def __init__(self, location: str, params: dict[str, object]) -> None:
        super().__init__(params)

    def add(
        self,
        key: str,
        value: int,
        timeout: float | object | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        row = [self._key(key, version), int(value), self._expiry(timeout), _moment(timezone.now())]
        return _returned(ADD, row) is not None

    def get(self, key: str, default: int | None = None, version: int | None = None) -> int | None:
        value = self._live(key, version).values_list("value", flat=True).first()
        return default if value is None else value

    def set(
        self,
        key: str,
        value: int,
        timeout: float | object | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        _returned(SET, [self._key(key, version), int(value), self._expiry(timeout)])

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        value = _returned(ADD_UP, [delta, self._key(key, version), _moment(timezone.now())])
        if value is None:
            raise ValueError(f"No counter named “{key}”.")
        return value

    def touch(
        self,
        key: str,
        timeout: float | object | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        seconds = self.get_backend_timeout(timeout)
        return bool(self._live(key, version).update(expires_at=_from_epoch(seconds)))

    def delete(self, key: str, version: int | None = None) -> bool:
        deleted, _ = self._live(key, version).delete()
        return bool(deleted)

    def clear(self) -> None:
        Counter.objects.all().delete()

    def _key(self, key: str, version: int | None) -> str:
        return self.make_and_validate_key(key, version=version)

    def _live(self, key: str, version: int | None):
        return Counter.objects.filter(key=self._key(key, version), expires_at__gt=timezone.now())

    def _expiry(self, timeout: float | object | None) -> object:
        return _moment(_from_epoch(self.get_backend_timeout(timeout)))


def purge_counters() -> int:
    """Delete what has expired; returns the number of rows."""
    deleted, _ = Counter.objects.filter(expires_at__lte=timezone.now()).delete()
    return deleted


def _from_epoch(seconds: float | None) -> datetime:
    return NEVER if seconds is None else datetime.fromtimestamp(seconds, tz=UTC)


def _moment(moment: datetime) -> object:
    """The moment as this database wants it in raw SQL."""
    return connection.ops.adapt_datetimefield_value(moment)


def _returned(statement: str, parameters: list[object]) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        row = cursor.fetchone()
    return row[0] if row else None
