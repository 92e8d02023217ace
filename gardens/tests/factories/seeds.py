"""Seed lots, trays and what is sown."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from gardens import models
from gardens.tests.factories.land import GardenFactory
from gardens.tests.factories.place import GardenerFactory


class SeedLotFactory(DjangoModelFactory):
    """A packet of 2024 with 200 seeds."""

    class Meta:
        model = models.SeedLot
        skip_postgeneration_save = True

    owner = factory.SubFactory(GardenerFactory)
    plant = factory.SubFactory("plants.tests.factories.PlantFactory")
    year = 2024

    @factory.post_generation
    def seeds(self, create: bool, extracted: int | None, **kwargs) -> None:
        seeds = 200 if extracted is None else extracted
        models.SeedEntry.objects.create(
            lot=self, kind=models.EntryKind.BOUGHT, seeds=seeds, made_on=date(2025, 12, 1)
        )


class GerminationTestFactory(DjangoModelFactory):
    """Of 20 seeds, ended."""

    class Meta:
        model = models.GerminationTest

    lot = factory.SubFactory(SeedLotFactory)
    started_on = date(2026, 4, 20)
    seeds = 20
    germinated = 16
    counted_on = factory.SelfAttribute("ended_on")
    ended_on = date(2026, 5, 1)


class TrayFactory(DjangoModelFactory):
    """4 × 6 cells."""

    class Meta:
        model = models.Tray

    garden = factory.SubFactory(GardenFactory)
    name = "Tray 1"


class SowingFactory(DjangoModelFactory):
    """Twelve cells with a seed each."""

    class Meta:
        model = models.Sowing

    tray = factory.SubFactory(TrayFactory)
    plant = factory.SubFactory("plants.tests.factories.PlantFactory")
    first_cell = 1
    cells = 12
    sown_on = date(2026, 4, 20)
