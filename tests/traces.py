"""What is left of a gardener in tables, sessions and files."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from gardens.models import Gardener
from gardens.private_files import private_storage
from plants.models import Plant
from plants.tests.factories import PlantFactory
from tests.everything import gardener_with_everything

PASSWORD = "correct horse battery"


@pytest.fixture
def crop(db) -> Plant:
    return PlantFactory(slug="tomato", common_name="Tomato", spacing_in_row_cm=50)


@pytest.fixture
def zoe(crop: Plant, empty_storage: None) -> Gardener:
    return gardener_with_everything(crop)


@pytest.fixture
def at_commit(django_capture_on_commit_callbacks) -> Callable[[], AbstractContextManager]:
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def empty_storage() -> None:
    """The storage of tests outlives them."""
    for name in files_below():
        private_storage().delete(name)


def signed_in(gardener: Gardener) -> Client:
    client = Client()
    client.force_login(gardener)
    return client


def dump() -> str:
    """All tables as text, sessions as they are read."""
    found = [str(session.get_decoded()) for session in Session.objects.all()]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found += [f"{table}: {row}" for row in cursor.fetchall()]
    return "\n".join(found)


def files_below(folder: str = "") -> set[str]:
    folders, files = private_storage().listdir(folder)
    inner = [files_below(f"{folder}/{one}".strip("/")) for one in folders]
    return {f"{folder}/{file}" for file in files}.union(*inner)


def references_to(pk: int) -> list[str]:
    """Keys that lead to the gardener; the audit trail keeps the number."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column, key in connection.introspection.get_relations(cursor, table).items():
                if key[1] != Gardener._meta.db_table:
                    continue
                cursor.execute(f'SELECT COUNT(*) FROM "{table}" WHERE "{column}" = %s', [pk])
                found += [f"{table}.{column}"] * cursor.fetchone()[0]
    return found
