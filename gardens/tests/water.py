"""Emitters, rain gauges and moisture readings."""

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
