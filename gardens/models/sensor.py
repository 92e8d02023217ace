"""Devices that measure, what they have said, and the hours and days it is summed up in."""

from collections.abc import Iterable
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.fields import ScreenedCharField
from gardens.models.calendar_feed import digest_of
from gardens.models.garden import Garden
from gardens.models.land import Bed
from gardens.sensors.checking import LONGEST_QUOTE, Fault
from gardens.sensors.quantities import Measure, Quantity


class DeviceQuerySet(models.QuerySet["Device"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(garden__owner=gardener)

    def of_token(self, token: str) -> Self:
        """Compared by digest, so that the time it takes tells nothing of the token."""
        return self.filter(token_digest=digest_of(token), garden__owner__is_active=True)

    def with_place(self) -> Self:
        return self.select_related("bed", "garden__place")


class Device(models.Model):
    """What sends readings, by its token or in a file; of one bed, or else of the whole garden.

    Only the digest of its token is kept, so the token is shown once. `token_number` counts the
    changes of the token. `news_at` is when it last said something new that advice depends on.
    """

    garden = models.ForeignKey(
        Garden, verbose_name=_("garden"), on_delete=models.CASCADE, related_name="devices"
    )
    bed = models.ForeignKey(
        Bed,
        verbose_name=_("where it measures"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="devices",
    )
    name = ScreenedCharField(_("name"), max_length=60)
    token_digest = models.CharField(_("digest of the token"), max_length=64, unique=True)
    token_number = models.PositiveIntegerField(_("number of the token"), default=1)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    last_seen_at = models.DateTimeField(_("last heard of"), null=True, blank=True)
    news_at = models.DateTimeField(_("last news for advice"), null=True, blank=True)

    objects = DeviceQuerySet.as_manager()

    class Meta:
        verbose_name = _("measuring device")
        verbose_name_plural = _("measuring devices")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("gardens:device-detail", args=[self.garden_id, self.pk])

    @property
    def is_revoked(self) -> bool:
        return self.revoked_at is not None


class SensorQuerySet(models.QuerySet["Sensor"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(device__garden__owner=gardener)

    def at(self, place: Garden | Bed) -> Self:
        """Those of a bed; of a garden those that stand in no bed."""
        if isinstance(place, Bed):
            return self.filter(device__bed=place)
        return self.filter(device__garden=place, device__bed=None)

    def with_latest(self, at: datetime) -> Self:
        """The newest reading up to then, looked up in the index whatever the number of readings."""
        newest = (
            SensorReading.objects.filter(sensor=models.OuterRef("pk"), measured_at__lte=at)
            .order_by("-measured_at")
            .values("measured_at", "value")
        )
        return self.annotate(
            latest_at=models.Subquery(newest.values("measured_at")[:1]),
            latest_value=models.Subquery(newest.values("value")[:1]),
        )


class Sensor(models.Model):
    """One quantity that a device measures."""

    device = models.ForeignKey(
        Device, verbose_name=_("device"), on_delete=models.CASCADE, related_name="sensors"
    )
    quantity = models.CharField(_("what it measures"), max_length=24, choices=Quantity)

    objects = SensorQuerySet.as_manager()

    class Meta:
        verbose_name = _("sensor")
        verbose_name_plural = _("sensors")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["device", "quantity"], name="gardens_sensor_once")
        ]

    def __str__(self) -> str:
        return self.get_quantity_display()

    def get_absolute_url(self) -> str:
        return reverse("gardens:sensor-detail", args=[self.device.garden_id, self.pk])

    @property
    def measure(self) -> Measure:
        return Quantity(self.quantity).measure


class SensorReading(models.Model):
    """One value in the unit that is stored; kept for a time, then only its hour and day are."""

    sensor = models.ForeignKey(
        Sensor,
        verbose_name=_("sensor"),
        on_delete=models.CASCADE,
        related_name="readings",
        db_index=False,
    )
    measured_at = models.DateTimeField(_("measured"))
    value = models.FloatField(_("value"))

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = ["-pk"]
        # The only index beside the key: a sensor's latest reading is its last entry.
        constraints = [
            models.UniqueConstraint(
                fields=["sensor", "measured_at"], name="gardens_sensorreading_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.value:g}"


class SensorSummaryQuerySet(models.QuerySet["SensorSummary"]):
    def stale(self) -> Self:
        return self.filter(is_stale=True)

    def mark(self, spans: Iterable[tuple[int, datetime, datetime]]) -> None:
        """Stale, of a sensor from a start to an end; one statement, always in the same order."""
        self.bulk_create(
            [
                self.model(sensor_id=pk, start=start, end=end)
                for pk, start, end in sorted(set(spans))
            ],
            update_conflicts=True,
            unique_fields=["sensor", "start"],
            update_fields=["is_stale"],
        )

    def counted(self, sensor: Sensor, start: datetime, end: datetime) -> Self:
        """Those that begin in this time and hold readings, in order."""
        inside = self.filter(sensor=sensor, start__gte=start, start__lt=end, count__gt=0)
        return inside.order_by("start")


class SensorSummary(models.Model):
    """The readings from `start` up to `end`; stale until what came since is counted in."""

    sensor = models.ForeignKey(
        Sensor,
        verbose_name=_("sensor"),
        on_delete=models.CASCADE,
        related_name="%(class)ss",
        db_index=False,
    )
    start = models.DateTimeField(_("from"))
    end = models.DateTimeField(_("until"))
    low = models.FloatField(_("lowest"), default=0)
    high = models.FloatField(_("highest"), default=0)
    total = models.FloatField(_("sum"), default=0)
    count = models.PositiveIntegerField(_("readings"), default=0)
    is_stale = models.BooleanField(_("stale"), default=True)

    objects = SensorSummaryQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["sensor", "start"]
        constraints = [
            models.UniqueConstraint(fields=["sensor", "start"], name="gardens_%(class)s_once")
        ]
        indexes = [
            models.Index(
                fields=["sensor", "start"],
                condition=Q(is_stale=True),
                name="gardens_%(class)s_stale",
            )
        ]

    def __str__(self) -> str:
        return f"{self.start:%Y-%m-%d %H:%M}"

    @property
    def mean(self) -> float:
        return self.total / max(1, self.count)


class SensorHour(SensorSummary):
    class Meta(SensorSummary.Meta):
        verbose_name = _("hour of readings")
        verbose_name_plural = _("hours of readings")


class SensorDay(SensorSummary):
    class Meta(SensorSummary.Meta):
        verbose_name = _("day of readings")
        verbose_name_plural = _("days of readings")


class RejectedReading(models.Model):
    """What a device sent and why it was not taken; the newest of each device are kept."""

    device = models.ForeignKey(
        Device, verbose_name=_("device"), on_delete=models.CASCADE, related_name="rejected"
    )
    received_at = models.DateTimeField(_("received"))
    # A value of gardens.sensors.checking.Fault.
    reason = models.CharField(_("reason"), max_length=20)
    content = models.CharField(_("what was sent"), max_length=LONGEST_QUOTE)

    class Meta:
        verbose_name = _("rejected reading")
        verbose_name_plural = _("rejected readings")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.reason

    @property
    def sentence(self) -> str:
        return Fault(self.reason).label
