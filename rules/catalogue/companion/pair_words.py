"""What is said of two neighbours."""

from dataclasses import dataclass

from rules.catalogue.companion.pairs import WOULD_CHANGE, KnownPair
from rules.catalogue.sources import CATALOGUE, YOUR_PLAN
from rules.engine.drafts import FindingDraft, Input, Subject
from rules.engine.levels import Severity
from rules.engine.quantities import centimetres
from rules.engine.snapshot import BedSnapshot
from rules.engine.wording import Quantity, Value, Word, Wording, gettext_noop, wording

EVIDENCE = {
    "A": gettext_noop("Well supported by trials: {mechanism}."),
    "B": gettext_noop("Some evidence, though mixed: {mechanism}."),
    "C": gettext_noop("Tradition, little evidence: {mechanism}."),
}
DISTANCE = gettext_noop("Distance")
REACH = gettext_noop("Reach")


@dataclass(frozen=True, slots=True)
class PairWords:
    """`known` and `said` are titles with {first} and {second}; `apart` has {distance} and {bed},
    `across` {other} too. Where the reach matters both have {reach}."""

    severity: Severity
    known: str
    said: str
    apart: str
    across: str
    has_reach: bool = False


def finding(bed: BedSnapshot, pair: KnownPair, words: PairWords, do: Wording) -> FindingDraft:
    distance = centimetres(pair.distance_m)
    reach = ((REACH, Quantity(pair.reach_m, "m")),) if words.has_reach else ()
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=pair.severity(words.severity),
        confidence=pair.confidence,
        title=wording(
            words.said if pair.is_folklore else words.known,
            first=pair.a.plant.label,
            second=pair.b.plant.label,
        ),
        what=wording(words.across if pair.other else words.apart, **_place(bed, pair, words)),
        why=wording(EVIDENCE[pair.grade], mechanism=Word(pair.fact.mechanism)),
        do=do,
        numbers=(
            (DISTANCE, distance),
            *reach,
            (gettext_noop("Score"), Quantity(pair.score, digits=3)),
        ),
        inputs=(
            Input(DISTANCE, distance, YOUR_PLAN),
            Input(gettext_noop("Effect"), Word(pair.fact.mechanism), CATALOGUE),
        ),
        assumptions=pair.assumptions,
        references=(pair.fact.source,),
        episode=pair.crops,
        plantings=(pair.a.pk, pair.b.pk),
        formula=pair.formula,
        would_change=WOULD_CHANGE,
    )


def _place(bed: BedSnapshot, pair: KnownPair, words: PairWords) -> dict[str, Value]:
    values: dict[str, Value] = {"distance": centimetres(pair.distance_m), "bed": bed.name}
    if words.has_reach:
        values["reach"] = Quantity(pair.reach_m, "m")
    if pair.other:
        values["other"] = pair.other.name
    return values
