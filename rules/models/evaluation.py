from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compliance.clocks import long_ago
from compliance.models import Switch
from gardens.models import Device, Garden, Place

RING_AGAIN_AFTER = timedelta(seconds=20)
# What is older than this was followed by the new day, whatever stood still meanwhile.
FOLLOWS_FOR = timedelta(days=1)
# A device that reports every minute does not ask for advice as often.
FOLLOWS_READINGS_EVERY = timedelta(minutes=10)


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    def request(self, garden_id: int) -> None:
        """Ask for an evaluation; the caller's transaction decides whether it was asked.

        The first request of a garden may meet another's row while it waits to insert its own;
        it is counted all the same, since the count comes after the row.
        """
        one = self.filter(garden_id=garden_id)
        if not one.request_all():
            self.bulk_create(
                [Evaluation(garden_id=garden_id, requested_at=timezone.now())],
                ignore_conflicts=True,
            )
            one.request_all()

    def request_all(self) -> int:
        """Ask for an evaluation of all these gardens in one statement."""
        return self.update(revision=F("revision") + 1, requested_at=timezone.now())

    def due_for_a_new_day(self, now: datetime) -> Self:
        """Gardens of active owners whose local day has turned since they were evaluated."""
        zones: dict[date, list[str]] = defaultdict(list)
        for zone in Place.objects.order_by().values_list("timezone", flat=True).distinct():
            zones[now.astimezone(ZoneInfo(zone)).date()].append(zone)
        has_turned = Q(pk__in=[])
        for today, names in zones.items():
            # Tomorrow is what a clock said that was ahead.
            is_another = Q(evaluated_on__lt=today) | Q(evaluated_on__gt=today)
            has_turned |= Q(is_another, garden__place__timezone__in=names)
        return self.filter(has_turned, garden__owner__is_active=True)

    def behind_the_weather(self, now: datetime) -> Self:
        """Gardens of active owners whose cell was fetched since they were last asked for."""
        return self.filter(
            garden__place__weather_cell__fetched_at__gt=F("requested_at"),
            garden__place__weather_cell__fetched_at__gte=now - FOLLOWS_FOR,
            garden__owner__is_active=True,
        )

    def behind_the_readings(self, now: datetime) -> Self:
        """Gardens of active owners whose devices have news since they were last asked for."""
        news = Device.objects.filter(
            garden=OuterRef("garden"),
            news_at__gt=OuterRef("requested_at"),
            news_at__gte=now - FOLLOWS_FOR,
        )
        return self.filter(
            Exists(news),
            requested_at__lte=now - FOLLOWS_READINGS_EVERY,
            garden__owner__is_active=True,
        )

    def pending(self) -> Self:
        return self.filter(revision__gt=F("done_revision"))

    def taken(self, garden_ids: Iterable[int]) -> dict[int, int]:
        """Garden and revision of those that are there, locked until the end of the transaction;
        none while the engine is switched off."""
        rows = self.filter(Switch.objects.lets("rule_engine"), garden_id__in=garden_ids)
        locked = rows.select_for_update().order_by("garden_id")
        return dict(locked.values_list("garden_id", "revision"))

    def to_ring(self) -> Self:
        """Pending and not rung lately: the message was lost, or its worker died."""
        now = timezone.now()
        is_unheard = Q(long_ago("requested_at", now, RING_AGAIN_AFTER), rung_at__isnull=True)
        return self.pending().filter(is_unheard | long_ago("rung_at", now, RING_AGAIN_AFTER))


class Evaluation(models.Model):
    """Where the advice of a garden stands: the database's word, whatever the broker lost."""

    garden = models.OneToOneField(
        Garden, on_delete=models.CASCADE, primary_key=True, related_name="evaluation"
    )
    revision = models.PositiveIntegerField(_("asked for"), default=0)
    done_revision = models.PositiveIntegerField(_("evaluated"), default=0)
    requested_at = models.DateTimeField(_("asked for at"))
    rung_at = models.DateTimeField(_("rung at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    evaluated_on = models.DateField(_("evaluated for"), null=True, blank=True, db_index=True)
    failed_rules = models.CharField(_("rules that failed"), max_length=400, blank=True, default="")

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        indexes = [
            models.Index(
                fields=["requested_at"],
                name="rules_evaluation_pending",
                condition=Q(revision__gt=F("done_revision")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.garden_id}: {self.done_revision}/{self.revision}"

    @property
    def is_pending(self) -> bool:
        return self.revision > self.done_revision
