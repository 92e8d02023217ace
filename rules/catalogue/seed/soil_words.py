"""What is said of soil that does not suit its seed."""

from dataclasses import dataclass

from rules.catalogue.seed.warmth import SOIL, SeedBedWarmth
from rules.engine.drafts import FindingDraft
from rules.engine.levels import Confidence, Severity
from rules.engine.wording import Quantity, Wording, wording


@dataclass(frozen=True, slots=True)
class SoilWords:
    """`title` has {place} and {plant}; `limit` names the number beyond which the soil suits."""

    severity: Severity
    title: str
    why: Wording
    limit: str
    would_change: Wording


def finding(
    found: SeedBedWarmth,
    words: SoilWords,
    *,
    what: Wording,
    do: Wording,
    limit: Quantity,
    formula: Wording,
) -> FindingDraft:
    return FindingDraft(
        subject=found.subject,
        severity=words.severity,
        confidence=Confidence.MEDIUM,
        title=wording(words.title, place=found.place, plant=found.plant),
        what=what,
        why=words.why,
        do=do,
        numbers=((words.limit, limit), (SOIL, found.soil.value)),
        inputs=(found.soil,),
        assumptions=found.assumptions,
        references=("Harrington & Minges 1954",),
        episode=found.episode,
        plantings=found.plantings,
        formula=formula,
        would_change=words.would_change,
    )
