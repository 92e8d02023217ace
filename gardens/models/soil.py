"""What a laboratory or a kit found in the soil of a bed, and what was given to it."""

from datetime import date
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from compliance.fields import ScreenedCharField
from gardens.models.garden import Garden
from gardens.models.land import Bed, Texture
from gardens.models.record import book_entry
from plants.agronomy.amendments import PRODUCTS, weight_g
from plants.agronomy.nutrients import Nutrients, brought_g
from plants.agronomy.salinity import EcIn

DEEPEST_SAMPLE_CM = 100
# What no soil exceeds, in mg/kg.
MOST_NITRATE_N, MOST_PHOSPHORUS, MOST_POTASSIUM = 1000, 3000, 10_000
MOST_EC, MOST_CEC = 50, 200
LEAST_BUFFER_PH, MOST_BUFFER_PH = 4.0, 7.0
MOST_AMENDMENT_KG, MOST_AMENDMENT_L = 5000, 10_000
PH_MESSAGE = _("Soil pH lies between 2 and 11; check the reading.")


class NitrateMethod(models.TextChoices):
    KCL = "kcl", _("Potassium chloride (KCl)")
    WATER = "water", _("Water or test strip")
    OTHER = "other", _("Another method")


class PhosphorusMethod(models.TextChoices):
    """Extractants; the values are keys of plants.agronomy.nutrient_needs."""

    OLSEN = "olsen", _("Olsen (bicarbonate)")
    MEHLICH_3 = "mehlich_3", _("Mehlich-3, colorimetric")
    MEHLICH_3_ICP = "mehlich_3_icp", _("Mehlich-3, ICP")
    BRAY_1 = "bray_1", _("Bray P1")
    OTHER = "other", _("Another extractant")


class PotassiumMethod(models.TextChoices):
    AMMONIUM_ACETATE = "ammonium_acetate", _("Ammonium acetate")
    AMMONIUM_NITRATE = "ammonium_nitrate", _("Ammonium nitrate")
    MEHLICH_3 = "mehlich_3", _("Mehlich-3")
    OTHER = "other", _("Another extractant")


class EcMethod(models.TextChoices):
    PASTE = EcIn.PASTE.value, _("Saturated paste (ECe)")
    ONE_TO_FIVE = EcIn.ONE_TO_FIVE.value, _("1 part soil, 5 parts water")
    ONE_TO_TWO = EcIn.ONE_TO_TWO.value, _("1 part soil, 2 parts water")


class SoilTestQuerySet(models.QuerySet["SoilTest"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(garden__owner=gardener)

    def until(self, on: date) -> Self:
        """The latest first; of two of one day the later entry."""
        return self.filter(tested_on__lte=on).order_by("-tested_on", "-pk")


def _measured(label, most: float, least: float = 0) -> models.FloatField:
    words = _("Enter {least} to {most}, or leave it empty; check the unit.")
    message = format_lazy(words, least=least, most=most)
    return models.FloatField(
        label,
        null=True,
        blank=True,
        validators=[
            MinValueValidator(least, message=message),
            MaxValueValidator(most, message=message),
        ],
    )


def _named(label, choices) -> models.CharField:
    return models.CharField(label, max_length=20, choices=choices, blank=True, default="")


class SoilTest(models.Model):
    """Nutrients in mg/kg of the element, whatever the laboratory printed."""

    garden = models.ForeignKey(Garden, on_delete=models.CASCADE, related_name="soil_tests")
    bed = models.ForeignKey(
        Bed, verbose_name=_("bed"), on_delete=models.CASCADE, related_name="soil_tests"
    )
    event = book_entry("soil_test")
    tested_on = models.DateField(_("tested on"))
    lab = ScreenedCharField(_("laboratory or kit"), max_length=80, blank=True, default="")
    depth_from_cm = _measured(_("sampled from (cm)"), DEEPEST_SAMPLE_CM)
    depth_to_cm = _measured(_("sampled to (cm)"), DEEPEST_SAMPLE_CM)
    texture = _named(_("soil texture"), Texture)
    ph = models.FloatField(
        _("pH"),
        validators=[
            MinValueValidator(2, message=PH_MESSAGE),
            MaxValueValidator(11, message=PH_MESSAGE),
        ],
    )
    buffer_ph = _measured(_("Mehlich buffer pH"), MOST_BUFFER_PH, LEAST_BUFFER_PH)
    has_free_carbonate = models.BooleanField(
        _("fizzes with vinegar"),
        default=False,
        help_text=_("A spoon of dry soil that fizzes holds free carbonate."),
    )
    nitrate_n_mg_kg = _measured(_("nitrate nitrogen (mg/kg N)"), MOST_NITRATE_N)
    nitrate_method = _named(_("method"), NitrateMethod)
    phosphorus_mg_kg = _measured(_("phosphorus (mg/kg P)"), MOST_PHOSPHORUS)
    phosphorus_method = _named(_("extractant"), PhosphorusMethod)
    potassium_mg_kg = _measured(_("potassium (mg/kg K)"), MOST_POTASSIUM)
    potassium_method = _named(_("extractant"), PotassiumMethod)
    organic_matter_pct = _measured(_("organic matter (%)"), 100)
    ec_ds_m = _measured(_("electrical conductivity (dS/m)"), MOST_EC)
    ec_method = _named(_("measured in"), EcMethod)
    cec_meq_100g = _measured(_("cation exchange capacity (meq/100 g)"), MOST_CEC)

    objects = SoilTestQuerySet.as_manager()

    class Meta:
        verbose_name = _("soil test")
        verbose_name_plural = _("soil tests")
        ordering = ["-tested_on", "-pk"]
        indexes = [
            models.Index(
                fields=["garden", "bed", "-tested_on", "-id"], name="gardens_soiltest_last"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ph__gte=2) & Q(ph__lte=11),
                name="gardens_soiltest_ph",
                violation_error_message=PH_MESSAGE,
            ),
            models.CheckConstraint(
                condition=Q(depth_from_cm__isnull=True, depth_to_cm__isnull=True)
                | Q(depth_from_cm__isnull=False, depth_to_cm__isnull=False)
                & Q(depth_from_cm__gte=0, depth_to_cm__gt=F("depth_from_cm")),
                name="gardens_soiltest_depth",
                violation_error_message=_("Give both depths, the deeper one second, or neither."),
            ),
        ]

    def __str__(self) -> str:
        return f"pH {self.ph:g}"

    @property
    def layer_cm(self) -> float | None:
        """How thick the sampled layer is."""
        return None if self.depth_to_cm is None else self.depth_to_cm - self.depth_from_cm


class ProductName(models.TextChoices):
    """The values are keys of plants.agronomy.amendments."""

    LIMESTONE = "limestone", _("Ground limestone")
    HYDRATED_LIME = "hydrated_lime", _("Hydrated lime")
    BURNT_LIME = "burnt_lime", _("Burnt lime")
    SULFUR = "sulfur", _("Elemental sulfur")
    COMPOST = "compost", _("Garden compost")
    CATTLE_MANURE = "cattle_manure", _("Cattle manure, rotted")
    POULTRY_PELLETS = "poultry_pellets", _("Poultry manure pellets")
    BLOOD_MEAL = "blood_meal", _("Blood meal")
    FEATHER_MEAL = "feather_meal", _("Feather meal")
    AMMONIUM_SULFATE = "ammonium_sulfate", _("Ammonium sulfate")
    BONE_MEAL = "bone_meal", _("Bone meal")
    SUPERPHOSPHATE = "superphosphate", _("Triple superphosphate")
    POTASSIUM_SULFATE = "potassium_sulfate", _("Potassium sulfate")


class ReleaseKind(models.TextChoices):
    """How fast crops reach what is in it; the values are keys of plants.agronomy.nutrients."""

    MINERAL = "mineral", _("Mineral, dissolves at once")
    COMPOST = "compost", _("Compost")
    MANURE = "manure", _("Farmyard manure")
    POULTRY_PELLETS = "poultry_pellets", _("Poultry manure")
    BLOOD_MEAL = "blood_meal", _("Blood meal")
    BONE_MEAL = "bone_meal", _("Bone meal")
    FEATHER_MEAL = "feather_meal", _("Feather meal, horn")


class AmendmentQuerySet(models.QuerySet["Amendment"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(garden__owner=gardener)


class Amendment(models.Model):
    """A product given to a bed, by weight or by volume; its analysis is that of the day.

    Without `kind` or analysis nobody knows what it brings.
    """

    garden = models.ForeignKey(Garden, on_delete=models.CASCADE, related_name="amendments")
    bed = models.ForeignKey(
        Bed, verbose_name=_("bed"), on_delete=models.CASCADE, related_name="amendments"
    )
    event = book_entry("amendment")
    spread_on = models.DateField(_("spread on"))
    product = _named(_("product"), ProductName)
    name = ScreenedCharField(_("name of your own product"), max_length=80, blank=True, default="")
    amount_g = models.FloatField(_("weight (g)"), null=True, blank=True)
    amount_l = models.FloatField(_("volume (L)"), null=True, blank=True)
    kg_per_l = _measured(_("weight of a litre (kg)"), 3, 0.05)
    n_pct = _measured(_("N (%)"), 100)
    p2o5_pct = _measured(_("P₂O₅ (%)"), 100)
    k2o_pct = _measured(_("K₂O (%)"), 100)
    kind = _named(_("how fast it acts"), ReleaseKind)

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ["-spread_on", "-pk"]
        indexes = [
            models.Index(fields=["garden", "bed", "-spread_on"], name="gardens_amendment_last")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_g__isnull=False, amount_g__gt=0, amount_l__isnull=True)
                | Q(amount_l__isnull=False, amount_l__gt=0, amount_g__isnull=True),
                name="gardens_amendment_amount",
                violation_error_message=_("Give the weight or the volume, not both."),
            ),
            models.CheckConstraint(
                condition=~Q(product="") | ~Q(name=""),
                name="gardens_amendment_named",
                violation_error_message=_("Choose a product, or name your own."),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return self.get_product_display() if self.product else self.name

    @property
    def mends(self) -> str:
        """What it is given for; of an own product that is not known."""
        return PRODUCTS[self.product].mends if self.product else ""

    @property
    def is_of_ph(self) -> bool:
        return self.mends in ("lime", "sulfur")

    @property
    def weight_g(self) -> float | None:
        return weight_g(self.amount_g, self.amount_l, self.kg_per_l)

    @property
    def brought_g(self) -> Nutrients | None:
        """What crops reach of it in the first year; None where that is not known."""
        analysis_pct = (self.n_pct, self.p2o5_pct, self.k2o_pct)
        return brought_g(self.weight_g, analysis_pct, self.kind)
