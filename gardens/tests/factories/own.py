"""A gardener's own values and plants."""

import factory
from factory.django import DjangoModelFactory

from gardens import models
from gardens.tests.factories.land import GardenFactory
from gardens.tests.factories.place import GardenerFactory
from plants.choices import Confidence
from plants.models.plant import range_fields
from plants.tests.factories import PlantFactory


class OwnFiguresFactory(DjangoModelFactory):
    """Wider apart than the catalogue has it."""

    class Meta:
        model = models.OwnFigures

    garden = factory.SubFactory(GardenFactory)
    plant = factory.SubFactory("plants.tests.factories.PlantFactory")
    spacing_in_row_cm = 75


class OwnPlantFactory(PlantFactory):
    """With every figure, or by trait as one of which only the name and the spacing are known."""

    class Meta:
        model = models.OwnPlant

    class Params:
        bare = factory.Trait(
            **dict.fromkeys((*range_fields("soil_ph"), *range_fields("days_to_maturity"))),
            **dict.fromkeys(("kill_temperature_c", "height_cm", "spread_cm", "sun_hours_min")),
            **dict.fromkeys(("botanical_name", "family", "category", "life_cycle", "sun"), ""),
            **dict.fromkeys(("growth_form", "propagation", "water_need", "rotation_group"), ""),
            **dict.fromkeys(("frost_tolerance", "nutrient_demand", "days_to_maturity_from"), ""),
        )

    slug = factory.Sequence(lambda number: f"own-{number:012}")
    common_name = "Aunt Mary's blue"
    owner = factory.SubFactory(GardenerFactory)
    is_own = True
    confidence = Confidence.LOW
    source_codes = "OWN"


class PlantProposalFactory(DjangoModelFactory):
    class Meta:
        model = models.PlantProposal

    plant = factory.SubFactory(OwnPlantFactory)
    name = factory.SelfAttribute("plant.common_name")
    proposed_by = factory.SelfAttribute("plant.owner")
