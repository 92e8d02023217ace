from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from plants.choices import Confidence, Origin
from plants.models.edition import CatalogueQuerySet, CatalogueRow
from plants.models.figures import Figures
from plants.models.plant import Plant, word
from plants.names import SearchTextField


class CultivarQuerySet(CatalogueQuerySet):
    def with_plants(self) -> Self:
        return self.select_related("plant")


class Cultivar(CatalogueRow, Figures):
    """A named selection of a plant; it holds only what differs from the plant."""

    origin = Origin.CULTIVAR

    plant = models.ForeignKey(
        Plant, verbose_name=_("plant"), on_delete=models.CASCADE, related_name="cultivars"
    )
    name = models.CharField(
        _("name"), max_length=60, help_text=_("Without quotation marks: Moneymaker.")
    )
    slug = models.SlugField(_("short name"), max_length=60)
    confidence = word(_("confidence"), Confidence, default=Confidence.LOW)
    search_text = SearchTextField(sources=("name",))

    objects = CultivarQuerySet.as_manager()

    class Meta(Figures.Meta):
        verbose_name = _("cultivar")
        verbose_name_plural = _("cultivars")
        ordering = ["plant", "name"]
        constraints = [
            *Figures.Meta.constraints,
            models.UniqueConstraint(fields=["plant", "slug"], name="plants_cultivar_slug"),
            # Capitals and accents make no other name.
            models.UniqueConstraint(fields=["plant", "search_text"], name="plants_cultivar_name"),
        ]

    def __str__(self) -> str:
        return f"‘{self.name}’"

    def get_absolute_url(self) -> str:
        return reverse("plants:cultivar-detail", args=[self.plant.slug, self.slug])

    def clean(self) -> None:
        super().clean()
        if not self.normal_name:
            raise ValidationError({"name": _("Write a name with letters or digits.")})
        if self.overrides() and not self.source:
            raise ValidationError({"source": _("Say where the figures come from.")})

    def validate_constraints(self, exclude: set[str] | None = None) -> None:
        """Forms leave the compared name out, since it is not typed."""
        super().validate_constraints(exclude)
        namesakes = Cultivar.objects.filter(plant=self.plant_id, search_text=self.normal_name)
        if namesakes.exclude(pk=self.pk).exists():
            raise ValidationError(
                {"name": _("This plant has a cultivar of that name already: change that one.")}
            )

    @property
    def normal_name(self) -> str:
        """As it is stored to be compared."""
        return self._meta.get_field("search_text").text_of(self)
