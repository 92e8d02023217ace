"""Rules that a gardener hid in a garden."""

from typing import NamedTuple

from rules.loading.reading import InBatch, Relation
from rules.models import HiddenRule


class HiddenRuleRow(NamedTuple):
    """The columns that are read, in this order."""

    garden_id: int
    rule_id: str


HIDDEN_RULES = Relation(HiddenRuleRow, HiddenRule.objects.filter(InBatch("garden_id")))
