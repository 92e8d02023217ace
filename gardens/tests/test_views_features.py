import pytest
from django.urls import reverse

from gardens.models import Garden, Path, Structure, Tree
from gardens.tests.factories import LandFactory, PathFactory, StructureFactory, TreeFactory
from plants.choices import GrowthForm
from plants.models import Plant
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db

TREE = {"name": "Apple", "x_cm": "300", "y_cm": "600"}
SHED = {
    "kind": "shed",
    "length_cm": "200",
    "width_cm": "150",
    "x_cm": "1000",
    "y_cm": "0",
    "height_m": "2.2",
}
PATH = {"name": "", "width_cm": "60", "points": "0 330\r\n1200 330"}


@pytest.fixture
def plot(garden) -> Garden:
    LandFactory(garden=garden)
    return garden


@pytest.fixture
def apple(db) -> Plant:
    return PlantFactory(
        slug="apple",
        common_name="Apple",
        growth_form=GrowthForm.TREE,
        height_cm=450,
        spread_cm=400,
    )


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def add(client, garden, kind, data):
    return client.post(reverse(f"gardens:{kind}-add", args=[garden.pk]), data, follow=True)


def test_a_tree_of_the_catalogue_brings_its_sizes(plot, apple, own_client):
    answer = add(own_client, plot, "tree", TREE | {"name": "apple"})
    tree = Tree.objects.get()
    assert (tree.plant, tree.height_m, tree.canopy_diameter_m) == (apple, 4.5, 4.0)
    assert tree.is_deciduous
    assert "apple is on the plan" in text(answer)


def test_an_evergreen_keeps_its_leaves_unless_one_says_otherwise(plot, own_client):
    PlantFactory(slug="olive", common_name="Olive", growth_form=GrowthForm.TREE)
    add(own_client, plot, "tree", TREE | {"name": "Olive"})
    add(own_client, plot, "tree", TREE | {"name": "Olive", "x_cm": "50", "leaves": "deciduous"})
    assert list(Tree.objects.values_list("is_deciduous", flat=True)) == [False, True]


def test_ones_own_sizes_win(plot, apple, own_client):
    add(own_client, plot, "tree", TREE | {"height_m": "2.5", "canopy_diameter_m": "2"})
    assert Tree.objects.values_list("height_m", "canopy_diameter_m").get() == (2.5, 2.0)


def test_of_an_unknown_tree_the_sizes_are_asked(plot, own_client):
    page = text(add(own_client, plot, "tree", TREE | {"name": "Aunt Ida's plum"}))
    assert page.count("The catalogue does not know this tree: enter it.") >= 2
    assert 'value="Aunt Ida&#x27;s plum"' in page
    assert not Tree.objects.exists()


def test_names_of_trees_are_offered(plot, apple, own_client):
    page = text(own_client.get(reverse("gardens:tree-add", args=[plot.pk])))
    assert '<datalist id="tree-names"><option value="Apple"></option></datalist>' in page


def test_a_shed_and_a_path_are_added_by_numbers(plot, own_client):
    add(own_client, plot, "structure", SHED)
    answer = add(own_client, plot, "path", PATH)
    assert Structure.objects.values_list("x_cm", "porosity_percent").get() == (1000, 0)
    assert Path.objects.get().points == [[0, 330], [1200, 330]]
    assert "Path is on the plan" in text(answer)


@pytest.mark.parametrize(
    ("kind", "data", "complaint"),
    [
        ("structure", SHED | {"x_cm": "1100"}, "Shed would lie 100 cm outside the land."),
        ("structure", SHED | {"height_m": "0"}, "Enter a length between 0.1 and 30 m."),
        ("structure", SHED | {"kind": "castle"}, "Select a valid choice."),
        ("structure", SHED | {"porosity_percent": "100"}, "less than or equal to 95"),
        ("tree", TREE | {"x_cm": "-5"}, "Enter a length between 0 and 50000 cm."),
        ("path", PATH | {"points": "0 330"}, "List 2 to 60 corners, one on each line."),
        ("path", PATH | {"points": "0 330\n0 330"}, "List 2 to 60 corners"),
        ("path", PATH | {"points": "0 330\nhere"}, "“here” is no corner."),
        ("path", PATH | {"points": "0 330\n1300 330"}, "Path is larger than the land of 12 × 8 m."),
        ("path", PATH | {"width_cm": "5"}, "Enter a length between 10 and 1000 cm."),
    ],
)
def test_what_is_wrong_is_explained_and_kept(kind, data, complaint, plot, apple, own_client):
    page = text(add(own_client, plot, kind, data))
    assert complaint in page
    kept = data["points"].split()[0] if kind == "path" else f'value="{data["x_cm"]}"'
    assert kept in page
    for model in (Tree, Structure, Path):
        assert not model.objects.exists()


def test_a_comma_separates_or_is_the_decimal_sign(plot, own_client):
    add(own_client, plot, "path", PATH | {"points": "0, 330\n120,5 330\n200;400,25"})
    assert Path.objects.get().points == [[0, 330], [120.5, 330], [200, 400.25]]


@pytest.mark.parametrize(
    ("factory", "change"),
    [
        (TreeFactory, TREE | {"height_m": "3", "canopy_diameter_m": "3", "x_cm": "50"}),
        (StructureFactory, SHED | {"x_cm": "50"}),
        (PathFactory, PATH | {"name": "Main path"}),
    ],
)
def test_a_thing_is_changed_and_removed(factory, change, plot, own_client):
    thing = factory(garden=plot)
    assert own_client.get(thing.get_absolute_url()).status_code == 200
    assert "Saved." in text(own_client.post(thing.get_absolute_url(), change, follow=True))
    thing.refresh_from_db()
    assert getattr(thing, "x_cm", 50) == 50
    delete = f"{thing.get_absolute_url()}delete/"
    assert f"Remove {thing}?" in text(own_client.get(delete))
    assert f"{thing} is removed." in text(own_client.post(delete, follow=True))
    assert not type(thing).objects.exists()


def test_a_thing_of_another_garden_is_not_there(plot, gardener, own_client):
    tree = TreeFactory(garden=plot)
    other = TreeFactory(garden__owner=gardener)
    mixed = reverse("gardens:tree-edit", args=[other.garden_id, tree.pk])
    assert own_client.get(mixed).status_code == 404


def test_without_land_the_form_says_so(garden, own_client):
    assert "Say first how large it is." in text(add(own_client, garden, "path", PATH))
