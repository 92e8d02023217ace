"""What pages say about a garden: its findings, and whether fresher ones are on the way."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from compliance.models import Switch
from gardens.models import Bed, Garden
from rules.models import Evaluation, Finding

# A worker answers within a second or two; a page that waits longer asks less often.
IMPATIENT_FOR = timedelta(seconds=30)
ASK_SECONDS, ASK_SELDOM_SECONDS = 2, 15


@dataclass(frozen=True, slots=True)
class AdviceState:
    """Is an evaluation under way, was it made today, is the engine switched off?"""

    requested_at: datetime | None
    is_pending: bool
    evaluated_on: date | None
    paused_since: datetime | None

    @classmethod
    def of(cls, garden: Garden) -> "AdviceState":
        """Two queries."""
        paused_since = Switch.paused_since("rule_engine")
        evaluation = Evaluation.objects.filter(garden=garden).first()
        if evaluation is None:
            return cls(None, False, None, paused_since)
        return cls(
            evaluation.requested_at,
            evaluation.is_pending,
            evaluation.evaluated_on,
            paused_since,
        )

    @property
    def is_awaited(self) -> bool:
        return self.is_pending and self.paused_since is None

    @property
    def is_slow(self) -> bool:
        return self.is_awaited and timezone.now() - self.requested_at > IMPATIENT_FOR

    @property
    def ask_again_seconds(self) -> int:
        return ASK_SELDOM_SECONDS if self.is_slow else ASK_SECONDS


@dataclass(frozen=True, slots=True)
class FindingsPanel:
    """`findings` are numbered from 1, worst first."""

    garden: Garden
    bed: Bed | None
    state: AdviceState
    findings: list[Finding]

    @property
    def has_plan(self) -> bool:
        """Whether the numbers stand on a drawing beside it."""
        return self.bed is not None or not self.garden.is_indoor

    @classmethod
    def of(cls, garden: Garden, bed: Bed | None = None) -> "FindingsPanel":
        """Three queries, whatever the number of findings."""
        on = garden.place.today(timezone.now())
        found = Finding.objects.filter(garden=garden).in_force(on).with_subjects().worst_first()
        if bed is not None:
            found = found.filter(bed=bed)
        return cls(garden, bed, AdviceState.of(garden), list(found))
