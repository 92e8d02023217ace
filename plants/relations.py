"""What is said of a plant and its neighbours, graded by evidence."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from plants.agronomy import companions
from plants.choices import Confidence
from plants.models import Companionship, Plant

GRADE_WORDS = {"A": _("Good evidence"), "B": _("Some evidence"), "C": _("Little evidence")}
CONFIDENCE_OF_GRADE = {"A": Confidence.HIGH, "B": Confidence.MEDIUM, "C": Confidence.LOW}


@dataclass(frozen=True, slots=True)
class Relation:
    """One plant beside another."""

    neighbour: Plant
    pair: Companionship
    grade: str

    @classmethod
    def of(cls, pair: Companionship, plant: Plant) -> "Relation":
        names = (companions.Neighbour(one.slug, one.family) for one in (pair.plant_a, pair.plant_b))
        tabled = companions.tabled_effect(*names)
        return cls(pair.neighbour_of(plant), pair, tabled.grade if tabled else pair.grade)

    @property
    def is_folklore(self) -> bool:
        return self.grade == "C"

    @property
    def is_beside(self) -> bool:
        """False where the help comes of a crop grown before."""
        return companions.neighbour_effect(self.pair.effect, self.pair.mechanism) != 0

    @property
    def tone(self) -> str:
        if not self.is_beside:
            return "note"
        return "good" if self.pair.is_beneficial else "urgent"

    @property
    def effect(self) -> str | Promise:
        return self.pair.get_effect_display() if self.is_beside else _("Grow it before")

    @property
    def evidence(self) -> str:
        """The grade and what it rests on: Some evidence, field trial."""
        return f"{GRADE_WORDS[self.grade]}, {self.pair.get_evidence_level_display().lower()}"

    @property
    def confidence(self) -> Confidence:
        """A citation that nobody has looked up caps it."""
        if not self.pair.citation_checked:
            return Confidence.LOW
        return CONFIDENCE_OF_GRADE[self.grade]


@dataclass(frozen=True, slots=True)
class Relations:
    """Of one plant: the graded ones with the best evidence first, folklore apart."""

    graded: list[Relation]
    said_to_help: list[Relation]
    said_to_harm: list[Relation]

    @classmethod
    def of(cls, plant: Plant) -> "Relations":
        relations = [Relation.of(pair, plant) for pair in Companionship.objects.of(plant)]
        relations.sort(key=lambda one: (one.grade, one.neighbour.common_name))
        folklore = [one for one in relations if one.is_folklore]
        return cls(
            graded=[one for one in relations if not one.is_folklore],
            said_to_help=[one for one in folklore if one.pair.is_beneficial],
            said_to_harm=[one for one in folklore if not one.pair.is_beneficial],
        )
