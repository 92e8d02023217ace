"""The words of the catalogue's columns."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.TextChoices):
    VEGETABLE = "vegetable", _("Vegetable")
    HERB = "herb", _("Herb")
    FRUIT = "fruit", _("Fruit")
    BERRY = "berry", _("Berry")
    FLOWER = "flower", _("Flower")
    COVER_CROP = "cover_crop", _("Cover crop")
    TREE = "tree", _("Tree")
    SHRUB = "shrub", _("Shrub")


class GrowthForm(models.TextChoices):
    HERB = "herb", _("Soft-stemmed")
    VINE = "vine", _("Climber")
    SUBSHRUB = "subshrub", _("Half-shrub")
    SHRUB = "shrub", _("Shrub")
    TREE = "tree", _("Tree")


class LifeCycle(models.TextChoices):
    ANNUAL = "annual", _("annual")
    BIENNIAL = "biennial", _("biennial")
    PERENNIAL = "perennial", _("perennial")
    PERENNIAL_AS_ANNUAL = "perennial_as_annual", _("perennial grown as an annual")
    BIENNIAL_AS_ANNUAL = "biennial_as_annual", _("biennial grown as an annual")


class FrostTolerance(models.TextChoices):
    TENDER = "tender", _("Tender")
    HALF_HARDY = "half-hardy", _("Half-hardy")
    HARDY = "hardy", _("Hardy")


class Sun(models.TextChoices):
    FULL = "full", _("Full sun")
    FULL_OR_PART = "full_or_part", _("Full sun or part shade")
    PART = "part", _("Part shade")
    SHADE = "shade", _("Shade")


class WaterNeed(models.TextChoices):
    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


class NutrientDemand(models.TextChoices):
    HEAVY = "heavy", _("Heavy")
    MEDIUM = "medium", _("Medium")
    LIGHT = "light", _("Light")
    NITROGEN_FIXER = "nitrogen_fixer", _("Fixes its own nitrogen")


class DaysFrom(models.TextChoices):
    SOWING = "sowing", _("from sowing")
    TRANSPLANT = "transplant", _("from planting out")
    PLANTING = "planting", _("from planting")


class RotationGroup(models.TextChoices):
    """Crops that should not follow each other; the values are keys of plants.agronomy."""

    ALLIUMS = "alliums", _("Onion family")
    ASTERS = "asters", _("Daisy family")
    BRASSICAS = "brassicas", _("Cabbage family")
    CHENOPODS = "chenopods", _("Beet and spinach")
    CUCURBITS = "cucurbits", _("Cucumber family")
    FLOWERS = "flowers", _("Flowers")
    GRASSES = "grasses", _("Grasses and cereals")
    LEGUMES = "legumes", _("Pea family")
    MISC = "misc", _("Other crops")
    PERENNIAL = "perennial", _("Perennials, not rotated")
    ROOTS = "roots", _("Other root crops")
    SOLANACEAE = "solanaceae", _("Nightshade family")
    UMBELLIFERS = "umbellifers", _("Carrot family")


class Confidence(models.TextChoices):
    HIGH = "high", _("High confidence")
    MEDIUM = "medium", _("Medium confidence")
    LOW = "low", _("Low confidence")


class Effect(models.TextChoices):
    BENEFICIAL = "beneficial", _("Good neighbour")
    ANTAGONISTIC = "antagonistic", _("Keep apart")


class EvidenceLevel(models.TextChoices):
    TRIAL = "trial", _("Field trial")
    EXTENSION = "extension", _("Advisory service")
    TRADITIONAL = "traditional", _("Folklore")


class Origin(models.TextChoices):
    """Whose value of a plant counts."""

    CATALOGUE = "catalogue", _("catalogue")
    CULTIVAR = "cultivar", _("cultivar")
    YOURS = "yours", _("yours")


class AgentType(models.TextChoices):
    INSECT = "insect", _("insect")
    MITE = "mite", _("mite")
    MOLLUSC = "mollusc", _("snail or slug")
    NEMATODE = "nematode", _("eelworm")
    FUNGUS = "fungus", _("fungus")
    OOMYCETE = "oomycete", _("water mould")
    BACTERIUM = "bacterium", _("bacterium")
    VIRUS = "virus", _("virus")
    PROTIST = "protist", _("protist")
    PHYSIOLOGICAL = "physiological", _("disorder of growth")


class UnitSystem(models.TextChoices):
    METRIC = "metric", _("Metric: centimetres, litres, degrees Celsius")
    IMPERIAL = "imperial", _("Imperial and US: inches, gallons, degrees Fahrenheit")
