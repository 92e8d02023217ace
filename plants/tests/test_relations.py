import pytest

from plants.choices import Confidence, Effect, EvidenceLevel
from plants.models import Companionship, Plant
from plants.relations import Relation, Relations
from plants.tests.factories import CompanionshipFactory, PlantFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def tomato() -> Plant:
    return PlantFactory(slug="tomato", common_name="Tomato")


def relation(plant: Plant, slug: str, **pair: object) -> Relation:
    other = PlantFactory(slug=slug, common_name=slug.capitalize())
    return Relation.of(CompanionshipFactory(plant_a=plant, plant_b=other, **pair), plant)


@pytest.mark.parametrize(
    ("level", "is_checked", "grade", "confidence"),
    [
        (EvidenceLevel.TRIAL, True, "B", Confidence.MEDIUM),
        (EvidenceLevel.EXTENSION, True, "B", Confidence.MEDIUM),
        (EvidenceLevel.EXTENSION, False, "B", Confidence.LOW),
        (EvidenceLevel.TRADITIONAL, True, "C", Confidence.LOW),
    ],
)
def test_evidence_and_citation_decide_the_confidence(tomato, level, is_checked, grade, confidence):
    basil = relation(tomato, "basil", evidence_level=level, citation_checked=is_checked)

    assert (basil.grade, basil.confidence) == (grade, confidence)


def test_the_best_grade_comes_from_the_table_of_pairs_alone(tomato):
    potato = relation(tomato, "potato", effect=Effect.ANTAGONISTIC)

    assert (potato.grade, potato.tone, potato.effect) == ("A", "urgent", "Keep apart")
    assert potato.evidence == "Good evidence, field trial"
    assert potato.confidence == Confidence.HIGH


def test_help_of_a_crop_before_is_no_good_neighbour(tomato):
    marigold = relation(
        tomato, "marigold", mechanism="dense crop before tomato; interplanting does little"
    )

    assert (marigold.tone, marigold.effect) == ("note", "Grow it before")


def test_the_best_evidence_comes_first_then_the_name(tomato):
    relation(tomato, "sage", evidence_level=EvidenceLevel.EXTENSION)
    relation(tomato, "basil")
    relation(tomato, "potato", effect=Effect.ANTAGONISTIC)
    relation(tomato, "borage", evidence_level=EvidenceLevel.TRADITIONAL)
    relation(tomato, "fennel", evidence_level=EvidenceLevel.TRADITIONAL, effect="antagonistic")

    relations = Relations.of(tomato)

    def slugs(group: list[Relation]) -> list[str]:
        return [one.neighbour.slug for one in group]

    assert slugs(relations.graded) == ["potato", "basil", "sage"]
    assert slugs(relations.said_to_help) == ["borage"]
    assert slugs(relations.said_to_harm) == ["fennel"]


def test_pairs_of_a_plant_come_with_both_plants(tomato, django_assert_num_queries):
    relation(tomato, "basil")
    relation(PlantFactory(slug="leek"), "carrot")

    with django_assert_num_queries(1):
        pairs = [
            (pair.plant_a.common_name, pair.plant_b.glyph)
            for pair in Companionship.objects.of(tomato)
        ]

    assert pairs == [("Tomato", "g-tomato")]
