"""Rules that a gardener does not want to hear in one garden."""

from django.utils import timezone

from gardens.actions.changing import changing
from gardens.models import CareTask, Garden, Gardener, TaskState
from rules.models import Finding, HiddenRule


def hide_rule(garden: Garden, rule_id: str, *, actor: Gardener) -> None:
    """Its findings and open tasks go at once, and no new ones come."""
    now = timezone.now()
    with changing(garden.pk):
        HiddenRule.objects.bulk_create(
            [HiddenRule(garden=garden, rule_id=rule_id)], ignore_conflicts=True
        )
        of_rule = {"garden": garden, "rule_id": rule_id}
        Finding.objects.open().filter(**of_rule).update(resolved_at=now, changed_at=now)
        CareTask.objects.open().filter(**of_rule).update(state=TaskState.WITHDRAWN)


def show_rule(garden: Garden, rule_id: str, *, actor: Gardener) -> None:
    """What it has to say comes with the next evaluation, which this asks for."""
    with changing(garden.pk):
        HiddenRule.objects.filter(garden=garden, rule_id=rule_id).delete()
