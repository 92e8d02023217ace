from django.db import migrations

from compliance import triggers


def create(apps, schema_editor):
    triggers.restore(schema_editor.connection)


def drop(apps, schema_editor):
    triggers.drop(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [("compliance", "0001_switch_and_audit")]

    operations = [migrations.RunPython(create, drop)]
