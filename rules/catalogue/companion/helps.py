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
from rules.engine.wording import Quantity, Word, Wording, gettext_noop, wording

KNOWN = gettext_noop("{first} and {second} are good neighbours")
SAID = gettext_noop("Tradition holds {first} and {second} good neighbours")
APART = gettext_noop("They stand {distance} apart in {bed}, near enough to help.")
ACROSS = gettext_noop("One stands in {bed}, one in {other}, {distance} apart: near enough to help.")


@rule(
    "COMPANION.HELPS",
    gettext_noop("Neighbours that help each other"),
    version=4,
    thresholds=(NOTABLE, NOTABLE_FOLKLORE),
    severity_cap=Severity.ADVICE,
)
def companion_helps(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Point out near crops, across beds too, of which trials or advisory services report a benefit.

    ## Why it matters
    The score is effect (0.2 unless trials measured more) times evidence (A 1.0, B 0.6), fading
    to nothing at the reach of the mechanism: 0.5 m for shade and roots, 1 m for scents, flowers
    and trap crops. Folklore (grade C, 0.2) is left out, unless the
    garden lets it weigh in; then it is worth a note.

    ## What to do
    Nothing; keep the two near each other next year. Effects are small and vary from site to site.

    ## Source
    Named with each pair. Reviews: J. E. Parker et al. 2013, Companion planting and insect pest
    control; S. Finch and R. H. Collier 2000, Entomologia Experimentalis et Applicata 96:91.
    """
    if garden.is_indoor:
        return
    for bed in garden.beds:
        for pair in notable_pairs(bed, garden, limits):
            if pair.score > 0:
                yield _finding(bed, pair)


def _finding(bed: BedSnapshot, pair: KnownPair) -> FindingDraft:
    distance = centimetres(pair.distance_m)
    first, second = pair.a.plant.label, pair.b.plant.label
    title = SAID if pair.is_folklore else KNOWN
    what = ACROSS if pair.other else APART
    other = {"other": pair.other.name} if pair.other else {}
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=pair.severity(Severity.INFO),
        confidence=pair.confidence,
        title=wording(title, first=first, second=second),
        what=wording(what, distance=distance, bed=bed.name, **other),
        why=wording(EVIDENCE[pair.grade], mechanism=Word(pair.fact.mechanism)),
        do=Wording(gettext_noop("Nothing to do; plan them together again.")),
        numbers=(
            (gettext_noop("Distance"), distance),
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
