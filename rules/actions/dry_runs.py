"""Asking what a change of a rule's setting would do, before it is made."""

from collections.abc import Mapping
from functools import partial

from django.db import transaction

from gardens.models import Garden, Gardener
from rules.actions.settings import checked_limits
from rules.models import DryRun, RuleSetting
from rules.tasks import ring_dry_runs


def ask_for_dry_run(
    setting: RuleSetting, *, is_enabled: bool, limits: Mapping[str, float], actor: Gardener
) -> DryRun:
    """Not durable: the admin opens a transaction itself."""
    with transaction.atomic():
        run = DryRun.objects.create(
            setting=setting,
            is_enabled=is_enabled,
            limits=checked_limits(setting.rule_id, limits),
            asked_by=actor,
            gardens_total=Garden.objects.active().count(),
        )
        transaction.on_commit(partial(ring_dry_runs, [run.pk]))
    return run
