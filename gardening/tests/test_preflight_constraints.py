"""What the database no longer keeps is named before people are let in."""

import pytest
from django.db import connection

from compliance.models import Switch
from gardening.preflight import database
from gardening.preflight.item import Outcome, Site, ok
from gardens.models import Bed
from gardens.tests.factories import GardenFactory

pytestmark = pytest.mark.django_db
SITE = Site("")
GONE = "compliance_switch_off_since"
on_postgresql = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="SQLite validates at once"
)


def test_all_are_in_the_database():
    assert database.constraints(SITE) == ok("All are there and hold for every row.")


@on_postgresql
def test_one_that_somebody_dropped_is_named():
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {Switch._meta.db_table} DROP CONSTRAINT {GONE}")

    answer = database.constraints(SITE)

    assert answer.outcome is Outcome.FAILED
    assert answer.says == f"The database lacks constraints: compliance_switch.{GONE}."


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL lets no such row in")
class TestSQLite:
    def test_one_that_is_not_in_the_table_is_named(self):
        """Its text is taken out of what SQLite keeps of the table."""
        [constraint] = [one for one in Switch._meta.constraints if one.name == GONE]
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA writable_schema = ON")
            cursor.execute(
                "UPDATE sqlite_master SET sql = replace(sql, %s, 'renamed') WHERE name = %s",
                [constraint.name, Switch._meta.db_table],
            )
        try:
            assert GONE in database.constraints(SITE).says
        finally:
            with connection.cursor() as cursor:
                cursor.execute(
                    "UPDATE sqlite_master SET sql = replace(sql, 'renamed', %s) WHERE name = %s",
                    [constraint.name, Switch._meta.db_table],
                )
                cursor.execute("PRAGMA writable_schema = OFF")

    def test_a_row_past_a_foreign_key_is_named(self):
        bed = Bed.objects.create(garden=GardenFactory(), length_cm=100, width_cm=100)
        Bed.objects.filter(pk=bed.pk).update(garden_id=10**6)

        answer = database.constraints(SITE)

        Bed.objects.filter(pk=bed.pk).delete()
        assert answer.outcome is Outcome.FAILED
        assert "gardens_bed" in answer.says


@on_postgresql
def test_one_that_was_never_validated_is_named():
    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE gardening_heartbeat ADD CONSTRAINT later CHECK (name <> '') NOT VALID"
        )

    assert "gardening_heartbeat.later" in database.constraints(SITE).says
