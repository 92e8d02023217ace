"""Fails, saying which, when PostgreSQL or Redis does not answer."""

import sys

import psycopg
import redis


def main(database_url: str, redis_url: str) -> int:
    silent = []
    try:
        psycopg.connect(database_url, connect_timeout=5).close()
    except psycopg.Error as error:
        silent.append(f"PostgreSQL does not answer: {error}".strip())
    try:
        redis.Redis.from_url(redis_url, socket_connect_timeout=5).ping()
    except redis.RedisError as error:
        silent.append(f"Redis does not answer: {error}")
    sys.stdout.write("\n".join(silent or ["Both answer."]) + "\n")
    return 1 if silent else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
