"""What is known of neighbours among the plants of a batch of gardens."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db.models import Exists, Q

from gardens.models import Garden, Planting
from plants.agronomy.companions import evidence_grade
from plants.choices import EvidenceLevel
from plants.models import Companionship
from rules.engine.snapshot import CompanionPair, Companions, PlantFacts
from rules.loading.reading import InBatch, Relation


class CompanionshipRow(NamedTuple):
    """The columns that are read, in this order."""

    plant_a_id: int
    plant_b_id: int
    effect: str
    mechanism: str
    evidence_level: str
    source: str
    citation_checked: bool

    @property
    def pair(self) -> CompanionPair:
        grade = evidence_grade(self.evidence_level)
        return CompanionPair(self.effect, self.mechanism, grade, self.source, self.citation_checked)


_PLANTS = Planting.objects.filter(InBatch("garden_id")).values("plant_id")
_WEIGHED = Garden.objects.filter(InBatch("pk"), weighs_folklore=True)
COMPANIONSHIPS = Relation(
    CompanionshipRow,
    Companionship.objects.among(_PLANTS).filter(
        ~Q(evidence_level=EvidenceLevel.TRADITIONAL) | Exists(_WEIGHED)
    ),
)


class KnownPairs:
    """`graded` are those with evidence; `all` has folklore too, if a garden of the batch asks."""

    def __init__(self, rows: Iterable[CompanionshipRow], facts: Mapping[int, PlantFacts]) -> None:
        self.all = Companions(
            (frozenset((facts[row.plant_a_id].slug, facts[row.plant_b_id].slug)), row.pair)
            for row in rows
        )
        graded = ((slugs, pair) for slugs, pair in self.all.items() if pair.grade != "C")
        self.graded = Companions(graded)

    def in_garden(self, *, weighs_folklore: bool) -> Companions:
        return self.all if weighs_folklore else self.graded
