"""Minimal valid spaces, reservoirs and records of them."""

import re
from datetime import UTC, date, datetime, time

import factory
from django.test import Client
from django.utils.html import strip_tags
from factory.django import DjangoModelFactory

from gardens import models
from gardens.tests.factories import BedFactory, GardenFactory, PlantingFactory
from plants.models import Plant
from plants.tests.factories import PlantFactory

# A moment in Brno: 14:00 on the clocks there.
NOON = datetime(2026, 5, 5, 12, tzinfo=UTC)
# What no form takes for a number of its own.
HUGE = ("nan", "inf", "-1", "1e9", "x")
# Of docs/science.md 11: EC and pH.
SOLUTIONS = {
    "leaf-lettuce": ((1.2, 1.8), (6.0, 7.0)),
    "basil": ((1.0, 1.6), (5.5, 6.5)),
    "tomato": ((2.0, 4.0), (5.5, 6.5)),
    "cucumber": ((1.7, 2.5), (5.0, 6.0)),
}


class SpaceFactory(DjangoModelFactory):
    """200 µmol/m²/s for 16 hours."""

    class Meta:
        model = models.Space

    garden = factory.SubFactory(GardenFactory, kind=models.GardenKind.GROW_TENT)
    name = "Tent"
    ppfd = 200.0
    light_on_at = time(6)
    light_off_at = time(22)


class ReservoirFactory(DjangoModelFactory):
    """40 L of tap water with 0.3 mS/cm; 4 mL of A and B in a litre add 1 mS/cm."""

    class Meta:
        model = models.Reservoir

    garden = factory.SubFactory(GardenFactory, kind=models.GardenKind.HYDROPONICS)
    name = "Tank"
    system = models.ReservoirSystem.NFT
    volume_l = 40.0
    tap_ec_ms_cm = 0.3
    feed_name = "A + B"
    feed_bottles = 2
    feed_ec_per_ml_l = 0.25


class SpaceReadingFactory(DjangoModelFactory):
    class Meta:
        model = models.SpaceReading

    space = factory.SubFactory(SpaceFactory)
    read_at = NOON
    air_c = 24.0
    humidity_pct = 60.0


class ReservoirReadingFactory(DjangoModelFactory):
    class Meta:
        model = models.ReservoirReading

    reservoir = factory.SubFactory(ReservoirFactory)
    read_at = NOON
    ec_ms_cm = 1.5
    salt_unit = models.SaltUnit.EC
    ph = 6.2


class NutrientChangeFactory(DjangoModelFactory):
    class Meta:
        model = models.NutrientChange

    reservoir = factory.SubFactory(ReservoirFactory)
    made_at = NOON
    act = models.SolutionAct.FED
    amount = 20.0


def plant_in(facility: models.Space | models.Reservoir, slug: str, **fields) -> models.Planting:
    """One crop in a bed of its own."""
    bed = BedFactory(
        garden=facility.garden,
        kind=models.BedKind.HYDROPONIC,
        **{facility._meta.model_name: facility},
    )
    figures = {}
    if slug in SOLUTIONS:
        (ec_min, ec_max), (ph_min, ph_max) = SOLUTIONS[slug]
        figures = {
            "hydroponic_ec_min_ms_cm": ec_min,
            "hydroponic_ec_max_ms_cm": ec_max,
            "hydroponic_ph_min": ph_min,
            "hydroponic_ph_max": ph_max,
        }
    name = slug.replace("-", " ").capitalize()
    known = Plant.objects.filter(slug=slug).first()
    plant = known or PlantFactory(slug=slug, common_name=name, **figures)
    fields.setdefault("started_on", date(2026, 4, 20))
    return PlantingFactory(bed=bed, plant=plant, **fields)


def page(facility: models.Space | models.Reservoir, query: str = "") -> str:
    """Its words as they are read."""
    client = Client()
    client.force_login(facility.garden.owner)
    html = client.get(f"{facility.get_absolute_url()}{query}").content.decode()
    words = strip_tags(html.replace("<", " <")).replace("\N{NARROW NO-BREAK SPACE}", " ")
    return re.sub(r"\s+", " ", words)


def posted(client, address: str, **data) -> str:
    """The page with what is wrong; empty when it was taken."""
    answer = client.post(address, data)
    assert answer.status_code in {200, 302}
    return "" if answer.status_code == 302 else answer.content.decode()
