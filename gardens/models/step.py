"""What the histories of beds and of the land have in common."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _


class StepQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Not undone, the last one first."""
        return self.filter(undone_at__isnull=True).order_by("-pk")

    def undone(self) -> Self:
        return self.filter(undone_at__isnull=False).order_by("-pk")


class Step(models.Model):
    """One thing a gardener did to a plan.

    `parent` is the step that stood last when this one was made. A step made after an undo
    therefore begins a branch of its own, and redo follows the newest.
    """

    parent = models.ForeignKey(
        "self", verbose_name=_("made after"), on_delete=models.SET_NULL, null=True, related_name="+"
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("changed by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    east_cm = models.FloatField(_("moved east (cm)"), default=0)
    south_cm = models.FloatField(_("moved south (cm)"), default=0)
    restored = models.ForeignKey(
        "self",
        verbose_name=_("revision brought back"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    # Of one just undone: the book had taken it back already.
    is_overtaken = False

    class Meta:
        abstract = True


def with_turns(subjects: models.QuerySet, steps: models.QuerySet) -> models.QuerySet:
    """Of each subject the last step that stands and the one that redo makes again, the newest of
    those undone after it."""
    last = steps.filter(undone_at__isnull=True).order_by("-pk")
    undone = steps.filter(undone_at__isnull=False).order_by("-pk")
    after_last = undone.annotate(after=Coalesce("parent", 0)).filter(
        after=Coalesce(OuterRef("last_step"), 0)
    )
    subjects = subjects.annotate(last_step=Subquery(last.values("pk")[:1]))
    return subjects.annotate(next_step=Subquery(after_last.values("pk")[:1]))
