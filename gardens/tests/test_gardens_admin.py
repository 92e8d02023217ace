import pytest
from django.contrib import admin
from django.urls import reverse

from compliance.tests.people import make_staff
from gardens import models
from gardens.tests.factories import (
    BedFactory,
    CalendarFeedFactory,
    CareTaskFactory,
    GardenerFactory,
    GerminationTestFactory,
    JobFactory,
    LandFactory,
    PathFactory,
    PlantingFactory,
    SeedLotFactory,
    SensorReadingFactory,
    SoilTestFactory,
    SowingFactory,
    StructureFactory,
    SunMapFactory,
    TreeFactory,
    WateringFactory,
    WeatherArchiveFactory,
    WeatherDayFactory,
    WeatherHourFactory,
)
from gardens.tests.indoor import (
    NutrientChangeFactory,
    ReservoirReadingFactory,
    SpaceReadingFactory,
)
from gardens.tests.pictures import UnderlayFactory
from gardens.tests.water import EmitterFactory, MoistureReadingFactory, RainDayFactory

pytestmark = pytest.mark.django_db

REGISTERED = [model for model in admin.site._registry if model._meta.app_label == "gardens"]


@pytest.fixture
def staff_client(client):
    client.force_login(make_staff())
    return client


def test_every_model_of_the_app_has_a_page():
    shown = {getattr(models, name) for name in models.__all__ if _is_model(name)}
    assert shown == set(REGISTERED)


def _is_model(name: str) -> bool:
    return hasattr(getattr(models, name), "_meta")


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_the_list_of_each_model_opens(model, staff_client):
    bed = BedFactory()
    PlantingFactory(bed=bed)
    SoilTestFactory(bed=bed)
    WateringFactory(bed=bed)
    EmitterFactory(bed=bed)
    RainDayFactory(garden=bed.garden)
    MoistureReadingFactory(bed=bed)
    WeatherDayFactory(place=bed.garden.place)
    WeatherHourFactory()
    WeatherArchiveFactory()
    SensorReadingFactory(sensor__device__garden=bed.garden)
    CareTaskFactory(garden=bed.garden, bed=bed)
    CalendarFeedFactory(gardener=bed.garden.owner)
    JobFactory(owner=bed.garden.owner, made=True)
    for factory in (LandFactory, TreeFactory, StructureFactory, PathFactory, SunMapFactory):
        factory(garden=bed.garden)
    UnderlayFactory(garden=bed.garden)
    GerminationTestFactory(lot=SeedLotFactory(owner=bed.garden.owner))
    SowingFactory(tray__garden=bed.garden)
    for factory in (SpaceReadingFactory, ReservoirReadingFactory, NutrientChangeFactory):
        factory()
    url = reverse(f"admin:gardens_{model._meta.model_name}_changelist")
    assert staff_client.get(url).status_code == 200


@pytest.mark.parametrize(
    "factory",
    [
        *(PlantingFactory, BedFactory, TreeFactory, CareTaskFactory, CalendarFeedFactory),
        *(JobFactory, ReservoirReadingFactory),
    ],
)
def test_what_actions_write_is_only_read_here(factory, staff_client):
    row = factory()
    url = reverse(f"admin:gardens_{row._meta.model_name}_change", args=[row.pk])
    assert staff_client.get(url).status_code == 200
    assert staff_client.post(url, {}).status_code == 403
    assert staff_client.get(url.replace("change", "delete")).status_code == 403


def test_staff_see_no_digest_of_a_feed(staff_client):
    feed = CalendarFeedFactory()
    url = reverse("admin:gardens_calendarfeed_change", args=[feed.pk])
    assert feed.token_digest not in staff_client.get(url).content.decode()


def test_staff_add_a_gardener_by_e_mail(staff_client):
    answer = staff_client.post(
        reverse("admin:gardens_gardener_add"),
        {
            "email": "Cyd@example.org",
            "usable_password": "true",
            "password1": "correct horse battery",
            "password2": "correct horse battery",
        },
    )
    assert answer.status_code == 302
    cyd = models.Gardener.objects.get_by_natural_key("cyd@example.org")
    assert cyd.check_password("correct horse battery")
    assert not cyd.is_staff


@pytest.mark.parametrize("email", ["", "BEN@example.org"])
def test_an_address_is_needed_and_not_taken(email, staff_client):
    GardenerFactory(email="ben@example.org")
    answer = staff_client.post(
        reverse("admin:gardens_gardener_add"),
        {
            "email": email,
            "usable_password": "true",
            "password1": "correct horse battery",
            "password2": "correct horse battery",
        },
    )
    assert answer.status_code == 200
    assert models.Gardener.objects.count() == 2
    assert answer.context["errors"]


def test_staff_make_a_gardener_staff(staff_client):
    ben = GardenerFactory(email="ben@example.org")
    url = reverse("admin:gardens_gardener_change", args=[ben.pk])
    answer = staff_client.post(url, {"email": ben.email, "is_active": "on", "is_staff": "on"})
    assert answer.status_code == 302
    ben.refresh_from_db()
    assert ben.is_staff
