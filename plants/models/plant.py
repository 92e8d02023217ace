from collections.abc import Iterable, Sequence
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from plants import choices, drawings
from plants.agronomy.crop_figures import CropFigures
from plants.agronomy.windows import CropOffsets
from plants.models.edition import CatalogueQuerySet, CatalogueRow
from plants.names import SearchTextField

# Columns that come in pairs: both known and in order, or both unknown.
RANGES = (
    "germination_days",
    "days_to_maturity",
    "years_to_first_harvest",
    "indoor_sow_weeks_before_last_frost",
    "transplant_weeks_after_last_frost",
    "direct_sow_weeks_after_last_frost",
    "autumn_plant_weeks_before_first_frost",
    "usda_zone",
    "soil_ph",
    "rooting_depth",
    "yield_kg_per_plant",
    "hydroponic_ph",
    "hydroponic_ec",
)
# Numbers that every plant of the catalogue has.
LISTED = (
    *("spacing_in_row_cm", "spacing_between_rows_cm", "height_cm", "spread_cm"),
    *("kill_temperature_c", "sun_hours_min", "soil_ph_min", "soil_ph_max"),
)
UNIT_AFTER_BOUND = {"rooting_depth": "_m", "hydroponic_ec": "_ms_cm", "temp": "_c"}
CLOSEST_SINGLE_ROW_CM = 15
# What the short names of gardeners' own plants begin with; no file may use it.
OWN_SLUG = "own-"


def range_fields(name: str) -> tuple[str, str]:
    unit = UNIT_AFTER_BOUND.get(name, "")
    return f"{name}_min{unit}", f"{name}_max{unit}"


def number(label, lowest: float, highest: float, **presence: bool) -> models.FloatField:
    return models.FloatField(label, **_bounds(lowest, highest, **presence))


def whole(label, lowest: int, highest: int, **presence: bool) -> models.SmallIntegerField:
    return models.SmallIntegerField(label, **_bounds(lowest, highest, **presence))


def _bounds(
    lowest: float, highest: float, *, known: bool = False, listed: bool = False
) -> dict[str, object]:
    """`known`: every row has it. `listed`: the catalogue has it, a plant of one's own may not."""
    validators = [MinValueValidator(lowest), MaxValueValidator(highest)]
    return {"validators": validators, "null": not known, "blank": not (known or listed)}


def word(label, vocabulary: type[models.TextChoices], **options) -> models.CharField:
    return models.CharField(label, max_length=24, choices=vocabulary, **options)


def check_ranges(row: models.Model, names: Iterable[str]) -> None:
    faults = {}
    for fields in map(range_fields, names):
        lowest, highest = (getattr(row, field) for field in fields)
        if (lowest is None) != (highest is None) or (lowest is not None and lowest > highest):
            faults[fields[0]] = _("Give both ends of the range, the lower one first.")
    if faults:
        raise ValidationError(faults)


def range_constraints(names: Iterable[str], prefix: str) -> list[models.CheckConstraint]:
    return [
        models.CheckConstraint(condition=_in_order(*range_fields(name)), name=f"{prefix}_{name}")
        for name in names
    ]


def _in_order(lowest: str, highest: str) -> Q:
    """Both known: a comparison with NULL would let half a range pass."""
    known = Q(**{f"{lowest}__isnull": False, f"{highest}__isnull": False})
    unknown = Q(**{f"{lowest}__isnull": True, f"{highest}__isnull": True})
    return unknown | (known & Q(**{f"{highest}__gte": F(lowest)}))


class PlantQuerySet(CatalogueQuerySet):
    def of_catalogue(self) -> Self:
        return self.filter(is_own=False)

    def visible_to(self, reader) -> Self:
        """The catalogue and the reader's own plants (gardens.OwnPlant); a visitor has none."""
        if reader.pk is None:
            return self.of_catalogue()
        return self.filter(Q(is_own=False) | Q(ownplant__owner=reader.pk))

    def in_order(self, pks: Sequence[int]) -> list["Plant"]:
        """Those that are still there, in the order of their keys."""
        found = self.in_bulk(pks)
        return [found[pk] for pk in pks if pk in found]

    def woody(self) -> Self:
        """Trees and shrubs."""
        return self.filter(growth_form__in=(choices.GrowthForm.TREE, choices.GrowthForm.SHRUB))


class Plant(CatalogueRow):
    """A crop as the catalogue knows it, one row of data/plants.csv; or as one gardener does.

    A plant of one's own (`is_own`) is nobody else's business, and may lack any figure.
    """

    slug = models.SlugField(_("short name"), max_length=40, unique=True)
    common_name = models.CharField(_("common name"), max_length=60)
    botanical_name = models.CharField(_("botanical name"), max_length=80)
    cultivar_group = models.CharField(_("cultivar group"), max_length=60, blank=True, default="")
    family = models.CharField(
        _("family"), max_length=30, validators=[RegexValidator(r"^[A-Z][a-z]+aceae$")]
    )
    category = word(_("kind"), choices.Category)
    growth_form = word(_("growth form"), choices.GrowthForm)
    life_cycle = word(_("life cycle"), choices.LifeCycle)
    propagation = models.CharField(_("grown from"), max_length=20)
    spacing_in_row_cm = whole(_("apart in the row (cm)"), 1, 2000, listed=True)
    spacing_between_rows_cm = whole(_("between rows (cm)"), 5, 2500, listed=True)
    sowing_depth_cm = number(_("sowing or planting depth (cm)"), 0, 25)
    germination_days_min = whole(_("days to germinate, from"), 1, 730)
    germination_days_max = whole(_("days to germinate, to"), 1, 730)
    germination_temp_min_c = number(_("germinates from (°C)"), 0, 45)
    germination_temp_opt_c = number(_("germinates best at (°C)"), 0, 45)
    germination_temp_max_c = number(_("germinates up to (°C)"), 0, 45)
    days_to_maturity_min = whole(_("days to maturity, from"), 10, 2600)
    days_to_maturity_max = whole(_("days to maturity, to"), 10, 2600)
    days_to_maturity_from = word(_("days counted"), choices.DaysFrom, blank=True, default="")
    years_to_first_harvest_min = whole(_("years to first harvest, from"), 0, 20)
    years_to_first_harvest_max = whole(_("years to first harvest, to"), 0, 20)
    indoor_sow_weeks_before_last_frost_min = whole(_("sow indoors, last week"), 1, 20)
    indoor_sow_weeks_before_last_frost_max = whole(_("sow indoors, first week"), 1, 20)
    transplant_weeks_after_last_frost_min = whole(_("plant out, first week"), -10, 8)
    transplant_weeks_after_last_frost_max = whole(_("plant out, last week"), -10, 8)
    direct_sow_weeks_after_last_frost_min = whole(_("sow outside, first week"), -10, 10)
    direct_sow_weeks_after_last_frost_max = whole(_("sow outside, last week"), -10, 10)
    autumn_plant_weeks_before_first_frost_min = whole(_("plant in autumn, last week"), -10, 20)
    autumn_plant_weeks_before_first_frost_max = whole(_("plant in autumn, first week"), -10, 20)
    succession_interval_days = whole(_("sow again after (days)"), 5, 60)
    frost_tolerance = word(_("frost tolerance"), choices.FrostTolerance)
    kill_temperature_c = number(_("killed at (°C)"), -60, 5, listed=True)
    usda_zone_min = whole(_("coldest USDA zone"), 1, 13)
    usda_zone_max = whole(_("warmest USDA zone"), 1, 13)
    sun = word(_("sun"), choices.Sun)
    sun_hours_min = number(_("sun, at least (hours a day)"), 0, 12, listed=True)
    soil_ph_min = number(_("soil pH, from"), 3, 9, listed=True)
    soil_ph_max = number(_("soil pH, to"), 3, 9, listed=True)
    water_need = word(_("water need"), choices.WaterNeed)
    kc_ini = number(_("crop coefficient, start"), 0.2, 1.3)
    kc_mid = number(_("crop coefficient, middle"), 0.2, 1.3)
    kc_end = number(_("crop coefficient, end"), 0.2, 1.3)
    stage_ini_days = whole(_("first stage (days)"), 1, 200)
    stage_dev_days = whole(_("development stage (days)"), 1, 200)
    stage_mid_days = whole(_("middle stage (days)"), 1, 700)
    stage_late_days = whole(_("late stage (days)"), 0, 130)
    rooting_depth_min_m = number(_("rooting depth, from (m)"), 0.1, 3.5)
    rooting_depth_max_m = number(_("rooting depth, to (m)"), 0.1, 3.5)
    depletion_fraction_p = number(_("depletion fraction p"), 0.1, 0.9)
    fao56_crop = models.CharField(_("row of FAO-56"), max_length=80, blank=True, default="")
    gdd_base_c = number(_("base temperature (°C)"), 0, 20)
    nutrient_demand = word(_("nutrient demand"), choices.NutrientDemand)
    removal_n_kg_per_t = number(_("nitrogen removed (kg per t)"), 0.1, 80)
    removal_p2o5_kg_per_t = number(_("phosphate P₂O₅ removed (kg per t)"), 0.1, 40)
    removal_k2o_kg_per_t = number(_("potash K₂O removed (kg per t)"), 0.1, 60)
    height_cm = whole(_("height (cm)"), 5, 5000, listed=True)
    spread_cm = whole(_("spread (cm)"), 3, 3000, listed=True)
    seed_viability_years = number(_("seed keeps (years)"), 0, 10)
    rotation_group = word(_("rotation group"), choices.RotationGroup)
    yield_kg_per_m_row = number(_("yield (kg per m of row)"), 0.05, 10)
    yield_kg_per_plant_min = number(_("yield of a plant, from (kg)"), 0.05, 200)
    yield_kg_per_plant_max = number(_("yield of a plant, to (kg)"), 0.05, 200)
    hydroponic_ph_min = number(_("hydroponic pH, from"), 4, 8)
    hydroponic_ph_max = number(_("hydroponic pH, to"), 4, 8)
    hydroponic_ec_min_ms_cm = number(_("hydroponic EC, from (mS/cm)"), 0.2, 6)
    hydroponic_ec_max_ms_cm = number(_("hydroponic EC, to (mS/cm)"), 0.2, 6)
    confidence = word(_("confidence"), choices.Confidence)
    source_codes = models.CharField(
        _("sources"), max_length=120, help_text=_("Codes of plants/sources.py, with blanks.")
    )
    is_own = models.BooleanField(_("a gardener's own"), default=False, editable=False)
    search_text = SearchTextField(sources=("common_name", "botanical_name", "slug"))

    objects = PlantQuerySet.as_manager()

    class Meta:
        verbose_name = _("plant")
        verbose_name_plural = _("plants")
        ordering = ["common_name", "pk"]
        indexes = [models.Index(fields=["category", "common_name"], name="plants_plant_category")]
        constraints = [
            *range_constraints(RANGES, "plants_plant"),
            models.UniqueConstraint(
                fields=["common_name"],
                condition=Q(is_own=False),
                name="plants_plant_name",
                violation_error_message=_("The catalogue has a plant of this name already."),
            ),
            models.CheckConstraint(
                condition=Q(is_own=True) | Q(**{f"{name}__isnull": False for name in LISTED}),
                name="plants_plant_listed",
                violation_error_message=_("Every plant of the catalogue has these figures."),
            ),
        ]

    def __str__(self) -> str:
        return self.common_name

    def get_absolute_url(self) -> str:
        return reverse("plants:plant-detail", args=[self.slug])

    def clean(self) -> None:
        check_ranges(self, RANGES)

    @property
    def latin_name(self) -> str:
        return f"{self.botanical_name} {self.cultivar_group}".strip()

    @property
    def words(self) -> list[str | Promise]:
        """Kind, light and frost for a list; `get_…_display` is ten times slower."""
        said = (
            (choices.Category, self.category),
            (choices.Sun, self.sun),
            (choices.FrostTolerance, self.frost_tolerance),
        )
        return [vocabulary(value).label for vocabulary, value in said if value]

    @property
    def block_row_spacing_cm(self) -> int | None:
        """Between rows of a bed worked by hand, without paths; field rows are for machines."""
        apart = self.spacing_in_row_cm
        if apart is None or apart >= CLOSEST_SINGLE_ROW_CM:
            return apart
        return min(self.spacing_between_rows_cm or 3 * apart, 3 * apart)

    @property
    def crop_figures(self) -> CropFigures:
        return CropFigures(
            category=self.category,
            life_cycle=self.life_cycle,
            frost_tolerance=self.frost_tolerance,
            kill_temp_c=self.kill_temperature_c,
            usda_zone_min=self.usda_zone_min,
            days_to_maturity=self._range("days_to_maturity"),
            days_counted_from=self.days_to_maturity_from,
            germination_days=self._range("germination_days"),
            indoor_weeks=self._range("indoor_sow_weeks_before_last_frost"),
            transplant_weeks=self._range("transplant_weeks_after_last_frost"),
            direct_weeks=self._range("direct_sow_weeks_after_last_frost"),
            autumn_weeks=self._range("autumn_plant_weeks_before_first_frost"),
            succession_interval_days=self.succession_interval_days,
        )

    @property
    def crop_offsets(self) -> CropOffsets:
        return self.crop_figures.offsets

    def _range(self, name: str) -> tuple[int, int] | None:
        fewest, most = (getattr(self, field) for field in range_fields(name))
        return None if fewest is None else (fewest, most)

    @property
    def glyph(self) -> str:
        return drawings.glyph(self.slug, self.family, self.growth_form)

    @property
    def rosette(self) -> str:
        return drawings.rosette(self.slug, self.family, self.growth_form)
