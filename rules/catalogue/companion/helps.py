from collections.abc import Iterator

from rules.catalogue.companion.pair_words import PairWords, finding
from rules.catalogue.companion.pairs import NOTABLE, NOTABLE_FOLKLORE, notable_pairs
from rules.engine.drafts import FindingDraft
from rules.engine.levels import Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Wording, gettext_noop

WORDS = PairWords(
    severity=Severity.INFO,
    known=gettext_noop("{first} and {second} are good neighbours"),
    said=gettext_noop("Tradition holds {first} and {second} good neighbours"),
    apart=gettext_noop("They stand {distance} apart in {bed}, near enough to help."),
    across=gettext_noop(
        "One stands in {bed}, one in {other}, {distance} apart: near enough to help."
    ),
)
NOTHING = Wording(gettext_noop("Nothing to do; plan them together again."))


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
                yield finding(bed, pair, WORDS, NOTHING)
