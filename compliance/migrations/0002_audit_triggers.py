from django.db import migrations

from compliance import triggers


def create(apps, schema_editor):
    triggers.restore(schema_editor.connection)


def drop(apps, schema_editor):
    triggers.drop(schema_editor.connection)


class Migration(migrations.Migration):
    review = (
        "Creates triggers on an empty table; the way back drops them, and the start refuses "
        "to go on without them."
    )

    dependencies = [("compliance", "0001_switch_and_audit")]

    operations = [migrations.RunPython(create, drop)]
