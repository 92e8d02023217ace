"""Count what a change of a rule's setting would do to the gardens there are; a worker acts here."""

from django.db import transaction
from django.utils import timezone

from compliance.models import Switch
from gardens.models import Garden
from rules.catalogue import BY_ID, RULES
from rules.engine.evaluate import Evaluated, evaluate
from rules.engine.policy import Policy
from rules.loading import load_snapshots
from rules.models import DryRun, RuleSetting
from rules.policy import PLANNERS, PLANNING

BATCH_SIZE = 100


def count_next_gardens(pk: int) -> bool:
    """One batch further; whether there is more. Of two workers the second goes on where the first
    one got to, since the count moves in the same transaction."""
    with transaction.atomic():
        run = (
            DryRun.objects.unfinished()
            .select_for_update(of=("self",))
            .select_related("setting")
            .filter(pk=pk)
            .first()
        )
        if run is None:
            return False
        ids = Garden.objects.active().filter(pk__gt=run.last_garden).order_by("pk")
        batch = list(ids.values_list("pk", flat=True)[:BATCH_SIZE])
        _count(run, batch)
        run.seen_at = timezone.now()
        run.finished_at = None if batch else run.seen_at
        run.save()
    return bool(batch)


def _count(run: DryRun, garden_ids: list[int]) -> None:
    now, then = _policies(run)
    for garden in load_snapshots(garden_ids):
        run.gardens_done += 1
        run.last_garden = max(run.last_garden, garden.pk)
        before, after = _severities(evaluate(garden, now)), _severities(evaluate(garden, then))
        run.gardens_changing += before != after
        run.appearing += len(after.keys() - before.keys())
        run.vanishing += len(before.keys() - after.keys())
        both = before.keys() & after.keys()
        run.rising += sum(after[key] > before[key] for key in both)
        run.falling += sum(after[key] < before[key] for key in both)
    if garden_ids:
        run.last_garden = max(run.last_garden, *garden_ids)


def _policies(run: DryRun) -> tuple[Policy, Policy]:
    """As it is and as it would be, of the rule and of those that it is bound up with; a retired
    rule says nothing either way."""
    now = RuleSetting.objects.policy()
    rule = BY_ID.get(run.setting.rule_id)
    if rule is None:
        return Policy(()), Policy(())
    bound = {rule.id, *rule.suppresses, *rule.merges}
    bound |= {one.id for one in RULES if rule.id in (*one.suppresses, *one.merges)}
    then = now.without({rule.id})
    if run.is_enabled:
        then = Policy((*then.rules, (rule, rule.default_limits | run.limits)))
    paused = frozenset() if Switch.is_on(PLANNING) else PLANNERS
    return now.only(bound).pausing(paused), then.only(bound).pausing(paused)


def _severities(result: Evaluated) -> dict[str, int]:
    """Of what would be shown."""
    return {
        key: finding.draft.severity.rank
        for key, finding in result.findings.items()
        if not finding.explained_by
    }
