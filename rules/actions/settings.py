import hashlib
import math
from collections.abc import Mapping
from functools import partial

from django.db import transaction
from django.utils.translation import gettext

from compliance.models import AuditEntry
from gardens.models import Gardener
from rules.catalogue import BY_ID
from rules.engine.rule import Threshold
from rules.models import Evaluation, RuleSetting
from rules.tasks import ring_all


class LimitRefused(Exception):
    """A limit outside the bounds that its rule declares, or one the rule does not have."""


def change_rule_setting(
    setting: RuleSetting,
    *,
    is_enabled: bool,
    limits: Mapping[str, float],
    actor: Gardener,
    reason: str,
) -> RuleSetting:
    """Turn a rule on or off and move its limits; every garden is then evaluated again.

    Limits left out go back to their defaults. Not durable: the admin opens a transaction itself.
    """
    chosen = checked_limits(setting.rule_id, limits)
    with transaction.atomic():
        stored = RuleSetting.objects.select_for_update().get(pk=setting.pk)
        before = _listed(stored)
        stored.is_enabled, stored.limits, stored.changed_because = is_enabled, chosen, reason
        stored.save(update_fields=["is_enabled", "limits", "changed_because"])
        Evaluation.objects.request_all()
        AuditEntry.objects.record(
            "rule.changed",
            actor=actor,
            target=stored,
            rule=stored.rule_id,
            before=before,
            after=_listed(stored),
            reason_sha256=hashlib.sha256(reason.encode()).hexdigest(),
        )
        transaction.on_commit(partial(ring_all, Evaluation.objects.pending()))
    return stored


def checked_limits(rule_id: str, limits: Mapping[str, float]) -> dict[str, float]:
    """Only what differs from the defaults, so that a better default reaches everybody."""
    declared = BY_ID[rule_id].thresholds if rule_id in BY_ID else ()
    thresholds = {threshold.name: threshold for threshold in declared}
    for name, value in limits.items():
        if name not in thresholds:
            raise LimitRefused(gettext("%(name)s is not a limit of this rule.") % {"name": name})
        _check(thresholds[name], value)
    return {
        name: float(value) for name, value in limits.items() if value != thresholds[name].default
    }


def _check(threshold: Threshold, value: float) -> None:
    if math.isfinite(value) and threshold.minimum <= value <= threshold.maximum:
        return
    raise LimitRefused(
        gettext("Enter a number from %(minimum)s to %(maximum)s for %(name)s.")
        % {
            "minimum": f"{threshold.minimum:g}",
            "maximum": f"{threshold.maximum:g}",
            "name": threshold.name,
        }
    )


def _listed(setting: RuleSetting) -> list[str]:
    """Codes for the audit trail, which takes no fractions."""
    switch = "on" if setting.is_enabled else "off"
    return [switch, *(f"{name}={value:g}" for name, value in sorted(setting.limits.items()))]
