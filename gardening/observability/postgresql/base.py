"""Django's engine, its statements counted and the use of the pool shown."""

from django.db.backends.postgresql import base
from psycopg import Connection

from gardening.observability.metrics import POOL_CONNECTIONS, POOL_LIMIT, POOL_WAITING
from gardening.observability.statements import CountedStatements

USED, IDLE = (POOL_CONNECTIONS.labels(state) for state in ("used", "idle"))


class DatabaseWrapper(CountedStatements, base.DatabaseWrapper):
    """With a pool, what django-prometheus calls a new connection is one taken from the pool."""

    create_cursor = base.DatabaseWrapper.create_cursor

    def get_new_connection(self, conn_params: dict[str, object]) -> Connection:
        try:
            return super().get_new_connection(conn_params)
        finally:
            self._show_pool()

    def _close(self) -> None:
        super()._close()
        self._show_pool()

    def close_pool(self) -> None:
        super().close_pool()
        for gauge in (USED, IDLE, POOL_LIMIT, POOL_WAITING):
            gauge.set(0)

    def _show_pool(self) -> None:
        if not self.pool:
            return
        stats = self.pool.get_stats()
        IDLE.set(stats["pool_available"])
        USED.set(stats["pool_size"] - stats["pool_available"])
        POOL_LIMIT.set(stats["pool_max"])
        POOL_WAITING.set(stats["requests_waiting"])
