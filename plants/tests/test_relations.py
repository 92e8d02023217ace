import pytest
from django.db import IntegrityError, connection, transaction

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


def sql(statement: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.django_db(transaction=True)
def test_the_database_itself_refuses_to_orphan_a_pair(tomato):
    """Foreign keys are checked at the end of the transaction, so this test really commits."""
    pair = relation(tomato, "basil").pair

    with pytest.raises(IntegrityError):
        sql("DELETE FROM plants_plant WHERE id = %s", tomato.pk)
    with pytest.raises(IntegrityError):
        sql("UPDATE plants_companionship SET plant_b_id = 999999 WHERE id = %s", pair.pk)

    assert Companionship.objects.of(tomato).count() == 1


def test_deleting_a_plant_takes_its_pairs_along(tomato):
    relation(tomato, "basil")

    tomato.delete()

    assert not Companionship.objects.exists()


INSERT = """
    INSERT INTO plants_companionship
        (plant_a_id, plant_b_id, effect, mechanism, evidence_level, source, citation_checked)
    VALUES (%s, %s, 'beneficial', 'shade', 'trial', 'Someone 2010', %s)
"""


def test_the_database_holds_one_row_for_a_pair_in_one_order(tomato):
    pair = relation(tomato, "basil").pair
    low, high = pair.plant_a_id, pair.plant_b_id

    for one, other in ((low, high), (high, low), (low, low)):
        with pytest.raises(IntegrityError):
            sql(INSERT, one, other, True)

    assert Companionship.objects.count() == 1
