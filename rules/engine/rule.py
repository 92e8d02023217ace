"""What a rule is; it registers nothing and knows no database."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from rules.engine.drafts import FindingDraft, Missing
from rules.engine.levels import Confidence, Severity
from rules.engine.snapshot import GardenSnapshot


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number staff may move within bounds; its default is the science's."""

    name: str
    default: float
    unit: str
    minimum: float
    maximum: float
    help: str


Limits = Mapping[str, float]
DOC_SECTIONS = ("Why it matters", "What to do", "Source")

RuleFunction = Callable[[GardenSnapshot, Limits], Iterator[FindingDraft | Missing]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`drift` is the relative change of a number below which a stored finding is left as it is.

    It is 0 where only the gardener moves the numbers, and above 0 where time or weather does.
    `falls_slowly`: a severity that falls is believed after a day, so that no forecast wavers.
    `suppresses` are rules whose findings are mere consequences where this one holds of the same
    subject; `merges` those that this one states too, since both at once would contradict. What it
    proposes is not asked again for `cool_down_days` after it was done or skipped. `is_planner`:
    it lets an optimiser search, and is paused where staff pause those.
    """

    id: str
    title: str
    version: int
    function: RuleFunction
    thresholds: tuple[Threshold, ...] = ()
    severity_cap: Severity = Severity.CRITICAL
    drift: float = 0.0
    falls_slowly: bool = False
    suppresses: tuple[str, ...] = ()
    merges: tuple[str, ...] = ()
    cool_down_days: int = 0
    is_planner: bool = False

    @property
    def family(self) -> str:
        return self.id.split(".")[0]

    @property
    def doc(self) -> str:
        """Markdown: one sentence, then the sections of DOC_SECTIONS."""
        return inspect.cleandoc(self.function.__doc__ or "")

    @property
    def default_limits(self) -> dict[str, float]:
        return {threshold.name: threshold.default for threshold in self.thresholds}

    def cap(self, draft: FindingDraft) -> FindingDraft:
        """The least sure input decides how sure it is; low confidence never says more than a
        warning, some families never more than advice."""
        confidence = draft.confidence
        for item in draft.inputs:
            if item.confidence.rank < confidence.rank:
                confidence = item.confidence
        cap = self.severity_cap
        if confidence is Confidence.LOW:
            cap = cap.at_most(Severity.WARNING)
        severity = draft.severity.at_most(cap)
        if (severity, confidence) == (draft.severity, draft.confidence):
            return draft
        return replace(draft, severity=severity, confidence=confidence)

    def takes_in(self, draft: FindingDraft) -> frozenset[str]:
        """The rules whose findings this one suppresses or merges."""
        takes = frozenset((*self.suppresses, *self.merges))
        return takes if draft.explains is None else takes & draft.explains


def rule(
    rule_id: str,
    title: str,
    *,
    version: int = 1,
    thresholds: tuple[Threshold, ...] = (),
    severity_cap: Severity = Severity.CRITICAL,
    drift: float = 0.0,
    falls_slowly: bool = False,
    suppresses: tuple[str, ...] = (),
    merges: tuple[str, ...] = (),
    cool_down_days: int = 0,
    is_planner: bool = False,
) -> Callable[[RuleFunction], Rule]:
    """Declare a rule; it counts once its line stands in rules.catalogue.RULES."""

    def declare(function: RuleFunction) -> Rule:
        return Rule(
            id=rule_id,
            title=title,
            version=version,
            function=function,
            thresholds=thresholds,
            severity_cap=severity_cap,
            drift=drift,
            falls_slowly=falls_slowly,
            suppresses=suppresses,
            merges=merges,
            cool_down_days=cool_down_days,
            is_planner=is_planner,
        )

    return declare
