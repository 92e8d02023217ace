"""The garden's book: one line for everything that was done or seen."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Self
from uuid import UUID, uuid4

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Expression, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from compliance.fields import ScreenedCharField
from gardens.models.garden import Garden
from gardens.models.land import Bed
from gardens.models.planting import Planting
from gardens.models.tended import TENDED, Tended
from plants.models import Pest

LONGEST_WAIT_DAYS = 365
LONGEST_NOTE = 2000


class Act(models.TextChoices):
    """What a task asks for and what an entry says was done: the same word for both."""

    NONE = "", _("Job done")
    START = "start", _("Sown or planted")
    GERMINATE = "germinate", _("Germinated")
    PLANT_OUT = "plant_out", _("Planted out")
    HARVEST = "harvest", _("Harvested")
    END = "end", _("Ended")
    WATER = "water", _("Watered")
    FEED = "feed", _("Fed")
    WEED = "weed", _("Weeded")
    THIN = "thin", _("Thinned")
    PRUNE = "prune", _("Pruned")
    MULCH = "mulch", _("Mulched")
    POT_ON = "pot_on", _("Potted on")
    TREAT = "treat", _("Treated")
    PROBLEM = "problem", _("Problem seen")
    SOIL_TEST = "soil_test", _("Soil tested")
    RAIN = "rain", _("Rain measured")
    MOISTURE = "moisture", _("Soil moisture measured")
    SOW_TRAY = "sow_tray", _("Sown in a tray")
    COUNT = "count", _("Seedlings counted")
    HARDEN = "harden", _("Hardened off")
    CLIMATE = "climate", _("Air and light measured")
    SOLUTION = "solution", _("Solution measured")
    RENEW = "renew", _("Solution changed")
    DOSE = "dose", _("Solution dosed")
    DILUTE = "dilute", _("Solution diluted")
    NOTE = "note", _("Note")


# The day of a planting that the first entry of each kind gives, in the order of its life.
LIFE = {
    Act.START: "started_on",
    Act.GERMINATE: "germinated_on",
    Act.PLANT_OUT: "planted_out_on",
    Act.HARVEST: "first_harvest_on",
    Act.END: "ended_on",
}


# Who ticks a job of these is asked for what was measured or given.
OF_FIGURES = frozenset(
    {Act.SOIL_TEST, Act.RAIN, Act.MOISTURE, Act.COUNT, Act.CLIMATE, Act.SOLUTION}
    | {Act.SOW_TRAY, Act.DOSE, Act.DILUTE}
)


class Severity(models.IntegerChoices):
    SLIGHT = 1, _("Slight: a few leaves")
    MODERATE = 2, _("Moderate: it spreads")
    SEVERE = 3, _("Severe: the crop is at risk")


MEASURED = (
    *("emergence_count", "space_reading", "reservoir_reading", "nutrient_change"),
    *("rain_day", "moisture_reading"),
)


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(garden__owner=gardener)

    def standing(self) -> Self:
        """Without those of plantings that were taken off the plan."""
        return self.filter(Q(planting=None) | Q(planting__plant__isnull=False))

    def of_batch(self, garden: Garden, batch: UUID) -> Self:
        return self.filter(garden=garden, batch=batch).order_by("pk")

    def of_life(self, plantings: Iterable[int]) -> Self:
        return self.filter(planting__in=plantings, act__in=LIFE).order_by("happened_on", "pk")

    def plants_of_seed(self) -> models.QuerySet:
        """Of the seed that left its lot for a tray, or for the bed that it was sown in."""
        plant = Coalesce("sowing__plant", "planting__seed_lot__plant")
        return self.order_by().annotate(seed=plant).exclude(seed=None).values("seed")

    def with_photos(self) -> Self:
        return self.filter(photos__isnull=False).distinct()

    def said_between(self, first: date, last: date) -> Self:
        """What somebody wrote, or took a photo of."""
        said = ~Q(note="") | Q(photos__isnull=False)
        return self.filter(said, happened_on__range=(first, last)).distinct()

    def with_details(self) -> Self:
        """What a line of the book says, in three queries."""
        subjects = ("bed", "planting__plant", "recorded_by", *TENDED)
        details = ("watering", "soil_test", "amendment", "problem__pest", "treatment", "harvest")
        found = self.select_related(*subjects, *details, *MEASURED)
        return found.prefetch_related("tasks", "photos__picture")


class Event(Tended):
    """A line of the garden's book; those written together share a `batch` and are undone together.

    Rows with more to say (a watering, a treatment) hang on it one to one. An entry outlives a
    planting taken off the plan, so that undo finds its history again.
    """

    garden = models.ForeignKey(Garden, on_delete=models.CASCADE, related_name="events")
    bed = models.ForeignKey(
        Bed, verbose_name=_("bed"), on_delete=models.CASCADE, null=True, related_name="events"
    )
    planting = models.ForeignKey(
        Planting,
        verbose_name=_("planting"),
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="events",
    )
    act = models.CharField(_("what was done"), max_length=10, choices=Act, blank=True, default="")
    happened_on = models.DateField(_("day"))
    note = ScreenedCharField(_("note"), max_length=LONGEST_NOTE, blank=True, default="")
    batch = models.UUIDField(_("written together"), default=uuid4)
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the book")
        verbose_name_plural = _("entries of the book")
        ordering = ["-happened_on", "-pk"]
        indexes = [
            models.Index(fields=["garden", "-happened_on", "-id"], name="gardens_event_garden"),
            models.Index(fields=["bed", "-happened_on", "-id"], name="gardens_event_bed"),
            models.Index(fields=["planting", "-happened_on", "-id"], name="gardens_event_planting"),
            models.Index(fields=["garden", "batch"], name="gardens_event_batch"),
        ]

    def __str__(self) -> str:
        return f"{self.happened_on}: {self.get_act_display()}"


class Problem(models.Model):
    """A pest, disease or damage seen: of the catalogue, or in the gardener's words."""

    event = models.OneToOneField(
        Event, on_delete=models.CASCADE, primary_key=True, related_name="problem"
    )
    pest = models.ForeignKey(
        Pest,
        verbose_name=_("pest or disease"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    words = ScreenedCharField(_("in your words"), max_length=80, blank=True, default="")
    severity = models.PositiveSmallIntegerField(
        _("how bad"), choices=Severity, default=Severity.SLIGHT
    )

    class Meta:
        verbose_name = _("problem")
        verbose_name_plural = _("problems")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.pest.name if self.pest else self.words or str(_("unknown cause"))


class TreatmentQuerySet(models.QuerySet["Treatment"]):
    def waiting(self, on: date) -> Self:
        """Those whose waiting period may still run on that day."""
        return self.applied_after(on - timedelta(days=LONGEST_WAIT_DAYS))

    def applied_after(self, day: date | Expression) -> Self:
        """Those after which it was to be waited."""
        return self.filter(waiting_days__gt=0, event__happened_on__gt=day)


class Treatment(models.Model):
    """A product applied; what was treated is not picked before its waiting period is over."""

    event = models.OneToOneField(
        Event, on_delete=models.CASCADE, primary_key=True, related_name="treatment"
    )
    product = ScreenedCharField(_("product"), max_length=80)
    waiting_days = models.PositiveSmallIntegerField(
        _("waiting period (days)"),
        default=0,
        validators=[MaxValueValidator(LONGEST_WAIT_DAYS)],
    )

    objects = TreatmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("treatment")
        verbose_name_plural = _("treatments")
        constraints = [
            models.CheckConstraint(
                condition=Q(waiting_days__lte=LONGEST_WAIT_DAYS),
                name="gardens_treatment_wait",
                violation_error_message=_("A waiting period is 0 to 365 days."),
            )
        ]

    def __str__(self) -> str:
        return self.product

    @property
    def harvest_from(self) -> date:
        return self.event.happened_on + timedelta(days=self.waiting_days)
