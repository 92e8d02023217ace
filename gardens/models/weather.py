"""Weather of a cell of a tenth of a degree, shared by all places in it."""

from datetime import date, datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from compliance.clocks import TOLERANCE
from gardens.models.geography import ClimateNormals

# A cell is not asked for twice within this time, whatever became of the first answer.
FETCH_EVERY = timedelta(hours=6)
# However long a provider that is asked too often wants to be left alone.
LONGEST_WAIT = timedelta(days=1)
# How many due cells a worker looks at before it takes others' word that they are taken.
TRIED_AT_ONCE = 20


class WeatherCellQuerySet(models.QuerySet["WeatherCell"]):
    def in_use(self) -> Self:
        """Cells with a garden whose owner may sign in."""
        return self.filter(places__garden__owner__is_active=True).distinct()

    def due(self, at: datetime) -> Self:
        """Later than any provider asks us to wait says a clock that was ahead."""
        is_beyond = Q(next_fetch_at__gt=at + LONGEST_WAIT + TOLERANCE)
        return self.filter(Q(next_fetch_at__lte=at) | is_beyond)

    def claim(self, at: datetime) -> "WeatherCell | None":
        """One due cell, taken by moving its next fetch; of two workers only one moves it.

        Nothing has to be given back: a worker that dies leaves a cell that is due in six hours.
        """
        due = self.in_use().due(at).order_by("next_fetch_at", "pk").values_list("pk", flat=True)
        for pk in due[:TRIED_AT_ONCE]:
            one = self.filter(pk=pk)
            if one.due(at).update(next_fetch_at=at + FETCH_EVERY, fetching_since=at):
                return one.get()
        return None


class WeatherCell(models.Model):
    """A tenth of a degree, and where the fetching of its weather stands.

    Days are those of its time zone, which is that of the first place in it.
    """

    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    timezone = models.CharField(_("time zone"), max_length=40, default="UTC")
    next_fetch_at = models.DateTimeField(_("next fetch"), default=now, db_index=True)
    fetching_since = models.DateTimeField(_("being fetched since"), null=True, blank=True)
    fetched_at = models.DateTimeField(_("fetched"), null=True, blank=True, db_index=True)
    failures = models.PositiveSmallIntegerField(_("failures in a row"), default=0)
    last_error = models.CharField(_("last error"), max_length=200, blank=True, default="")

    objects = WeatherCellQuerySet.as_manager()

    class Meta:
        verbose_name = _("weather cell")
        verbose_name_plural = _("weather cells")
        ordering = ["latitude", "longitude"]
        constraints = [
            models.UniqueConstraint(
                fields=["latitude", "longitude"], name="gardens_weathercell_once"
            ),
            models.CheckConstraint(
                condition=Q(latitude__range=(-90, 90)) & Q(longitude__range=(-180, 180)),
                name="gardens_weathercell_position",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.latitude:.1f}, {self.longitude:.1f}"

    def today(self, at: datetime) -> date:
        return at.astimezone(ZoneInfo(self.timezone)).date()


class WeatherDay(models.Model):
    """One day of observed or forecast weather; a forecast is replaced as its day passes.

    `night_wind_m_s` (at 10 m) and `night_cloud_pct` are means of the hours before sunrise, when
    plants are coldest.
    """

    cell = models.ForeignKey(
        WeatherCell, verbose_name=_("cell"), on_delete=models.CASCADE, related_name="days"
    )
    on = models.DateField(_("day"), db_index=True)
    is_forecast = models.BooleanField(_("forecast"), default=False)
    tmin_c = models.FloatField(_("lowest temperature (°C)"), null=True, blank=True)
    tmax_c = models.FloatField(_("highest temperature (°C)"), null=True, blank=True)
    rain_mm = models.FloatField(_("rain (mm)"), null=True, blank=True)
    et0_mm = models.FloatField(_("reference evapotranspiration (mm)"), null=True, blank=True)
    srad_mj = models.FloatField(_("solar radiation (MJ/m²)"), null=True, blank=True)
    wind_max_m_s = models.FloatField(_("strongest wind (m/s)"), null=True, blank=True)
    night_wind_m_s = models.FloatField(_("wind at night (m/s)"), null=True, blank=True)
    night_cloud_pct = models.FloatField(_("cloud at night (%)"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=40)
    issued_at = models.DateTimeField(_("issued"))

    class Meta:
        verbose_name = _("day of weather")
        verbose_name_plural = _("days of weather")
        ordering = ["cell", "on"]
        constraints = [
            models.UniqueConstraint(fields=["cell", "on"], name="gardens_weatherday_once")
        ]

    def __str__(self) -> str:
        return f"{self.on}"


class WeatherHour(models.Model):
    """One hour of the last days or of the forecast, from `at` on."""

    cell = models.ForeignKey(
        WeatherCell, verbose_name=_("cell"), on_delete=models.CASCADE, related_name="hours"
    )
    at = models.DateTimeField(_("hour"), db_index=True)
    is_forecast = models.BooleanField(_("forecast"), default=False)
    temperature_c = models.FloatField(_("temperature (°C)"), null=True, blank=True)
    humidity_pct = models.FloatField(_("humidity (%)"), null=True, blank=True)
    rain_mm = models.FloatField(_("rain (mm)"), null=True, blank=True)
    wind_m_s = models.FloatField(_("wind (m/s)"), null=True, blank=True)
    cloud_pct = models.FloatField(_("cloud (%)"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=40)
    issued_at = models.DateTimeField(_("issued"))

    class Meta:
        verbose_name = _("hour of weather")
        verbose_name_plural = _("hours of weather")
        ordering = ["cell", "at"]
        constraints = [
            models.UniqueConstraint(fields=["cell", "at"], name="gardens_weatherhour_once")
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class WeatherArchive(ClimateNormals):
    """The climate of a cell as ten full years of daily weather show it."""

    cell = models.OneToOneField(
        WeatherCell,
        verbose_name=_("cell"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="archive",
    )
    first_year = models.PositiveSmallIntegerField(_("first year"))
    last_year = models.PositiveSmallIntegerField(_("last year"))
    source = models.CharField(_("source"), max_length=40)
    fetched_at = models.DateTimeField(_("fetched"))

    class Meta:
        verbose_name = _("weather archive")
        verbose_name_plural = _("weather archives")
        ordering = ["cell"]

    def __str__(self) -> str:
        return f"{self.first_year}–{self.last_year}"
