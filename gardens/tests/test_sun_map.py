"""When the sun of a land is reckoned, and from what."""

import numpy as np
import pytest

from gardens.actions.grounds import add_feature, remove_feature, set_land
from gardens.actions.land import move_things
from gardens.actions.places import set_place
from gardens.models import Land, StructureKind, SunMap, Tree
from gardens.plan.things import key_of
from gardens.sun.reading import SunReading, monthly_hours_of
from gardens.sun.reckoning import reckon_sun, ring_sun_maps
from gardens.sun.scene import Scene
from gardens.tests.factories import (
    BedFactory,
    GardenFactory,
    LandFactory,
    PathFactory,
    PlaceFactory,
    PlantingFactory,
    StructureFactory,
    TreeFactory,
)

pytestmark = pytest.mark.django_db

JANUARY, JUNE, JULY = 0, 5, 6


@pytest.fixture
def land(garden) -> Land:
    """6 × 4 m, so that a map is made in no time."""
    return LandFactory(garden=garden, length_m=6, width_m=4)


@pytest.fixture
def reckoned(monkeypatch) -> list[Scene]:
    """Scenes whose hours were computed."""
    seen: list[Scene] = []
    hours = Scene.monthly_hours
    monkeypatch.setattr(Scene, "monthly_hours", lambda scene: seen.append(scene) or hours(scene))
    return seen


def reckon(garden) -> SunReading:
    SunMap.objects.request([garden.pk])
    reckon_sun(garden.pk)
    return monthly_hours_of(garden)


def test_a_map_has_hours_of_each_month_and_cell(land):
    reading = reckon(land.garden)
    assert reading.hours.shape == (12, 16, 24)
    assert reading.is_open
    # Brno on 15 June: the sun stands above 3° for nearly all of its sixteen hours.
    assert reading.hours[JUNE].min() == reading.hours[JUNE].max() == pytest.approx(15.3, abs=0.3)
    assert reading.hours[JANUARY].max() < 8.5
    row = SunMap.objects.get()
    assert (row.asked_at, row.claimed_at) == (None, None)
    assert len(row.hours) < 2000


def test_unchanged_geometry_is_not_reckoned_again(land, reckoned):
    first = reckon(land.garden)
    at = SunMap.objects.get().reckoned_at
    BedFactory(garden=land.garden, placed=True)
    PathFactory(garden=land.garden)
    again = reckon(land.garden)
    assert len(reckoned) == 1
    assert SunMap.objects.get().reckoned_at == at
    assert np.array_equal(first.hours, again.hours)


def test_the_task_may_run_twice_and_for_nothing(land, reckoned):
    reckon(land.garden)
    reckon_sun(land.garden.pk)
    reckon_sun(999_999)
    assert len(reckoned) == 1


def shift(thing, east_cm, gardener) -> None:
    way = {"east_cm": east_cm, "south_cm": 0.0, "known_step": 0}
    move_things(thing.garden.land, [key_of(thing)], **way, actor=gardener)


def test_moving_a_tree_makes_a_new_map(
    land, gardener, reckoned, django_capture_on_commit_callbacks
):
    tree = TreeFactory(garden=land.garden, x_cm=100, y_cm=350, canopy_diameter_m=1)
    before = reckon(land.garden)
    with django_capture_on_commit_callbacks(execute=True):
        shift(tree, 400.0, gardener)
    after = monthly_hours_of(land.garden)
    assert len(reckoned) == 2
    west, east = (slice(None), slice(0, 12)), (slice(None), slice(12, 24))
    for half, other in ((west, east), (east, west)):
        # What the left half loses before, the right half loses after.
        assert before.hours[JULY][half].mean() == pytest.approx(
            after.hours[JULY][other].mean(), abs=0.6
        )
    assert before.hours[JULY][west].mean() < before.hours[JULY][east].mean() - 1


@pytest.mark.parametrize("change", ["land", "place", "tree", "structure"])
def test_what_moves_shade_or_sun_asks(
    change, land, gardener, reckoned, django_capture_on_commit_callbacks
):
    garden = land.garden
    reckon(garden)
    with django_capture_on_commit_callbacks(execute=True):
        if change == "land":
            land.north_deg = 90
            set_land(land, actor=gardener)
        elif change == "place":
            set_place(garden, PlaceFactory.build(oslo=True, weather_cell=None), actor=gardener)
        elif change == "tree":
            add_feature(TreeFactory.build(garden=garden, y_cm=300), known=0, actor=gardener)
        else:
            shed = StructureFactory.build(garden=garden, x_cm=200)
            add_feature(shed, known=0, actor=gardener)
    assert len(reckoned) == 2
    assert reckoned[-1].digest == SunMap.objects.get().digest


def test_what_is_taken_away_asks(land, gardener, reckoned, django_capture_on_commit_callbacks):
    tree = TreeFactory(garden=land.garden, y_cm=300)
    reckon(land.garden)
    with django_capture_on_commit_callbacks(execute=True):
        remove_feature(tree, actor=gardener)
    assert monthly_hours_of(land.garden).is_open


def test_paths_and_beds_do_not_ask(land, gardener, reckoned, django_capture_on_commit_callbacks):
    bed = BedFactory(garden=land.garden, placed=True)
    reckon(land.garden)
    with django_capture_on_commit_callbacks(execute=True):
        shift(bed, 10.0, gardener)
    assert SunMap.objects.get().asked_at is None
    assert len(reckoned) == 1


@pytest.mark.parametrize(
    ("place", "tree_y_cm"), [({}, 320.0), ({"christchurch": True}, 80.0)], ids=["north", "south"]
)
def test_a_tree_towards_the_equator_takes_a_beds_winter_sun(place, tree_y_cm, gardener):
    garden = GardenFactory(owner=gardener, place=PlaceFactory(**place))
    LandFactory(garden=garden, length_m=6, width_m=4)
    bed = BedFactory(garden=garden, x_cm=180, y_cm=140)
    open_h = reckon(garden).bed_hours(bed)
    TreeFactory(garden=garden, x_cm=300, y_cm=tree_y_cm, height_m=3, canopy_diameter_m=1)
    shaded_h = reckon(garden).bed_hours(bed)
    winter = JULY if place else JANUARY
    assert shaded_h[winter] < open_h[winter] - 0.8
    # On the pole's side it takes hardly any.
    Tree.objects.update(y_cm=400 - tree_y_cm)
    assert reckon(garden).bed_hours(bed)[winter] == pytest.approx(open_h[winter], abs=0.1)


def test_a_bare_tree_lets_more_through_than_an_evergreen(land):
    bed = BedFactory(garden=land.garden, x_cm=180, y_cm=100)
    TreeFactory(garden=land.garden, x_cm=300, y_cm=300, height_m=4, canopy_diameter_m=2)
    bare_h = reckon(land.garden).bed_hours(bed)
    Tree.objects.update(is_deciduous=False)
    green_h = reckon(land.garden).bed_hours(bed)
    assert bare_h[JANUARY] > green_h[JANUARY] + 0.5
    assert bare_h[JUNE] == pytest.approx(green_h[JUNE])


def test_under_a_roof_there_are_no_hours_and_under_glass_fewer(land):
    garden = land.garden
    StructureFactory(garden=garden, x_cm=0, y_cm=0, length_cm=100, width_cm=100)
    StructureFactory(
        garden=garden, kind=StructureKind.GREENHOUSE, x_cm=400, y_cm=0, length_cm=200, width_cm=300
    )
    indoors = BedFactory(garden=garden, x_cm=10, y_cm=10, length_cm=50, width_cm=50)
    glass = BedFactory(garden=garden, x_cm=420, y_cm=50, length_cm=100, width_cm=100)
    reading = reckon(garden)
    assert np.isnan(reading.hours[JUNE, :4, :4]).all()
    assert reading.bed_hours(indoors) is None
    assert reading.bed_hours(glass)[JUNE] == pytest.approx(0.7 * 15.3, abs=1.2)
    assert not reading.is_open


def test_a_fence_shades_by_its_gaps_and_runs_along_its_longer_side(land):
    garden = land.garden
    fence = StructureFactory(
        garden=garden, kind=StructureKind.FENCE, x_cm=0, y_cm=300, length_cm=600, width_cm=10
    )
    bed = BedFactory(garden=garden, x_cm=180, y_cm=160)
    dense_h = reckon(garden).bed_hours(bed)[JANUARY]
    fence.porosity_percent = 50
    fence.save()
    airy_h = reckon(garden).bed_hours(bed)[JANUARY]
    open_h = reckon(garden).hours[JANUARY].max()
    assert dense_h < 0.2 * open_h
    assert airy_h == pytest.approx(open_h / 2, abs=1)


def test_a_planting_has_the_hours_of_its_ground(land, tomato):
    garden = land.garden
    bed = BedFactory(garden=garden, x_cm=180, y_cm=200)
    StructureFactory(garden=garden, x_cm=0, y_cm=200, length_cm=170, width_cm=120)
    west, east = (PlantingFactory(bed=bed, plant=tomato, x_cm=x_cm) for x_cm in (25, 215))
    reading = reckon(garden)
    west_h, east_h = (reading.planting_hours(planting, bed)[JUNE] for planting in (west, east))
    assert west_h < east_h - 1
    hours = reading.hours_of(bed)
    assert hours.lowest[JUNE] <= west_h < hours.mean[JUNE] < east_h <= hours.highest[JUNE]
    assert reading.hours_of(BedFactory(garden=garden)) is None


def test_large_land_gets_coarser_cells(garden):
    LandFactory(garden=garden, length_m=500, width_m=500)
    reading = reckon(garden)
    assert reading.hours.shape == (12, 98, 98)
    assert len(SunMap.objects.get().hours) < 2000


def test_polar_night_and_day_fit_in_the_map(gardener):
    place = PlaceFactory(latitude=78.2, longitude=15.6)
    garden = GardenFactory(owner=gardener, place=place)
    LandFactory(garden=garden, length_m=1, width_m=1)
    hours = reckon(garden).hours
    assert (hours[JANUARY].max(), hours[JUNE].min()) == (0, 24)


def test_a_garden_without_land_keeps_no_map(garden):
    assert reckon(garden) is None
    assert not SunMap.objects.exists()


def test_what_changes_meanwhile_is_reckoned_in_the_same_run(land, monkeypatch):
    hours = Scene.monthly_hours

    def grow_a_tree(scene: Scene):
        if not Tree.objects.exists():
            TreeFactory(garden=land.garden, x_cm=300, y_cm=200)
            SunMap.objects.request([land.garden.pk])
        return hours(scene)

    monkeypatch.setattr(Scene, "monthly_hours", grow_a_tree)
    assert reckon(land.garden).trees == 1
    assert SunMap.objects.get().asked_at is None


def test_lands_without_a_map_and_maps_of_an_older_method_are_asked_for(land, reckoned):
    ring_sun_maps()
    ring_sun_maps()
    assert len(reckoned) == 1
    SunMap.objects.update(method=0, digest="")
    ring_sun_maps()
    assert len(reckoned) == 2
