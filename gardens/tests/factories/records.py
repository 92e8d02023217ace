"""What is measured, done and to be done."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from gardens import models
from gardens.tests.factories.land import BedFactory, GardenFactory


class SoilTestFactory(DjangoModelFactory):
    class Meta:
        model = models.SoilTest

    bed = factory.SubFactory(BedFactory)
    garden = factory.SelfAttribute("bed.garden")
    tested_on = date(2026, 4, 1)
    ph = 6.5


class AmendmentFactory(DjangoModelFactory):
    """10 kg of compost."""

    class Meta:
        model = models.Amendment

    bed = factory.SubFactory(BedFactory)
    garden = factory.SelfAttribute("bed.garden")
    spread_on = date(2026, 4, 1)
    product = "compost"
    amount_g = 10_000
    n_pct, p2o5_pct, k2o_pct = 0.75, 0.3, 0.68
    kind = "compost"


class WateringFactory(DjangoModelFactory):
    class Meta:
        model = models.Watering

    bed = factory.SubFactory(BedFactory)
    garden = factory.SelfAttribute("bed.garden")
    watered_on = date(2026, 5, 4)
    litres = 20.0


class CareTaskFactory(DjangoModelFactory):
    class Meta:
        model = models.CareTask

    garden = factory.SubFactory(GardenFactory)
    title = "Tie in the tomatoes"
    due_on = date(2026, 5, 5)


class EventFactory(DjangoModelFactory):
    class Meta:
        model = models.Event

    bed = factory.SubFactory(BedFactory)
    garden = factory.SelfAttribute("bed.garden")
    act = models.Act.WEED
    happened_on = date(2026, 5, 5)


class TreatmentFactory(DjangoModelFactory):
    """Neem on 5 May 2026, not to be picked for a fortnight."""

    class Meta:
        model = models.Treatment

    event = factory.SubFactory(EventFactory, act=models.Act.TREAT)
    product = "Neem"
    waiting_days = 14


class HarvestFactory(DjangoModelFactory):
    """A kilogram of `planting`, picked on 5 August 2026."""

    class Meta:
        model = models.Harvest

    class Params:
        planting = factory.SubFactory("gardens.tests.factories.PlantingFactory")
        happened_on = date(2026, 8, 5)

    event = factory.SubFactory(
        EventFactory,
        act=models.Act.HARVEST,
        planting=factory.SelfAttribute("..planting"),
        bed=factory.SelfAttribute("planting.bed"),
        happened_on=factory.SelfAttribute("..happened_on"),
    )
    weight_g = 1000


class TaskSeriesFactory(DjangoModelFactory):
    """Every week, from Tuesday 5 May 2026 on, with its first task open."""

    class Meta:
        model = models.TaskSeries
        skip_postgeneration_save = True

    garden = factory.SubFactory(GardenFactory)
    title = "Turn the compost"
    starts_on = date(2026, 5, 5)
    first = factory.RelatedFactory(
        CareTaskFactory,
        "series",
        garden=factory.SelfAttribute("..garden"),
        title=factory.SelfAttribute("..title"),
        due_on=factory.SelfAttribute("..starts_on"),
    )
