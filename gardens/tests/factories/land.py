"""Gardens, what lies on their land, what grows in their beds."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from gardens import models
from gardens.models.sun import SUN_METHOD
from gardens.tests.factories.place import GardenerFactory, PlaceFactory


class GardenFactory(DjangoModelFactory):
    class Meta:
        model = models.Garden

    owner = factory.SubFactory(GardenerFactory)
    place = factory.SubFactory(PlaceFactory)
    name = "Plot 14"
    kind = models.GardenKind.RAISED_BED


class LandFactory(DjangoModelFactory):
    """12 × 8 m, north at the top."""

    class Meta:
        model = models.Land

    garden = factory.SubFactory(GardenFactory)
    length_m = 12.0
    width_m = 8.0


class TreeFactory(DjangoModelFactory):
    class Meta:
        model = models.Tree

    garden = factory.SubFactory(GardenFactory)
    name = "Apple"
    x_cm = 300.0
    y_cm = 600.0
    height_m = 4.5
    canopy_diameter_m = 4.0


class StructureFactory(DjangoModelFactory):
    """2 × 1.5 m in the north-eastern corner of the land."""

    class Meta:
        model = models.Structure

    class Params:
        greenhouse = factory.Trait(
            kind=models.StructureKind.GREENHOUSE, length_cm=400, width_cm=300
        )

    garden = factory.SubFactory(GardenFactory)
    kind = models.StructureKind.SHED
    x_cm = 1000.0
    y_cm = 0.0
    length_cm = 200.0
    width_cm = 150.0
    height_m = 2.2


class PathFactory(DjangoModelFactory):
    """Across the land, 3 to 3.6 m from its top."""

    class Meta:
        model = models.Path

    garden = factory.SubFactory(GardenFactory)
    points = [[0.0, 330.0], [1200.0, 330.0]]
    width_cm = 60


class SunMapFactory(DjangoModelFactory):
    """Asked for and not yet reckoned."""

    class Meta:
        model = models.SunMap

    garden = factory.SubFactory(GardenFactory)
    asked_at = datetime(2026, 5, 5, 6, tzinfo=UTC)
    method = SUN_METHOD


class BedFactory(DjangoModelFactory):
    class Meta:
        model = models.Bed

    class Params:
        placed = factory.Trait(x_cm=50.0, y_cm=50.0)
        pot = factory.Trait(kind=models.BedKind.CONTAINER, length_cm=40, width_cm=40, volume_l=30.0)

    garden = factory.SubFactory(GardenFactory)
    name = "Bed A"
    kind = models.BedKind.RAISED
    length_cm = 240
    width_cm = 120


class PlantingFactory(DjangoModelFactory):
    """One plant in the middle of the bed, growing since 1 May 2026."""

    class Meta:
        model = models.Planting

    class Params:
        planned = factory.Trait(planned_on=date(2026, 5, 1), started_on=None)
        ended = factory.Trait(ended_on=date(2026, 8, 1), end_reason=models.EndReason.HARVESTED)

    bed = factory.SubFactory(BedFactory)
    garden = factory.SelfAttribute("bed.garden")
    plant = factory.SubFactory("plants.tests.factories.PlantFactory")
    x_cm = 60.0
    y_cm = 60.0
    spacing_cm = factory.SelfAttribute("plant.spacing_in_row_cm")
    row_spacing_cm = factory.SelfAttribute("plant.block_row_spacing_cm")
    method = models.StartMethod.TRANSPLANT
    started_on = date(2026, 5, 1)
