"""What pages say about a garden: its findings, and whether fresher ones are on the way."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from compliance.models import Switch
from gardens.models import Bed, Garden
from rules.engine.levels import Severity
from rules.models import Evaluation, Finding
from rules.policy import PLANNING
from rules.subjects import Subject, kind_of

# A worker answers within a second or two; a page that waits longer asks less often.
IMPATIENT_FOR = timedelta(seconds=30)
ASK_SECONDS, ASK_SELDOM_SECONDS = 2, 15
# So many findings a page shows unless it is asked for all; urgent ones it always shows.
SHOWN_AT_ONCE = 10


@dataclass(frozen=True, slots=True)
class AdviceState:
    """Is an evaluation under way, was it made today, what is switched off?"""

    requested_at: datetime | None
    is_pending: bool
    evaluated_on: date | None
    paused_since: datetime | None
    planning_paused_since: datetime | None = None

    @classmethod
    def of(cls, garden: Garden) -> "AdviceState":
        """Two queries."""
        paused = Switch.paused(("rule_engine", PLANNING))
        pauses = paused.get("rule_engine"), paused.get(PLANNING)
        evaluation = Evaluation.objects.filter(garden=garden).first()
        if evaluation is None:
            return cls(None, False, None, *pauses)
        return cls(
            evaluation.requested_at,
            evaluation.is_pending,
            evaluation.evaluated_on,
            *pauses,
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
    """`findings` are all, worst first; those `shown` are numbered from 1; `answered` were put away
    today.

    Of the whole garden, of a bed, or of another subject that has a page.
    """

    garden: Garden
    bed: Bed | None
    subject: Subject | None
    state: AdviceState
    findings: list[Finding]
    answered: list[Finding]
    is_whole: bool = False

    @property
    def shown(self) -> list[Finding]:
        if self.is_whole:
            return self.findings
        urgent = sum(one.severity == Severity.CRITICAL for one in self.findings)
        return self.findings[: max(SHOWN_AT_ONCE, urgent)]

    @property
    def has_more(self) -> bool:
        return len(self.shown) < len(self.findings)

    @property
    def has_plan(self) -> bool:
        """Whether the numbers stand on a drawing beside it."""
        if self.subject:
            return False
        return self.bed is not None or not self.garden.is_indoor

    @property
    def url(self) -> str:
        """Where it fetches itself anew."""
        if self.bed:
            return reverse("rules:bed-findings", args=[self.garden.pk, self.bed.pk])
        if self.subject:
            kind = kind_of(self.subject)
            return reverse("rules:subject-findings", args=[self.garden.pk, kind, self.subject.pk])
        return reverse("rules:findings-panel", args=[self.garden.pk])

    @classmethod
    def of(
        cls,
        garden: Garden,
        bed: Bed | None = None,
        subject: Subject | None = None,
        *,
        is_whole: bool = False,
    ) -> "FindingsPanel":
        """Three queries, whatever the number of findings."""
        # The state first: a worker that answers meanwhile is then still awaited.
        state, on = AdviceState.of(garden), garden.place.today(timezone.now())
        found = Finding.objects.filter(garden=garden).in_force(on).for_cards().worst_first()
        if bed is not None:
            found = found.filter(bed=bed)
        if subject is not None:
            found = found.about(subject)
        standing = stand_together(found)
        return cls(
            garden,
            bed,
            subject,
            state,
            findings=[finding for finding in standing if not finding.is_put_away(on)],
            answered=[finding for finding in standing if _is_answered(finding, garden, on)],
            is_whole=is_whole,
        )


def wants_all(request: HttpRequest) -> bool:
    """Of the page that is open; a fragment is asked for by it."""
    address = request.htmx.current_url or request.get_full_path()
    return parse_qs(urlsplit(address).query).get("findings") == ["all"]


def stand_together(findings: Iterable[Finding]) -> list[Finding]:
    """Those that nothing explains, each with those that it explains."""
    by_parent: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_parent[finding.explained_by].append(finding)
    for finding in by_parent[""]:
        finding.explained = by_parent[finding.key]
    return by_parent[""]


def _is_answered(finding: Finding, garden: Garden, on: date) -> bool:
    zone = ZoneInfo(garden.place.timezone)
    return finding.is_put_away(on) and finding.answered_at.astimezone(zone).date() == on
