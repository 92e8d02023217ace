from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from plants.choices import Effect, EvidenceLevel
from plants.models.plant import Plant

PAIR = ("effect", "mechanism", "evidence_level", "source", "citation_checked")
FACE = ("slug", "common_name", "family", "growth_form")


class CompanionshipQuerySet(models.QuerySet["Companionship"]):
    def of(self, plant: Plant) -> Self:
        """Pairs of this plant; of both plants only what names and draws them."""
        plants = [f"{side}__{name}" for side in ("plant_a", "plant_b") for name in FACE]
        pairs = self.filter(Q(plant_a=plant) | Q(plant_b=plant))
        return pairs.select_related("plant_a", "plant_b").only(*PAIR, *plants)

    def among(self, plant_ids: set[int]) -> Self:
        return self.filter(plant_a__in=plant_ids, plant_b__in=plant_ids)

    def graded(self) -> Self:
        """Pairs with evidence (grade A or B); folklore (grade C) never becomes advice."""
        return self.exclude(evidence_level=EvidenceLevel.TRADITIONAL)


class Companionship(models.Model):
    """What is said of two plants that stand side by side; one row for an unordered pair."""

    plant_a = models.ForeignKey(
        Plant, verbose_name=_("plant"), on_delete=models.CASCADE, related_name="+"
    )
    plant_b = models.ForeignKey(
        Plant, verbose_name=_("neighbour"), on_delete=models.CASCADE, related_name="+"
    )
    effect = models.CharField(_("effect"), max_length=16, choices=Effect)
    mechanism = models.CharField(_("mechanism"), max_length=160)
    evidence_level = models.CharField(_("evidence"), max_length=16, choices=EvidenceLevel)
    source = models.CharField(_("source"), max_length=200)
    citation_checked = models.BooleanField(_("citation checked"), default=False)

    objects = CompanionshipQuerySet.as_manager()

    class Meta:
        verbose_name = _("companionship")
        verbose_name_plural = _("companionships")
        ordering = ["plant_a", "plant_b"]
        constraints = [
            models.UniqueConstraint(
                fields=["plant_a", "plant_b"], name="plants_companionship_once"
            ),
            models.CheckConstraint(
                condition=Q(plant_a__lt=F("plant_b")),
                name="plants_companionship_ordered",
                violation_error_message=_("Enter the pair with the lower number first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plant_a_id} + {self.plant_b_id}"

    @property
    def grade(self) -> str:
        """Evidence grade of docs/science.md 0.6; grade A comes from its own table only."""
        return "C" if self.evidence_level == EvidenceLevel.TRADITIONAL else "B"

    @property
    def is_beneficial(self) -> bool:
        return self.effect == Effect.BENEFICIAL

    def neighbour_of(self, plant: Plant) -> Plant:
        return self.plant_b if self.plant_a_id == plant.pk else self.plant_a
