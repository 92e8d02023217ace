"""Limits of staff go along with what became rules of their own; what both need is copied."""

from django.db import migrations

MOVED = (
    ("WATER.IRRIGATE", "WATER.RAIN_COMING", ("rain_share", "rain_ks")),
    ("HARVEST.ETA", "HARVEST.OVERDUE", ("lingers_days",)),
)
COPIED = (("WATER.IRRIGATE", "WATER.RAIN_COMING", ("soon_days",)),)


def carry_over(apps, schema_editor):
    settings = apps.get_model("rules", "RuleSetting").objects
    for source, target, names in COPIED:
        _carry(settings, source, target, names, is_kept=True)
    for source, target, names in MOVED:
        _carry(settings, source, target, names, is_kept=False)


def carry_back(apps, schema_editor):
    settings = apps.get_model("rules", "RuleSetting").objects
    for source, target, names in MOVED:
        _carry(settings, target, source, names, is_kept=False)


def _carry(settings, source, target, names, *, is_kept):
    """What staff decided of the target itself stays."""
    giver = settings.filter(rule_id=source).first()
    given = {name: giver.limits[name] for name in names if name in giver.limits} if giver else {}
    if not given:
        return
    taker, _is_new = settings.get_or_create(rule_id=target)
    taker.limits = given | taker.limits
    taker.changed_because = taker.changed_because or giver.changed_because
    taker.save(update_fields=["limits", "changed_because"])
    if not is_kept:
        giver.limits = {name: of for name, of in giver.limits.items() if name not in given}
        giver.save(update_fields=["limits"])


class Migration(migrations.Migration):
    review = (
        "A row for each rule that staff changed; limits are copied or moved, and the way back "
        "moves them again."
    )
    changed_by_code = (
        "rules_rulesetting",
    )

    dependencies = [("rules", "0003_finding_subjects")]

    operations = [migrations.RunPython(carry_over, carry_back)]
