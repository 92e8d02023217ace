"""A rule that staff had switched off stays silent in what became rules of their own."""

from django.db import migrations

SPLIT = (("WATER.IRRIGATE", "WATER.RAIN_COMING"), ("HARVEST.ETA", "HARVEST.OVERDUE"))


def carry_over(apps, schema_editor):
    """What staff decided of the newer rule itself, with a reason of its own, stays."""
    settings = apps.get_model("rules", "RuleSetting").objects
    for source, target in SPLIT:
        giver = settings.filter(rule_id=source, is_enabled=False).first()
        if giver is None:
            continue
        taker, _is_new = settings.get_or_create(rule_id=target)
        if taker.changed_because in ("", giver.changed_because):
            taker.is_enabled, taker.changed_because = False, giver.changed_because
            taker.save(update_fields=["is_enabled", "changed_because"])


class Migration(migrations.Migration):
    dependencies = [("rules", "0004_limits_of_split_rules")]

    review = (
        "Two rows at most, of rules that staff had switched off; the way back leaves them off."
    )

    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
