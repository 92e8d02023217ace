from django.conf import settings
from django.db import migrations
from django.utils import timezone

SWITCHES = {
    "rule_engine": "Evaluation of gardens by the rules.",
    "compliance_enforcement": "Refusal of plants and texts that are restricted.",
    "optimization_engines": "Planning by the optimisers.",
}


def create(apps, schema_editor):
    Switch = apps.get_model("compliance", "Switch")
    for name, note in SWITCHES.items():
        active = settings.SWITCHES_AT_FIRST[name]
        off = {} if active else {
            "off_since": timezone.now(),
            "changed_because": f"FEATURE_{name.upper()}_ENABLED is false",
        }
        Switch.objects.get_or_create(name=name, defaults={"active": active, "note": note, **off})


class Migration(migrations.Migration):
    review = (
        "Adds three rows if they are missing; a missing switch is on, so the way back leaves "
        "them to the table."
    )
    changed_by_code = (
        "compliance_switch",
    )

    dependencies = [("compliance", "0002_audit_triggers")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
