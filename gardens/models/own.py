"""What a gardener knows better than the catalogue, or alone."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.fields import ScreenedCharField, ScreenedTextField
from compliance.scope import note_written
from gardens.models.garden import Garden
from plants.choices import Origin
from plants.models import Cultivar, Figures, Plant
from plants.models.edition import CatalogueRow
from plants.models.plant import PlantQuerySet
from plants.names import normalise


class OwnFiguresQuerySet(models.QuerySet["OwnFigures"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(garden__owner=gardener)

    def of_plants(self) -> Self:
        """Those that count for plantings, which know no cultivar."""
        return self.filter(cultivar__isnull=True)


class OwnFigures(Figures):
    """The gardener's values of a plant or a cultivar in one garden; they win over the catalogue."""

    origin: ClassVar[Origin] = Origin.YOURS

    source = ScreenedCharField(
        _("source"),
        max_length=200,
        blank=True,
        default="",
        help_text=Figures._meta.get_field("source").help_text,
    )
    garden = models.ForeignKey(
        Garden, verbose_name=_("garden"), on_delete=models.CASCADE, related_name="own_figures"
    )
    plant = models.ForeignKey(
        Plant, verbose_name=_("plant"), on_delete=models.CASCADE, related_name="+"
    )
    cultivar = models.ForeignKey(
        Cultivar,
        verbose_name=_("cultivar"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = OwnFiguresQuerySet.as_manager()

    class Meta(Figures.Meta):
        verbose_name = _("own values")
        verbose_name_plural = _("own values")
        ordering = ["garden", "pk"]
        constraints = [
            *Figures.Meta.constraints,
            models.UniqueConstraint(
                fields=["garden", "plant"],
                condition=Q(cultivar__isnull=True),
                name="gardens_ownfigures_plant_once",
            ),
            models.UniqueConstraint(
                fields=["garden", "plant", "cultivar"], name="gardens_ownfigures_cultivar_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.garden_id}: {self.plant_id}"


class OwnPlantQuerySet(PlantQuerySet):
    def visible_to(self, gardener) -> Self:
        return self.filter(owner=gardener.pk)

    def named(self, name: str) -> "OwnPlant | None":
        """The one of this name; capitals and accents make no other."""
        wanted = normalise(name)
        alike = self.filter(search_text__contains=f" {wanted}") if wanted else self.none()
        return next((one for one in alike if normalise(one.common_name) == wanted), None)


class OwnPlant(Plant):
    """A plant that one gardener added; it goes with its owner, unless it joins the catalogue."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        on_delete=models.CASCADE,
        related_name="own_plants",
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = OwnPlantQuerySet.as_manager()

    # Of the catalogue's row, where staff write too: its fields cannot say so themselves.
    WRITTEN = ("common_name", "botanical_name")

    class Meta:
        verbose_name = _("own plant")
        verbose_name_plural = _("own plants")

    def save(self, *args, **kwargs) -> None:
        """The catalogue's search does not list it, so no new edition begins."""
        super(CatalogueRow, self).save(*args, **kwargs)
        for column in self.WRITTEN:
            note_written(self, column, getattr(self, column))


class ProposalState(models.TextChoices):
    OPEN = "open", _("Waiting for staff")
    ACCEPTED = "accepted", _("Accepted into the catalogue")
    MERGED = "merged", _("Already in the catalogue")
    REFUSED = "refused", _("Not accepted")


class PlantProposalQuerySet(models.QuerySet["PlantProposal"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(proposed_by=gardener)

    def open(self) -> Self:
        return self.filter(state=ProposalState.OPEN)

    def with_plants(self) -> Self:
        return self.select_related("plant")


class PlantProposal(models.Model):
    """A gardener offers an own plant to the catalogue, and what staff made of it.

    `plant` is the own plant; once merged, the plant of the catalogue that stands in its place.
    What was accepted stays, by nobody, when its gardener goes.
    """

    plant = models.ForeignKey(
        Plant, verbose_name=_("plant"), on_delete=models.CASCADE, related_name="proposals"
    )
    name = ScreenedCharField(_("proposed as"), max_length=60)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    proposed_at = models.DateTimeField(_("proposed"), auto_now_add=True)
    note = ScreenedTextField(
        _("note for staff"),
        max_length=1000,
        blank=True,
        default="",
        help_text=_("Where it grows, where the figures come from, a link to a seed house."),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=ProposalState, default=ProposalState.OPEN
    )
    reason = models.TextField(_("reason"), max_length=500, blank=True, default="")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = PlantProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("plant proposal")
        verbose_name_plural = _("plant proposals")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plant"],
                condition=Q(state=ProposalState.OPEN),
                name="gardens_plantproposal_open_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("gardens:own-plant-list")

    @property
    def is_open(self) -> bool:
        return self.state == ProposalState.OPEN

    @property
    def tone(self) -> str:
        tones = {ProposalState.OPEN: "note", ProposalState.REFUSED: "soon"}
        return tones.get(ProposalState(self.state), "good")
