"""Every address of the site, walked as a visitor and as another gardener."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from gardens.models import (
    CareTask,
    Event,
    Garden,
    LandAct,
    LandStep,
    PlanAct,
    PlanStep,
    TaskSeries,
)
from gardens.tests.factories import (
    BedFactory,
    GardenerFactory,
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

PUBLIC = {
    "landing",
    "start",
    "sources",
    # Whoever knows the token is let in.
    "calendar-feed-file",
    # Devices have tokens; how they send is no secret.
    "api-readings",
    "api-openapi",
    "health",
    "health-live",
    "health-ready",
    "metrics",
    "plants:plant-list",
    "plants:plant-detail",
    "plants:cultivar-detail",
    "rules:rule-list",
    "rules:rule-detail",
}
# About oneself, or about nobody: another gardener sees something of their own there.
OWN = {
    "keep",
    "rules:today",
    "gardens:garden-list",
    "gardens:more",
    "gardens:plant-place",
    "gardens:calendar",
    "gardens:calendar-poster",
    "gardens:calendar-feed",
    "gardens:calendar-feed-make",
    "gardens:calendar-feed-revoke",
    "gardens:own-plant-list",
    "gardens:own-plant-add",
    "gardens:settings",
    "gardens:seed-list",
    "gardens:seed-add",
    "gardens:seed-shopping",
    "gardens:seed-labels",
    "gardens:tray-list",
}
ACCOUNTS = "account_"


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


NAMES = sorted(name for name in named_patterns() if not name.startswith(ACCOUNTS))


@pytest.fixture
def owned(db) -> dict[str, dict[str, object]]:
    """Arguments of the addresses that belong to somebody."""
    garden = GardenFactory()
    bed = BedFactory(garden=garden)
    planting = PlantingFactory(bed=bed, plant=PlantFactory(slug="tomato"))
    step = PlanStep.objects.create(
        garden=bed.garden, bed=bed, act=PlanAct.PLACED, number=1, plants=1
    )
    land_step = LandStep.objects.create(
        land=LandFactory(garden=garden), act=LandAct.MEASURED, number=1
    )
    sensor = SensorFactory(device__garden=garden)
    lot = SeedLotFactory(owner=garden.owner, plant=planting.plant)
    sowing = SowingFactory(tray__garden=garden, plant=planting.plant, lot=lot)
    task = CareTask.objects.create(garden=garden, title="Hoe", due_on="2026-05-10")
    event = Event.objects.create(garden=garden, bed=bed, happened_on="2026-05-10")
    series = TaskSeries.objects.create(garden=garden, title="Hoe", starts_on="2026-05-10")
    return {
        "event-": {"pk": event.pk},
        "series-": {"pk": series.pk},
        "series-list": {"pk": garden.pk},
        "series-add": {"pk": garden.pk},
        "log-": {"pk": garden.pk},
        "harvest-": {"pk": garden.pk},
        "journal-": {"pk": garden.pk},
        "photo-": {"pk": PhotoFactory(event=event).pk},
        "task-list": {"pk": garden.pk},
        "planting-": {"pk": planting.pk},
        "task-": {"pk": task.pk},
        "task-add": {"pk": garden.pk},
        "bed-": {"garden_pk": garden.pk, "pk": bed.pk},
        "bed-add": {"garden_pk": garden.pk},
        "bed-revision": {"garden_pk": garden.pk, "pk": bed.pk, "step": step.pk},
        "bed-restore": {"garden_pk": garden.pk, "pk": bed.pk, "step": step.pk},
        "bed-findings": {"pk": garden.pk, "bed_pk": bed.pk},
        "planting-add": {"garden_pk": garden.pk, "pk": bed.pk},
        "planting-place": {"garden_pk": garden.pk, "pk": bed.pk},
        "watering-add": {"garden_pk": garden.pk, "pk": bed.pk},
        "soil-test-add": {"garden_pk": garden.pk, "pk": bed.pk},
        "soil-": {"pk": SoilTestFactory(bed=bed).pk},
        "garden-": {"pk": garden.pk},
        "job-": {"pk": JobFactory(owner=garden.owner, made=True).pk},
        "land-": {"pk": garden.pk},
        "land-revision": {"pk": garden.pk, "step": land_step.pk},
        "land-restore": {"pk": garden.pk, "step": land_step.pk},
        "tree-add": {"garden_pk": garden.pk},
        "structure-add": {"garden_pk": garden.pk},
        "path-add": {"garden_pk": garden.pk},
        "tree-": {"garden_pk": garden.pk, "pk": TreeFactory(garden=garden).pk},
        "structure-": {"garden_pk": garden.pk, "pk": StructureFactory(garden=garden).pk},
        "path-": {"garden_pk": garden.pk, "pk": PathFactory(garden=garden).pk},
        "underlay-": {"pk": garden.pk},
        "indoor": {"pk": garden.pk},
        **indoor_arguments(garden),
        "picture-": {"pk": UnderlayFactory(garden=garden).picture.pk},
        "watering-list": {"pk": garden.pk},
        "watering-": {"pk": WateringFactory(bed=bed).pk},
        "rain-list": {"pk": garden.pk},
        "rain-": {"pk": RainDayFactory(garden=garden).pk},
        "moisture-list": {"garden_pk": garden.pk, "pk": bed.pk},
        "moisture-": {"pk": MoistureReadingFactory(bed=bed).pk},
        "emitter-": {"garden_pk": garden.pk, "pk": bed.pk},
        "device-list": {"garden_pk": garden.pk},
        "device-add": {"garden_pk": garden.pk},
        "device-": {"garden_pk": garden.pk, "pk": sensor.device_id},
        "sensor-": {"garden_pk": garden.pk, "pk": sensor.pk},
        "seed-": {"pk": lot.pk},
        "seedtest-": {"pk": GerminationTestFactory(lot=lot).pk},
        "tray-": {"pk": sowing.tray_id},
        "sowing-": {"pk": sowing.pk},
        "place-": {"pk": garden.pk},
        "findings-panel": {"pk": garden.pk},
        "own-plant-": {"pk": OwnPlantFactory(owner=garden.owner).pk},
        "own-figures-edit": {"garden_pk": garden.pk, "slug": "tomato"},
        "own-figures-cultivar": {
            "garden_pk": garden.pk,
            "slug": "tomato",
            "cultivar": CultivarFactory(plant=planting.plant).slug,
        },
        "plant-": {"slug": "tomato"},
        "cultivar-": {"slug": "tomato", "cultivar": "matina"},
        "rule-detail": {"rule_id": "SOIL.PH"},
        "calendar-feed-file": {"token": "unknown"},
    }


def indoor_arguments(garden: Garden) -> dict[str, dict[str, object]]:
    of_space = SpaceReadingFactory(space__garden=garden)
    of_reservoir = ReservoirReadingFactory(reservoir__garden=garden)
    change = NutrientChangeFactory(reservoir=of_reservoir.reservoir)
    records = {"space-reading": of_space, "reservoir-reading": of_reservoir}
    found: dict[str, dict[str, object]] = {}
    for name, record in {**records, "reservoir-change": change}.items():
        kind = record.SUBJECT
        found[f"{kind}-"] = {"garden_pk": garden.pk, "pk": record.subject.pk}
        found[f"{kind}-add"] = {"garden_pk": garden.pk}
        for act in ("edit", "delete"):
            found[f"{name}-{act}"] = {"garden_pk": garden.pk, "pk": record.pk}
    return found


def address(name: str, owned: dict[str, dict[str, object]]) -> str:
    short = name.split(":")[-1]
    kind = "own-plant-" if short.startswith("own-plant-") else short.split("-")[0] + "-"
    needed = named_patterns()[name].pattern.converters
    kwargs = owned.get(short) or (owned.get(kind, {}) if needed else {})
    return reverse(name, kwargs=kwargs)


@pytest.mark.parametrize("name", NAMES)
def test_a_visitor_signs_in_first_or_the_page_is_public(name, owned, client):
    for response in (client.get(address(name, owned)), client.post(address(name, owned))):
        asks_to_sign_in = response.status_code == 302 and "/accounts/login/" in response.url
        assert asks_to_sign_in != (name in PUBLIC)
        assert response.status_code < 500


@pytest.mark.parametrize("name", [name for name in NAMES if name not in PUBLIC | OWN])
def test_another_gardener_finds_nothing(name, owned):
    stranger = Client()
    stranger.force_login(GardenerFactory())

    path = address(name, owned)
    statuses = {stranger.get(path).status_code, stranger.post(path).status_code}

    assert statuses in ({404}, {404, 405})


@pytest.mark.parametrize("name", sorted(OWN))
def test_ones_own_pages_answer_every_gardener(name, owned):
    gardener = Client()
    gardener.force_login(GardenerFactory())

    # Some are only posted to.
    assert gardener.get(address(name, owned)).status_code in {200, 302, 405}
