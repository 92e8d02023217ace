"""What a gardener knows of the water of a bed: what brings it, rain and moisture measured."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Count, F, Q, Sum
from django.utils.translation import gettext_lazy as _

from gardens.models.garden import Garden
from gardens.models.land import Bed, WateringMethod
from gardens.models.record import book_entry
from gardens.models.seasons import season_of
from plants.agronomy.emitters import drip_flow_l_h, sprinkler_flow_l_h

MOST_RAIN_MM = 500
MOST_MOISTURE_PCT = 70


class Emitter(models.Model):
    """What brings the water to a bed; only the figures of its way of watering count."""

    bed = models.OneToOneField(
        Bed,
        verbose_name=_("bed"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="emitter",
    )
    line_m = models.FloatField(_("drip line (m)"), null=True, blank=True)
    line_l_h_m = models.FloatField(_("flow of the line (L/h per m)"), null=True, blank=True)
    drippers = models.PositiveSmallIntegerField(_("single drippers"), null=True, blank=True)
    dripper_l_h = models.FloatField(_("flow of a dripper (L/h)"), null=True, blank=True)
    sprinkler_mm_h = models.FloatField(_("sprinkler (mm/h)"), null=True, blank=True)
    can_l = models.FloatField(_("watering can (L)"), null=True, blank=True)

    class Meta:
        verbose_name = _("emitter")
        verbose_name_plural = _("emitters")

    def __str__(self) -> str:
        return str(self.bed)

    def flow_l_h(self, bed: Bed) -> float | None:
        """Of the whole bed; None where it is not known, or a can has none."""
        if bed.watering_method == WateringMethod.DRIP:
            figures = (self.line_m, self.line_l_h_m, self.drippers, self.dripper_l_h)
            return drip_flow_l_h(*(figure or 0 for figure in figures)) or None
        if bed.watering_method == WateringMethod.SPRINKLER and self.sprinkler_mm_h:
            return sprinkler_flow_l_h(self.sprinkler_mm_h, bed.area_m2)
        return None


class RainDayQuerySet(models.QuerySet["RainDay"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(garden__owner=gardener)


class RainDay(models.Model):
    """Rain in the gardener's gauge; it counts before that of the weather."""

    garden = models.ForeignKey(
        Garden, verbose_name=_("garden"), on_delete=models.CASCADE, related_name="rain_days"
    )
    event = book_entry("rain_day")
    fallen_on = models.DateField(_("day"))
    rain_mm = models.FloatField(_("rain (mm)"))

    objects = RainDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("rain of a day")
        verbose_name_plural = _("rain of days")
        ordering = ["-fallen_on"]
        constraints = [
            models.UniqueConstraint(fields=["garden", "fallen_on"], name="gardens_rainday_once"),
            models.CheckConstraint(
                condition=Q(rain_mm__range=(0, MOST_RAIN_MM)), name="gardens_rainday_amount"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fallen_on}"


class SoilFeel(models.TextChoices):
    """The values are keys of plants.agronomy.soil_water.FEEL_SHARES."""

    DRY = "dry", _("Dry: loose and powdery, or hard and cracked")
    SLIGHTLY_MOIST = "slightly_moist", _("Slightly moist: a weak ball that falls apart")
    MOIST = "moist", _("Moist: a ball that holds together, fingers are damp")
    WET = "wet", _("Wet: a firm ball that leaves water on the fingers")
    FULL = "full", _("Full: squeezed, it leaves a wet outline on the hand")


class MoistureReadingQuerySet(models.QuerySet["MoistureReading"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(garden__owner=gardener)


class MoistureReading(models.Model):
    """Moisture of a bed's soil, by a meter or by feel, in the morning and before watering."""

    garden = models.ForeignKey(
        Garden, verbose_name=_("garden"), on_delete=models.CASCADE, related_name="moisture_readings"
    )
    bed = models.ForeignKey(
        Bed, verbose_name=_("bed"), on_delete=models.CASCADE, related_name="moisture_readings"
    )
    event = book_entry("moisture_reading")
    measured_on = models.DateField(_("measured on"))
    moisture_pct = models.FloatField(_("moisture (% by volume)"), null=True, blank=True)
    feel = models.CharField(
        _("how it feels"), max_length=16, choices=SoilFeel, blank=True, default=""
    )

    objects = MoistureReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("moisture reading")
        verbose_name_plural = _("moisture readings")
        ordering = ["-measured_on"]
        constraints = [
            models.UniqueConstraint(fields=["bed", "measured_on"], name="gardens_moisture_once"),
            models.CheckConstraint(
                condition=Q(moisture_pct__isnull=True) & ~Q(feel="")
                | Q(moisture_pct__range=(0, MOST_MOISTURE_PCT), feel=""),
                name="gardens_moisture_one_way",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measured_on}"


class WaterUseQuerySet(models.QuerySet["WaterUse"]):
    def keep(self, rows: Iterable["WaterUse"]) -> None:
        """Write what is new or was reckoned anew; two statements, or one if all is known."""
        by_day = {(row.bed_id, row.on): row for row in rows}
        if not by_day:
            return
        beds, first_on = {bed for bed, _ in by_day}, min(on for _, on in by_day)
        for bed, on, *known in self.filter(bed__in=beds, on__gte=first_on).values_list(
            "bed", "on", *WaterUse.AMOUNTS
        ):
            if (row := by_day.get((bed, on))) and row.amounts == known:
                del by_day[bed, on]
        self.bulk_create(
            [row for _, row in sorted(by_day.items())],
            update_conflicts=True,
            unique_fields=["bed", "on"],
            update_fields=list(WaterUse.AMOUNTS),
        )

    def by_season(self, garden: Garden) -> Self:
        """A row for each planting and season of the days on which it stood: one query."""
        is_there = Q(bed__plantings__ended_on__isnull=True) | Q(
            bed__plantings__ended_on__gte=F("on")
        )
        stood = Q(bed__plantings__started_on__lte=F("on")) & is_there
        return (
            self.filter(stood, bed__garden=garden)
            .values(planting=F("bed__plantings"), season=season_of("on", garden))
            .annotate(possible=Sum("possible_mm"), actual=Sum("actual_mm"), days=Count("pk"))
            .order_by("season", "planting")
        )


class WaterUse(models.Model):
    """What the crops of a bed could have used on a day, and what its soil let them have."""

    AMOUNTS = ("possible_mm", "actual_mm")

    bed = models.ForeignKey(
        Bed, verbose_name=_("bed"), on_delete=models.CASCADE, related_name="water_uses"
    )
    on = models.DateField(_("day"))
    possible_mm = models.FloatField(_("possible use (mm)"))
    actual_mm = models.FloatField(_("actual use (mm)"))

    objects = WaterUseQuerySet.as_manager()

    class Meta:
        verbose_name = _("water use of a day")
        verbose_name_plural = _("water use of days")
        ordering = ["-on"]
        constraints = [
            models.UniqueConstraint(fields=["bed", "on"], name="gardens_wateruse_once"),
            models.CheckConstraint(
                condition=Q(actual_mm__gte=0, possible_mm__gte=F("actual_mm")),
                name="gardens_wateruse_amounts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on}"

    @property
    def amounts(self) -> list[float]:
        return [self.possible_mm, self.actual_mm]
