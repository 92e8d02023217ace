from collections.abc import Iterator

from rules.catalogue.companion.pairs import (
    EVIDENCE,
    NOTABLE,
    NOTABLE_FOLKLORE,
    WOULD_CHANGE,
    KnownPair,
    notable_pairs,
)
from rules.catalogue.sources import CATALOGUE, YOUR_PLAN
from rules.engine.drafts import FindingDraft, Input, Subject
from rules.engine.levels import Severity
from rules.engine.quantities import centimetres
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import BedSnapshot, GardenSnapshot
from rules.engine.wording import Quantity, Word, gettext_noop, wording

KNOWN = gettext_noop("{first} and {second} are better kept apart")
SAID = gettext_noop("Tradition keeps {first} and {second} apart")
APART = gettext_noop("They stand {distance} apart in {bed}; the harm reaches about {reach}.")
ACROSS = gettext_noop(
    "One stands in {bed}, one in {other}, {distance} apart; the harm reaches about {reach}."
)


@rule(
    "COMPANION.HARMS",
    gettext_noop("Neighbours that harm each other"),
    version=4,
    thresholds=(NOTABLE, NOTABLE_FOLKLORE),
    severity_cap=Severity.ADVICE,
)
def companion_harms(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Point out near crops that share a disease or a pest, or stunt each other, across beds too.

    ## Why it matters
    The score is effect (-0.2 unless trials measured more) times evidence (A 1.0, B 0.6), fading
    to nothing at the reach of the mechanism: 0.5 m for shade and roots, 0.8 m for substances
    given off, 3 m for shared diseases, one and a half times the drip line for walnuts. Folklore
    (grade C, 0.2) is left out, unless the garden lets it weigh in; then it is worth a note.

    ## What to do
    Keep the two apart by that reach, or in different beds. It is never more than advice.

    ## Source
    Named with each pair. Review: J. E. Parker et al. 2013, Companion planting and insect pest
    control.
    """
    if garden.is_indoor:
        return
    for bed in garden.beds:
        for pair in notable_pairs(bed, garden, limits):
            if pair.score < 0:
                yield _finding(bed, pair)


def _finding(bed: BedSnapshot, pair: KnownPair) -> FindingDraft:
    distance, reach = centimetres(pair.distance_m), Quantity(pair.reach_m, "m")
    first, second = pair.a.plant.label, pair.b.plant.label
    title = SAID if pair.is_folklore else KNOWN
    what = ACROSS if pair.other else APART
    other = {"other": pair.other.name} if pair.other else {}
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=pair.severity(Severity.ADVICE),
        confidence=pair.confidence,
        title=wording(title, first=first, second=second),
        what=wording(what, distance=distance, bed=bed.name, reach=reach, **other),
        why=wording(EVIDENCE[pair.grade], mechanism=Word(pair.fact.mechanism)),
        do=wording(gettext_noop("Plan one of them for another bed, {reach} away."), reach=reach),
        numbers=(
            (gettext_noop("Distance"), distance),
            (gettext_noop("Reach"), reach),
            (gettext_noop("Score"), Quantity(pair.score, digits=3)),
        ),
        inputs=(
            Input(gettext_noop("Distance"), distance, YOUR_PLAN),
            Input(gettext_noop("Effect"), Word(pair.fact.mechanism), CATALOGUE),
        ),
        assumptions=pair.assumptions,
        references=(pair.fact.source,),
        episode=pair.crops,
        plantings=(pair.a.pk, pair.b.pk),
        formula=pair.formula,
        would_change=WOULD_CHANGE,
    )
