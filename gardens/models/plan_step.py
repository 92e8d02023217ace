from typing import Self

from django.db import models
from django.db.models import Count, Max, Q
from django.utils.translation import gettext_lazy as _

from gardens.models.garden import Garden
from gardens.models.land import Bed
from gardens.models.planting import Planting
from gardens.models.step import Step, StepQuerySet
from plants.models import Plant


class PlanAct(models.TextChoices):
    PLACED = "placed", _("placed")
    CHANGED = "changed", _("changed")
    MOVED = "moved", _("moved")
    COPIED = "copied", _("copied")
    REMOVED = "removed", _("removed")
    BEGUN = "begun", _("begun")
    ENDED = "ended", _("ended")
    FILLED = "filled", _("area filled")
    ROWS = "rows", _("planted in rows")
    SQUARES = "squares", _("planted in squares")
    SPLIT = "split", _("split")
    RESTORED = "restored", _("brought back")


class PlanStepQuerySet(StepQuerySet):
    def visible_to(self, gardener) -> Self:
        return self.filter(garden__owner=gardener)

    def with_subjects(self) -> Self:
        """What the sentence about a step names."""
        return self.select_related("actor", "plant", "restored")


class PlanStep(Step):
    """A revision of a bed's plan: one thing its gardener did, with however many plantings.

    It may outlive its bed, for the revisions of beds that gave plantings to that one or took some.
    """

    garden = models.ForeignKey(
        Garden, verbose_name=_("garden"), on_delete=models.CASCADE, related_name="plan_steps"
    )
    bed = models.ForeignKey(
        Bed, verbose_name=_("bed"), on_delete=models.SET_NULL, null=True, related_name="steps"
    )
    act = models.CharField(_("what was done"), max_length=20, choices=PlanAct)
    number = models.PositiveIntegerField(_("plantings"))
    plants = models.PositiveIntegerField(_("plants"))
    plant = models.ForeignKey(
        Plant,
        verbose_name=_("plant, if all are of one"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )

    objects = PlanStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of a plan")
        verbose_name_plural = _("steps of a plan")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["bed", "-id"], name="gardens_planstep_last")]

    def __str__(self) -> str:
        return f"{self.bed_id}: {self.get_act_display()}"


class PlanChangeQuerySet(models.QuerySet["PlanChange"]):
    def touching(self, bed: Bed) -> Self:
        """Whichever bed's step it was: a planting may have come from there or gone there."""
        return self.in_garden(bed.garden_id).filter(
            Q(before__bed_id=bed.pk) | Q(after__bed_id=bed.pk)
        )

    def standing(self) -> Self:
        return self.filter(step__undone_at__isnull=True)

    def in_garden(self, garden: Garden | int) -> Self:
        return self.filter(step__garden=garden)

    def of_plant(self, plant_id: int) -> Self:
        return self.filter(Q(before__plant_id=plant_id) | Q(after__plant_id=plant_id))

    def last_step_of(self, planting: Planting) -> int | None:
        """The number of the newest that stands."""
        changes = self.in_garden(planting.garden_id).filter(planting_number=planting.pk)
        return changes.standing().aggregate(last=Max("step"))["last"]

    def numbers_by_planting(self) -> dict[int, int]:
        """How often each planting was changed, undone steps included."""
        return dict(self.order_by().values_list("planting_number").annotate(Count("pk")))


class PlanChange(models.Model):
    """What a step did to one planting: its columns before and after, to undo and to redo it."""

    step = models.ForeignKey(
        PlanStep, verbose_name=_("step"), on_delete=models.CASCADE, related_name="changes"
    )
    planting_number = models.BigIntegerField(_("planting"))
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)

    objects = PlanChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of plan")
        verbose_name_plural = _("changes of plan")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.step_id}: {self.planting_number}"

    @property
    def key(self) -> tuple[str, int]:
        return "planting", self.planting_number
