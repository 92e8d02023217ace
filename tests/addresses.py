"""Every address of the site, with a garden to which its arguments belong."""

import pytest
from django.urls import URLPattern, get_resolver, reverse

from gardens.models import (
    Bed,
    CareTask,
    Event,
    Garden,
    LandAct,
    LandStep,
    PlanAct,
    PlanStep,
    Planting,
    TaskSeries,
)
from gardens.tests.factories import (
    AmendmentFactory,
    BedFactory,
    GardenFactory,
    GerminationTestFactory,
    JobFactory,
    LandFactory,
    OwnPlantFactory,
    PathFactory,
    PlantingFactory,
    SeedLotFactory,
    SensorFactory,
    SoilTestFactory,
    SowingFactory,
    StructureFactory,
    TreeFactory,
    WateringFactory,
)
from gardens.tests.indoor import (
    NutrientChangeFactory,
    ReservoirReadingFactory,
    SpaceReadingFactory,
)
from gardens.tests.pictures import PhotoFactory, UnderlayFactory
from gardens.tests.water import MoistureReadingFactory, RainDayFactory
from plants.tests.factories import CultivarFactory, PlantFactory
from rules.tests.factories import FindingFactory


def named_patterns() -> dict[str, URLPattern]:
    found: dict[str, URLPattern] = {}

    def walk(patterns, namespace: str) -> None:
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                if pattern.name:
                    found[f"{namespace}{pattern.name}"] = pattern
            elif pattern.namespace != "admin":
                inner = f"{pattern.namespace}:" if pattern.namespace else namespace
                walk(pattern.url_patterns, inner)

    walk(get_resolver().url_patterns, "")
    return found


@pytest.fixture
def owned(db) -> dict[str, dict[str, object]]:
    """Arguments of the addresses that belong to somebody."""
    garden = GardenFactory()
    bed = BedFactory(garden=garden)
    planting = PlantingFactory(bed=bed, plant=PlantFactory(slug="tomato"))
    return {
        "garden-": {"pk": garden.pk},
        "place-": {"pk": garden.pk},
        "findings-panel": {"pk": garden.pk},
        "finding-": {"pk": FindingFactory(garden=garden).pk},
        "put-away": {"pk": garden.pk},
        "rule-show": {"pk": garden.pk, "rule_id": "SOIL.PH"},
        "job-": {"pk": JobFactory(owner=garden.owner, made=True).pk},
        "rule-detail": {"rule_id": "SOIL.PH"},
        "calendar-feed-file": {"token": "unknown"},
        **plan_arguments(bed, planting),
        **land_arguments(garden),
        **plant_arguments(garden, planting),
        **book_arguments(bed),
        **record_arguments(bed),
        **seed_arguments(garden, planting),
        **sensor_arguments(garden),
        **indoor_arguments(garden),
    }


def plan_arguments(bed: Bed, planting: Planting) -> dict[str, dict[str, object]]:
    of_garden, of_bed = {"garden_pk": bed.garden_id}, {"garden_pk": bed.garden_id, "pk": bed.pk}
    step = PlanStep.objects.create(
        garden=bed.garden, bed=bed, act=PlanAct.PLACED, number=1, plants=1
    )
    return {
        "bed-": of_bed,
        "bed-add": of_garden,
        "bed-revision": {**of_bed, "step": step.pk},
        "bed-restore": {**of_bed, "step": step.pk},
        "bed-findings": {"pk": bed.garden_id, "bed_pk": bed.pk},
        "planting-": {"pk": planting.pk},
        "planting-add": of_bed,
        "planting-place": of_bed,
    }


def land_arguments(garden: Garden) -> dict[str, dict[str, object]]:
    step = LandStep.objects.create(land=LandFactory(garden=garden), act=LandAct.MEASURED, number=1)
    found: dict[str, dict[str, object]] = {
        "land-": {"pk": garden.pk},
        "land-revision": {"pk": garden.pk, "step": step.pk},
        "land-restore": {"pk": garden.pk, "step": step.pk},
        "underlay-": {"pk": garden.pk},
        "picture-": {"pk": UnderlayFactory(garden=garden).picture.pk},
    }
    factories = {"tree": TreeFactory, "structure": StructureFactory, "path": PathFactory}
    for kind, factory in factories.items():
        found[f"{kind}-add"] = {"garden_pk": garden.pk}
        found[f"{kind}-"] = {"garden_pk": garden.pk, "pk": factory(garden=garden).pk}
    return found


def plant_arguments(garden: Garden, planting: Planting) -> dict[str, dict[str, object]]:
    of_plant = {"garden_pk": garden.pk, "slug": planting.plant.slug}
    cultivar = CultivarFactory(plant=planting.plant)
    return {
        "own-plant-": {"pk": OwnPlantFactory(owner=garden.owner).pk},
        "exemption-ask": {"pk": garden.pk, "slug": planting.plant.slug},
        "own-figures-edit": of_plant,
        "own-figures-cultivar": {**of_plant, "cultivar": cultivar.slug},
        "plant-": {"slug": planting.plant.slug},
        "cultivar-": {"slug": planting.plant.slug, "cultivar": "matina"},
    }


def book_arguments(bed: Bed) -> dict[str, dict[str, object]]:
    garden, day = bed.garden, "2026-05-10"
    event = Event.objects.create(garden=garden, bed=bed, happened_on=day)
    series = TaskSeries.objects.create(garden=garden, title="Hoe", starts_on=day)
    return {
        "task-": {"pk": CareTask.objects.create(garden=garden, title="Hoe", due_on=day).pk},
        "task-add": {"pk": garden.pk},
        "task-list": {"pk": garden.pk},
        "event-": {"pk": event.pk},
        "photo-": {"pk": PhotoFactory(event=event).pk},
        "series-": {"pk": series.pk},
        "series-list": {"pk": garden.pk},
        "series-add": {"pk": garden.pk},
        "log-": {"pk": garden.pk},
        "harvest-": {"pk": garden.pk},
        "journal-": {"pk": garden.pk},
    }


def record_arguments(bed: Bed) -> dict[str, dict[str, object]]:
    of_bed = {"garden_pk": bed.garden_id, "pk": bed.pk}
    return {
        "soil-": {"pk": SoilTestFactory(bed=bed).pk},
        "soil-test-add": of_bed,
        "amendment-": {"pk": AmendmentFactory(bed=bed).pk},
        "watering-": {"pk": WateringFactory(bed=bed).pk},
        "watering-add": of_bed,
        "watering-list": {"pk": bed.garden_id},
        "rain-": {"pk": RainDayFactory(garden=bed.garden).pk},
        "rain-list": {"pk": bed.garden_id},
        "moisture-": {"pk": MoistureReadingFactory(bed=bed).pk},
        "moisture-list": of_bed,
        "emitter-": of_bed,
        "butt-": {"pk": bed.garden_id},
    }


def seed_arguments(garden: Garden, planting: Planting) -> dict[str, dict[str, object]]:
    lot = SeedLotFactory(owner=garden.owner, plant=planting.plant)
    sowing = SowingFactory(tray__garden=garden, plant=planting.plant, lot=lot)
    return {
        "seed-": {"pk": lot.pk},
        "seedtest-": {"pk": GerminationTestFactory(lot=lot).pk},
        "tray-": {"pk": sowing.tray_id},
        "sowing-": {"pk": sowing.pk},
    }


def sensor_arguments(garden: Garden) -> dict[str, dict[str, object]]:
    sensor = SensorFactory(device__garden=garden)
    return {
        "device-list": {"garden_pk": garden.pk},
        "device-add": {"garden_pk": garden.pk},
        "device-": {"garden_pk": garden.pk, "pk": sensor.device_id},
        "sensor-": {"garden_pk": garden.pk, "pk": sensor.pk},
    }


def indoor_arguments(garden: Garden) -> dict[str, dict[str, object]]:
    of_space = SpaceReadingFactory(space__garden=garden)
    of_reservoir = ReservoirReadingFactory(reservoir__garden=garden)
    change = NutrientChangeFactory(reservoir=of_reservoir.reservoir)
    records = {"space-reading": of_space, "reservoir-reading": of_reservoir}
    found: dict[str, dict[str, object]] = {"indoor": {"pk": garden.pk}}
    for name, record in {**records, "reservoir-change": change}.items():
        kind = record.SUBJECT
        found[f"{kind}-"] = {"garden_pk": garden.pk, "pk": record.subject.pk}
        found[f"{kind}-add"] = {"garden_pk": garden.pk}
        for act in ("edit", "delete"):
            found[f"{name}-{act}"] = {"garden_pk": garden.pk, "pk": record.pk}
    found["subject-findings"] = {
        "pk": garden.pk,
        "kind": "reservoir",
        "subject_pk": change.reservoir_id,
    }
    return found


def address(name: str, owned: dict[str, dict[str, object]]) -> str:
    short = name.split(":")[-1]
    kind = "own-plant-" if short.startswith("own-plant-") else short.split("-")[0] + "-"
    needed = named_patterns()[name].pattern.converters
    kwargs = owned.get(short) or (owned.get(kind, {}) if needed else {})
    return reverse(name, kwargs=kwargs)
