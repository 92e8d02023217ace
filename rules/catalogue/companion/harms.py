from collections.abc import Iterator

from rules.catalogue.companion.pair_words import PairWords, finding
from rules.catalogue.companion.pairs import NOTABLE, NOTABLE_FOLKLORE, notable_pairs
from rules.engine.drafts import FindingDraft
from rules.engine.levels import Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, gettext_noop, wording

WORDS = PairWords(
    severity=Severity.ADVICE,
    known=gettext_noop("{first} and {second} are better kept apart"),
    said=gettext_noop("Tradition keeps {first} and {second} apart"),
    apart=gettext_noop("They stand {distance} apart in {bed}; the harm reaches about {reach}."),
    across=gettext_noop(
        "One stands in {bed}, one in {other}, {distance} apart; the harm reaches about {reach}."
    ),
    has_reach=True,
)
APART = gettext_noop("Plan one of them for another bed, {reach} away.")


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
                yield finding(bed, pair, WORDS, wording(APART, reach=Quantity(pair.reach_m, "m")))
