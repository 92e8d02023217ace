import pytest

from plants.choices import Category, FrostTolerance, Sun
from plants.models import Plant
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db


def found(text: str) -> list[str]:
    return [plant.common_name for plant in Plant.objects.search(text)]


@pytest.mark.parametrize(
    "typed", ["Piña de San José", "SAN JOSE", "pina", "josé san", "bromelia jose", "  san   JOSÉ "]
)
def test_names_are_found_without_capitals_accents_or_order(typed):
    PlantFactory(common_name="Piña de San José", botanical_name="Bromelia pinguin")
    PlantFactory(common_name="San Marzano tomato")

    assert found(typed) == ["Piña de San José"]


def test_every_word_must_be_there():
    PlantFactory(common_name="Cherry tomato")

    assert found("cherry pepper") == []


def test_names_that_begin_with_the_text_come_first_then_words_then_the_rest():
    for name in ("Cherry tomato", "Automaton", "Tomato", "Tomatillo"):
        PlantFactory(common_name=name, botanical_name="Planta inventa")

    assert found("tom") == ["Tomatillo", "Tomato", "Cherry tomato", "Automaton"]


def test_a_renamed_plant_is_found_by_its_new_name():
    plant = PlantFactory(common_name="Tomato", slug="love-apple")
    plant.common_name = "Paradeiser"
    plant.save()

    assert found("paradeiser") == ["Paradeiser"]
    assert found("tomato") == []


def test_plants_for_full_or_part_sun_are_found_under_both():
    for name, sun in (("Bean", Sun.FULL), ("Chard", Sun.FULL_OR_PART), ("Fern", Sun.SHADE)):
        PlantFactory(common_name=name, sun=sun)

    def names(*needs: str) -> list[str]:
        return [plant.common_name for plant in Plant.objects.for_sun(*needs)]

    assert names(Sun.FULL) == ["Bean", "Chard"]
    assert names(Sun.PART) == ["Chard"]
    assert names(Sun.SHADE) == ["Fern"]
    assert names(Sun.PART, Sun.SHADE) == ["Chard", "Fern"]


def test_counts_tell_how_many_plants_a_word_has():
    PlantFactory(tender=True)
    PlantFactory(hardy=True, category=Category.HERB)
    PlantFactory(hardy=True)

    counts = Plant.objects.counts()

    assert (counts[Category.VEGETABLE], counts[Category.HERB]) == (2, 1)
    assert (counts[FrostTolerance.HARDY], counts[FrostTolerance.HALF_HARDY]) == (2, 0)
