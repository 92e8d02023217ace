"""What is known of neighbours among the plants of a batch of gardens."""

from collections.abc import Mapping
from dataclasses import dataclass

from gardens.models import Garden
from plants.agronomy.companions import evidence_grade
from plants.models import Companionship
from rules.engine.snapshot import CompanionPair, PlantFacts

Pairs = dict[frozenset[str], CompanionPair]


@dataclass(frozen=True, slots=True)
class KnownPairs:
    """`graded` are those with evidence; `all` has folklore too, if a garden of the batch asks."""

    graded: Pairs
    all: Pairs

    def in_garden(self, garden: Garden) -> Pairs:
        return self.all if garden.weighs_folklore else self.graded


def known_pairs(facts: Mapping[int, PlantFacts], *, with_folklore: bool) -> KnownPairs:
    """One query; by the slugs of the two plants."""
    rows = Companionship.objects.among(set(facts))
    if not with_folklore:
        rows = rows.graded()
    found = {
        frozenset((facts[row.plant_a_id].slug, facts[row.plant_b_id].slug)): CompanionPair(
            row.effect,
            row.mechanism,
            evidence_grade(row.evidence_level),
            row.source,
            row.citation_checked,
        )
        for row in rows
    }
    graded = {slugs: pair for slugs, pair in found.items() if pair.grade != "C"}
    return KnownPairs(graded, found)
