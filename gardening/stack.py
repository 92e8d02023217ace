"""Database, caches and broker: embedded without an address, PostgreSQL and Redis with one."""

from pathlib import Path

import environ


def database(url: str, var_dir: Path) -> dict[str, object]:
    if url:
        config = environ.Env.db_url_config(url)
        options = {
            # A server that was away is asked for anew by the next request, not after minutes.
            "pool": {"min_size": 1, "max_size": 8, "timeout": 5, "reconnect_timeout": 5},
            # Only what asks for it is prepared: see rules/loading/prepared.py.
            "prepare_threshold": 0,
            "options": "-c plan_cache_mode=force_generic_plan",
        }
        return {
            **config,
            "ENGINE": "gardening.observability.postgresql",
            "OPTIONS": options,
            # Connections that a restart of the server cut are not handed out.
            "CONN_HEALTH_CHECKS": True,
        }
    return {
        "ENGINE": "gardening.observability.sqlite3",
        "NAME": var_dir / "gardening.sqlite3",
        "CONN_MAX_AGE": None,
        # pytest-django knows Django's own engine by its name. To ours it appends which process it
        # is: a parameter that SQLite does not read.
        "TEST": {"NAME": "file:memorydb_default?mode=memory&cache=shared&process="},
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
                "PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY;PRAGMA secure_delete=ON;"
            ),
        },
    }


def caches(redis_url: str, prefix: str) -> dict[str, dict[str, object]]:
    default = {"BACKEND": "gardening.observability.caching.CountedLocMemCache"}
    if redis_url:
        default = {
            "BACKEND": "gardening.observability.caching.CountedRedisCache",
            "LOCATION": redis_url,
            "KEY_PREFIX": prefix,
        }
    return {
        "default": default,
        # In the database on either stack: cheaper than Redis, and people can sign in without it.
        "counters": {"BACKEND": "gardening.counters.CounterCache"},
        # Switches are read from their row each time, so that they act at once in every process.
        "waffle": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    }


def broker(redis_url: str, prefix: str, var_dir: Path) -> tuple[str, dict[str, object]]:
    if not redis_url:
        return "files://localhost", _filesystem_broker(var_dir / "queue")
    return redis_url, {
        "visibility_timeout": 600,
        # A save does not wait for a broker that is down: the sweep rings later.
        "max_retries": 0,
        "global_keyprefix": f"{prefix}:",
        "socket_connect_timeout": 0.5,
        "socket_timeout": 5,
    }


def _filesystem_broker(folder: Path) -> dict[str, object]:
    """Celery's broker without a service: messages are files that every process can see."""
    folders = {name: folder / name for name in ("data", "processed", "control")}
    for path in folders.values():
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {
        "data_folder_in": str(folders["data"]),
        "data_folder_out": str(folders["data"]),
        "processed_folder": str(folders["processed"]),
        "control_folder": str(folders["control"]),
        "store_processed": False,
        "polling_interval": 0.1,
    }
