import pytest

from gardens.actions.beds import add_bed, put_on_plan, save_bed
from gardens.actions.grounds import add_feature, remove_feature, save_feature, set_land
from gardens.actions.refusals import BedTooSmall, GoneMeanwhile, GroundRefused
from gardens.models import Bed, BedShape, Land, Path, Structure, StructureKind, Tree
from gardens.tests.factories import (
    BedFactory,
    LandFactory,
    PlantingFactory,
    StructureFactory,
    TreeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def land(garden) -> Land:
    """12 × 8 m."""
    return LandFactory(garden=garden)


@pytest.fixture
def shed(land) -> Structure:
    """2 × 1.5 m in the upper right corner."""
    return StructureFactory(garden=land.garden)


@pytest.fixture
def placed(land) -> Bed:
    """2.4 × 1.2 m, 50 cm from the upper left corner."""
    return BedFactory(garden=land.garden, placed=True)


def new_shed(garden, **more) -> Structure:
    sizes = {"x_cm": 600, "y_cm": 0, "length_cm": 200, "width_cm": 150, "height_m": 2.2}
    return Structure(garden=garden, kind=StructureKind.SHED, **(sizes | more))


def test_the_same_form_sent_twice_adds_one_shed(land, gardener):
    first = add_feature(new_shed(land.garden), known=0, actor=gardener)
    second = add_feature(new_shed(land.garden), known=0, actor=gardener)
    assert first == second
    assert Structure.objects.count() == 1


def test_a_path_sent_twice_is_one_path(land, gardener):
    for _ in range(2):
        path = Path(garden=land.garden, points=[[0.0, 400.0], [1200.0, 400.0]], width_cm=60)
        add_feature(path, known=0, actor=gardener)
    assert Path.objects.count() == 1


def test_what_overlaps_is_not_saved(placed, gardener):
    with pytest.raises(GroundRefused, match=r"Shed would overlap Bed A by 10.cm\. Move it"):
        add_feature(new_shed(placed.garden, x_cm=280, y_cm=0), known=0, actor=gardener)
    assert not Structure.objects.exists()


def test_a_changed_thing_is_checked_too(shed, placed, gardener, changed_gardens):
    shed.x_cm = 100
    with pytest.raises(GroundRefused):
        save_feature(shed, actor=gardener)
    assert Structure.objects.get().x_cm == 1000
    shed.x_cm = 600
    save_feature(shed, actor=gardener)
    assert Structure.objects.get().x_cm == 600
    assert changed_gardens == [shed.garden_id] * 2


def test_a_tree_may_overhang_a_bed(placed, gardener):
    tree = TreeFactory.build(garden=placed.garden, x_cm=100, y_cm=100)
    add_feature(tree, known=0, actor=gardener)
    assert Tree.objects.count() == 1


def test_a_trunk_stands_on_the_land(land, gardener):
    tree = TreeFactory.build(garden=land.garden, x_cm=1300)
    with pytest.raises(GroundRefused, match="trunk of Apple would stand outside"):
        add_feature(tree, known=0, actor=gardener)


def test_without_land_one_is_asked_for_its_size(garden, gardener):
    with pytest.raises(GroundRefused, match="Say first how large it is"):
        add_feature(TreeFactory.build(garden=garden), known=0, actor=gardener)


def test_what_was_removed_in_the_meantime_is_gone(shed, gardener):
    remove_feature(Structure.objects.get(), actor=gardener)
    remove_feature(shed, actor=gardener)
    with pytest.raises(GoneMeanwhile, match="Shed was removed in the meantime"):
        save_feature(shed, actor=gardener)


def test_land_is_made_once_and_changed_after(garden, gardener):
    set_land(Land(garden=garden, length_m=10, width_m=5), actor=gardener)
    set_land(Land(garden=garden, length_m=12, width_m=5, north_deg=30), actor=gardener)
    assert Land.objects.values_list("length_m", "north_deg").get() == (12, 30)


def test_land_does_not_shrink_below_a_bed(placed, gardener):
    with pytest.raises(GroundRefused, match=r"Keep the land at least 2\.9.m long and 1\.7.m wide"):
        set_land(Land(garden=placed.garden, length_m=2, width_m=2), actor=gardener)
    assert Land.objects.get().length_m == 12


def test_a_new_bed_goes_to_the_first_free_place(placed, gardener):
    bed = add_bed(BedFactory.build(garden=placed.garden, name="Bed B"), known_bed=0, actor=gardener)
    assert (bed.x_cm, bed.y_cm) == (340, 50)


def test_a_bed_without_room_stays_off_the_plan_until_there_is_some(placed, gardener):
    garden = placed.garden
    set_land(Land(garden=garden, length_m=3, width_m=2), actor=gardener)
    bed = add_bed(BedFactory.build(garden=garden, name="Bed B"), known_bed=0, actor=gardener)
    assert not bed.is_on_land
    with pytest.raises(GroundRefused, match="no free place for Bed B"):
        put_on_plan(bed, actor=gardener)
    set_land(Land(garden=garden, length_m=12, width_m=8), actor=gardener)
    put_on_plan(bed, actor=gardener)
    put_on_plan(bed, actor=gardener)
    assert garden.beds.on_land().count() == 2


def test_a_bed_is_not_saved_onto_another(placed, gardener):
    other = BedFactory(garden=placed.garden, name="Bed B", x_cm=400, y_cm=50)
    other.x_cm = 280
    with pytest.raises(GroundRefused, match=r"Bed B would overlap Bed A by 10.cm"):
        save_bed(other, actor=gardener)
    other.x_cm, other.y_cm = None, None
    save_bed(other, actor=gardener)
    assert not Bed.objects.get(name="Bed B").is_on_land


@pytest.mark.parametrize(
    ("points", "complaint"),
    [
        ([[0, 0], [100, 100], [100, 0], [0, 100]], "edges of the bed cross"),
        ([[0, 0], [200, 0], [200, 1]], "enclose hardly any ground"),
    ],
)
def test_corners_must_make_a_bed(points, complaint, garden, gardener):
    length, width = max(x for x, _ in points), max(y for _, y in points)
    bed = BedFactory.build(
        garden=garden,
        shape=BedShape.POLYGON,
        points=points,
        length_cm=length,
        width_cm=width,
    )
    with pytest.raises(GroundRefused, match=complaint):
        add_bed(bed, known_bed=0, actor=gardener)


def test_a_bed_does_not_become_round_around_a_plant_in_its_corner(bed, tomato, gardener):
    PlantingFactory(bed=bed, plant=tomato, x_cm=5, y_cm=5)
    bed.shape, bed.width_cm = BedShape.CIRCLE, bed.length_cm
    with pytest.raises(BedTooSmall, match="Tomato would stand outside this shape"):
        save_bed(bed, actor=gardener)
