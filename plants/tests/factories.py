import factory

from plants.choices import (
    AgentType,
    Category,
    Confidence,
    DaysFrom,
    Effect,
    EvidenceLevel,
    FrostTolerance,
    GrowthForm,
    LifeCycle,
    NutrientDemand,
    RotationGroup,
    Sun,
    WaterNeed,
)
from plants.models import Companionship, Cultivar, GerminationTemperature, Pest, Plant


class PlantFactory(factory.django.DjangoModelFactory):
    """A tomato by another name: tender, planted out after the last frost."""

    class Meta:
        model = Plant

    class Params:
        tender = factory.Trait(
            frost_tolerance=FrostTolerance.TENDER,
            kill_temperature_c=0,
            transplant_weeks_after_last_frost_min=1,
            transplant_weeks_after_last_frost_max=3,
        )
        half_hardy = factory.Trait(
            frost_tolerance=FrostTolerance.HALF_HARDY,
            kill_temperature_c=-4,
            transplant_weeks_after_last_frost_min=-2,
            transplant_weeks_after_last_frost_max=2,
        )
        hardy = factory.Trait(
            frost_tolerance=FrostTolerance.HARDY,
            kill_temperature_c=-15,
            transplant_weeks_after_last_frost_min=-4,
            transplant_weeks_after_last_frost_max=-1,
        )

    slug = factory.Sequence(lambda number: f"plant-{number}")
    common_name = factory.LazyAttribute(lambda plant: plant.slug.replace("-", " ").capitalize())
    botanical_name = "Solanum lycopersicum"
    family = "Solanaceae"
    category = Category.VEGETABLE
    growth_form = GrowthForm.HERB
    life_cycle = LifeCycle.ANNUAL
    propagation = "seed"
    spacing_in_row_cm = 50
    spacing_between_rows_cm = 100
    sowing_depth_cm = 0.6
    days_to_maturity_min = 60
    days_to_maturity_max = 85
    days_to_maturity_from = DaysFrom.TRANSPLANT
    indoor_sow_weeks_before_last_frost_min = 6
    indoor_sow_weeks_before_last_frost_max = 8
    transplant_weeks_after_last_frost_min = 1
    transplant_weeks_after_last_frost_max = 3
    frost_tolerance = FrostTolerance.TENDER
    kill_temperature_c = 0
    sun = Sun.FULL
    sun_hours_min = 8
    soil_ph_min = 6.0
    soil_ph_max = 6.8
    water_need = WaterNeed.MEDIUM
    nutrient_demand = NutrientDemand.HEAVY
    height_cm = 150
    spread_cm = 60
    rotation_group = RotationGroup.SOLANACEAE
    confidence = Confidence.MEDIUM
    source_codes = "EXT"


class GerminationTemperatureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = GerminationTemperature

    plant = factory.SubFactory(PlantFactory)
    soil_temp_c = 20
    days_to_emergence = 8


class CompanionshipFactory(factory.django.DjangoModelFactory):
    """The two plants may be given in either order."""

    class Meta:
        model = Companionship

    plant_a = factory.SubFactory(PlantFactory)
    plant_b = factory.SubFactory(PlantFactory)
    effect = Effect.BENEFICIAL
    mechanism = "scent hides the crop from its pest"
    evidence_level = EvidenceLevel.TRIAL
    source = "Someone 2010 Journal 1:2"
    citation_checked = True

    @classmethod
    def _adjust_kwargs(cls, **kwargs) -> dict[str, object]:
        plants = sorted((kwargs["plant_a"], kwargs["plant_b"]), key=lambda plant: plant.pk)
        return kwargs | dict(zip(("plant_a", "plant_b"), plants, strict=True))


class CultivarFactory(factory.django.DjangoModelFactory):
    """It overrides nothing; with a figure give it a source."""

    class Meta:
        model = Cultivar

    plant = factory.SubFactory(PlantFactory)
    slug = factory.Sequence(lambda number: f"cultivar-{number}")
    name = factory.LazyAttribute(lambda cultivar: cultivar.slug.replace("-", " ").capitalize())


class PestFactory(factory.django.DjangoModelFactory):
    """`hosts` are plants."""

    class Meta:
        model = Pest
        skip_postgeneration_save = True

    name = factory.Sequence(lambda number: f"Beetle {number}")
    agent = "Leptinotarsa decemlineata"
    agent_type = AgentType.INSECT
    host_families = "Solanaceae"
    season = "summer"
    organic_controls = "hand picking; row cover"
    confidence = Confidence.MEDIUM

    @factory.post_generation
    def hosts(self, create: bool, plants: list[Plant] | None) -> None:
        if create and plants:
            self.host_plants.set(plants)
