from django.db import migrations

SWITCHES = {
    "rule_engine": "Evaluation of gardens by the rules.",
    "compliance_enforcement": "Refusal of plants and texts that are restricted.",
    "optimization_engines": "Planning by the optimisers.",
}


def create(apps, schema_editor):
    Switch = apps.get_model("compliance", "Switch")
    for name, note in SWITCHES.items():
        Switch.objects.get_or_create(name=name, defaults={"active": True, "note": note})


class Migration(migrations.Migration):

    dependencies = [("compliance", "0002_audit_triggers")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
