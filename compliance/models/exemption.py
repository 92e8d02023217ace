import json
from datetime import date
from hashlib import sha256
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from compliance.fields import ScreenedCharField, ScreenedTextField
from compliance.models.restriction import Restriction
from plants.models import Plant


class ExemptionState(models.TextChoices):
    OPEN = "open", _("Waiting for staff")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")


class ExemptionQuerySet(models.QuerySet["Exemption"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(asked_by=gardener)

    def open(self) -> Self:
        return self.filter(state=ExemptionState.OPEN)

    def granted(self, garden_number: int, on: date) -> Self:
        """In this garden, on that day."""
        lasting = Q(expires_on__isnull=True) | Q(expires_on__gte=on)
        return self.filter(lasting, state=ExemptionState.GRANTED, garden_number=garden_number)


class Exemption(models.Model):
    """A gardener's permit to grow a restricted plant in one garden, and what staff say to it.

    It lifts the rules that stood against the plant when it was asked for, and no later ones.
    """

    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked by"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    garden_number = models.PositiveBigIntegerField(_("garden"))
    jurisdiction = models.CharField(_("jurisdiction"), max_length=6)
    plant = models.ForeignKey(
        Plant, verbose_name=_("plant"), on_delete=models.CASCADE, related_name="+"
    )
    restrictions = models.ManyToManyField(
        Restriction, verbose_name=_("restrictions"), related_name="exemptions"
    )
    permit_number = ScreenedCharField(_("permit number"), max_length=60)
    expires_on = models.DateField(_("permit ends on"), null=True, blank=True)
    text = ScreenedTextField(
        _("who gave it, and for what"), max_length=1000, blank=True, default=""
    )
    state = models.CharField(
        _("state"), max_length=8, choices=ExemptionState, default=ExemptionState.OPEN
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True, default="")
    created_at = models.DateTimeField(_("asked"), auto_now_add=True)

    objects = ExemptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("exemption")
        verbose_name_plural = _("exemptions")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["garden_number"], name="compliance_exemption_garden")]
        constraints = [
            models.UniqueConstraint(
                fields=["garden_number", "plant"],
                condition=Q(state="open"),
                name="compliance_exemption_open_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.plant}, {self.jurisdiction}"

    @property
    def edition(self) -> str:
        """Another one when the permit is, or what staff said to it."""
        facts = (self.permit_number, self.expires_on, self.text, self.state, self.decided_at)
        return sha256(json.dumps(facts, default=str).encode()).hexdigest()
