"""Devices and what they measured."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from gardens import models
from gardens.models.calendar_feed import digest_of
from gardens.tests.factories.land import GardenFactory


class DeviceFactory(DjangoModelFactory):
    class Meta:
        model = models.Device

    garden = factory.SubFactory(GardenFactory)
    name = "Probe"
    token_digest = factory.Sequence(lambda number: digest_of(f"token of device {number}"))


class SensorFactory(DjangoModelFactory):
    class Meta:
        model = models.Sensor

    device = factory.SubFactory(DeviceFactory)
    quantity = "soil_moisture_pct"


class SensorReadingFactory(DjangoModelFactory):
    class Meta:
        model = models.SensorReading

    sensor = factory.SubFactory(SensorFactory)
    measured_at = datetime(2026, 5, 5, 6, tzinfo=UTC)
    value = 24.0
