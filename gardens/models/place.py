from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gardens.models.monthly import MonthlyField
from gardens.models.weather import WeatherCell
from plants.agronomy.frost import FrostDates
from plants.agronomy.risk_appetite import RiskAppetite
from plants.choices import Confidence

# docs/science.md 0.1: nearer the equator the rules of spring and autumn do not apply.
TROPICS_BELOW_DEGREES = 10
# The code in `climate_credit` of a climate that a weather archive gave.
ARCHIVE_CREDIT = "open-meteo"


class ClimateSource(models.TextChoices):
    STATION = "station", _("measured at a station")
    ARCHIVE = "archive", _("ten years of weather archive")
    CELL = "cell", _("estimated for the area")
    TYPED = "typed", _("frost dates of the gardener")
    ANSWERED = "answered", _("from two answers of the gardener")


class Precision(models.TextChoices):
    """How exactly a position is stored; towns and ZIP codes are as coarse as a region."""

    EXACT = "exact", _("Exact, as typed")
    KILOMETRE = "km", _("To about 1 km (0.01°)")
    REGION = "region", _("Town or region only (0.5°)")


class FrostAppetite(models.TextChoices):
    """How much frost the gardener risks; the values are those of plants.agronomy."""

    CAUTIOUS = RiskAppetite.CAUTIOUS.value, _("Cautious")
    NORMAL = RiskAppetite.NORMAL.value, _("Normal")
    BOLD = RiskAppetite.BOLD.value, _("Bold")


def day_of_year(label) -> models.SmallIntegerField:
    bounds = [MinValueValidator(1), MaxValueValidator(365)]
    return models.SmallIntegerField(label, null=True, blank=True, validators=bounds)


class Climate:
    """What follows from the columns of a place, also where they are read without it."""

    @property
    def is_southern(self) -> bool:
        return self.latitude < 0

    @property
    def frost_dates(self) -> FrostDates:
        return FrostDates(
            self.last_frost_p10,
            self.last_frost_p50,
            self.last_frost_p90,
            self.first_frost_p10,
            self.first_frost_p50,
            self.first_frost_p90,
        )

    @property
    def climate_label(self) -> str:
        """Whose averages these are; of typed coordinates only the page of the place tells more."""
        own = self.label if self.precision == Precision.REGION else gettext("your place")
        return self.climate_name or own


class Place(Climate, models.Model):
    """Where one garden grows, with the climate found for it when it was chosen.

    Days of the year count without leap days, south of the equator too. `last_frost_p90` is the
    day after which one year in ten still has a frost; an empty date is a frost that so many
    years do not have.
    """

    label = models.CharField(_("name"), max_length=120)
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    precision = models.CharField(
        _("precision"), max_length=8, choices=Precision, default=Precision.REGION
    )
    elevation_m = models.SmallIntegerField(_("height (m)"), null=True, blank=True)
    elevation_is_assumed = models.BooleanField(_("height is assumed"), default=False)
    country_code = models.CharField(_("country"), max_length=2, blank=True, default="")
    admin1_code = models.CharField(_("region"), max_length=8, blank=True, default="")
    timezone = models.CharField(_("time zone"), max_length=40, default="UTC")
    weather_cell = models.ForeignKey(
        WeatherCell,
        verbose_name=_("weather cell"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="places",
    )

    climate_source = models.CharField(_("climate"), max_length=12, choices=ClimateSource)
    climate_name = models.CharField(_("climate of"), max_length=80, blank=True, default="")
    climate_distance_km = models.FloatField(_("distance (km)"), null=True, blank=True)
    climate_height_difference_m = models.SmallIntegerField(
        _("difference in height (m)"),
        null=True,
        blank=True,
        help_text=_("Height of the garden above the place the climate was measured at."),
    )
    climate_confidence = models.CharField(_("confidence"), max_length=8, choices=Confidence)
    climate_credit = models.CharField(
        _("credit"),
        max_length=120,
        blank=True,
        default="",
        help_text=_("Codes of gardens/climate/credits.py, with blanks."),
    )
    tmin_c = MonthlyField(_("mean daily minimum (°C)"), null=True, blank=True)
    tmax_c = MonthlyField(_("mean daily maximum (°C)"), null=True, blank=True)
    tmin_sd_c = MonthlyField(_("spread of daily minima (°C)"), null=True, blank=True)
    rain_mm = MonthlyField(_("rain (mm a month)"), null=True, blank=True)
    srad_mj = MonthlyField(_("solar radiation (MJ/m² a day)"), null=True, blank=True)
    annual_extreme_min_c = models.FloatField(
        _("coldest night of a year (°C)"), null=True, blank=True
    )
    usda_zone = models.CharField(_("USDA zone"), max_length=3, blank=True, default="")
    last_frost_p10 = day_of_year(_("last frost, 10 %"))
    last_frost_p50 = day_of_year(_("last frost, 50 %"))
    last_frost_p90 = day_of_year(_("last frost, 90 %"))
    first_frost_p10 = day_of_year(_("first frost, 10 %"))
    first_frost_p50 = day_of_year(_("first frost, 50 %"))
    first_frost_p90 = day_of_year(_("first frost, 90 %"))
    is_frost_free = models.BooleanField(_("frost-free"), default=False)
    has_safe_date = models.BooleanField(
        _("has a frost-safe date"),
        default=True,
        help_text=_("Off where frost comes in summer too, in more than 1 year of 10."),
    )
    frost_appetite = models.CharField(
        _("risk of frost taken"),
        max_length=8,
        choices=FrostAppetite,
        default=FrostAppetite.NORMAL,
    )

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__range=(-90, 90)) & Q(longitude__range=(-180, 180)),
                name="gardens_place_position",
                violation_error_message=_(
                    "Latitude lies between −90 and 90, longitude between −180 and 180."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def hemisphere(self) -> str:
        return "south" if self.is_southern else "north"

    @property
    def is_tropical(self) -> bool:
        return abs(self.latitude) < TROPICS_BELOW_DEGREES

    @property
    def has_archive_normals(self) -> bool:
        """Its temperatures come from a weather archive, whoever named the frost dates."""
        return ARCHIVE_CREDIT in self.climate_credit.split()

    @property
    def mean_c(self) -> tuple[float, ...] | None:
        """Of each month."""
        if self.tmin_c is None or self.tmax_c is None:
            return None
        return tuple((low + high) / 2 for low, high in zip(self.tmin_c, self.tmax_c, strict=True))

    @property
    def is_estimate(self) -> bool:
        """A station may be too far away to be the garden's own."""
        return self.climate_confidence != Confidence.HIGH

    def today(self, now: datetime) -> date:
        """The date in the garden when the clock of the server reads `now`."""
        return self.local(now).date()

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self.timezone))

    def at(self, day: date, hour: time) -> datetime:
        """The moment when the clocks of the garden show that."""
        return datetime.combine(day, hour.replace(tzinfo=None), ZoneInfo(self.timezone))
