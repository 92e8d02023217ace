from collections import defaultdict
from collections.abc import Iterable
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from gardens.models.grounds import Land
from gardens.models.step import Step, StepQuerySet


class LandAct(models.TextChoices):
    ADDED = "added", _("added")
    CHANGED = "changed", _("changed")
    MOVED = "moved", _("moved")
    TURNED = "turned", _("turned")
    COPIED = "copied", _("copied")
    REMOVED = "removed", _("removed")
    PUT = "put", _("put on the plan")
    TAKEN = "taken", _("taken off the plan")
    MEASURED = "measured", _("size of the land changed")
    RESTORED = "restored", _("brought back")


class LandStepQuerySet(StepQuerySet):
    def with_subjects(self) -> Self:
        """What the sentence about a step names."""
        return self.select_related("actor", "restored")


class LandStep(Step):
    """A revision of the land's plan: one thing its gardener did, with however many things on it."""

    land = models.ForeignKey(
        Land, verbose_name=_("land"), on_delete=models.CASCADE, related_name="steps"
    )
    act = models.CharField(_("what was done"), max_length=20, choices=LandAct)
    number = models.PositiveIntegerField(_("things"))
    name = models.CharField(_("name of a single thing"), max_length=60, blank=True, default="")
    originals = models.JSONField(_("numbers of the beds that were copied"), default=list)
    turned_deg = models.SmallIntegerField(_("turned clockwise (°)"), default=0)

    objects = LandStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of a land's plan")
        verbose_name_plural = _("steps of a land's plan")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["land", "-id"], name="gardens_landstep_last")]

    def __str__(self) -> str:
        return f"{self.land_id}: {self.get_act_display()}"


class LandChangeQuerySet(models.QuerySet["LandChange"]):
    def touching(self, land: Land) -> Self:
        return self.filter(step__land=land)

    def standing(self) -> Self:
        return self.filter(step__undone_at__isnull=True)

    def since(self, last_step: int) -> Self:
        """Of steps that were made, or undone, after this one was the last that stood."""
        undone_at = LandStep.objects.filter(pk=last_step).values("undone_at")
        is_made = models.Q(step__gt=last_step, step__undone_at__isnull=True)
        return self.filter(is_made | models.Q(step__undone_at__gte=models.Subquery(undone_at)))

    def of_things(self, keys: Iterable[tuple[str, int]]) -> Self:
        numbers = defaultdict(list)
        for kind, number in keys:
            numbers[kind].append(number)
        wanted = models.Q(pk__in=[])
        for kind, of_kind in numbers.items():
            wanted |= models.Q(kind=kind, number__in=of_kind)
        return self.filter(wanted)


class LandChange(models.Model):
    """What a step did to one thing: its columns before and after, to undo and to redo it.

    `kind` is the name of its model.
    """

    step = models.ForeignKey(
        LandStep, verbose_name=_("step"), on_delete=models.CASCADE, related_name="changes"
    )
    kind = models.CharField(_("kind"), max_length=20)
    number = models.BigIntegerField(_("number"))
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)

    objects = LandChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of a land's plan")
        verbose_name_plural = _("changes of a land's plan")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.step_id}: {self.kind} {self.number}"

    @property
    def key(self) -> tuple[str, int]:
        return self.kind, self.number
