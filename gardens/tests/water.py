"""Emitters, butts, rain gauges and moisture readings."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from gardens import models
from gardens.tests.factories import BedFactory, GardenFactory


class EmitterFactory(DjangoModelFactory):
    """10 m of drip line, 20 L/h in all."""

    class Meta:
        model = models.Emitter

    bed = factory.SubFactory(BedFactory, watering_method="drip")
    line_m = 10.0
    line_l_h_m = 2.0


class WaterUseFactory(DjangoModelFactory):
    """A day on which a tenth was missing."""

    class Meta:
        model = models.WaterUse

    bed = factory.SubFactory(BedFactory)
    on = date(2026, 5, 9)
    possible_mm = 4.0
    actual_mm = 3.6


class WaterButtFactory(DjangoModelFactory):
    """300 L under 20 m² of roof, a third full."""

    class Meta:
        model = models.WaterButt

    garden = factory.SubFactory(GardenFactory)
    volume_l = 300.0
    roof_m2 = 20.0
    level_l = 100.0
    level_on = date(2026, 5, 8)


class RainDayFactory(DjangoModelFactory):
    class Meta:
        model = models.RainDay

    garden = factory.SubFactory(GardenFactory)
    fallen_on = date(2026, 5, 9)
    rain_mm = 4.0


class MoistureReadingFactory(DjangoModelFactory):
    class Meta:
        model = models.MoistureReading

    bed = factory.SubFactory(BedFactory)
    garden = factory.SelfAttribute("bed.garden")
    measured_on = date(2026, 5, 9)
    moisture_pct = 20.0
