from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from gardens.models.event import Event
from gardens.models.indoor import Reservoir, Space
from gardens.models.picture import Picture
from gardens.models.tray import Sowing


class PhotoQuerySet(models.QuerySet["Photo"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(event__garden__owner=gardener)

    def of(self, subject: Sowing | Reservoir | Space) -> Self:
        """The newest day first."""
        found = self.filter(**{f"event__{subject._meta.model_name}": subject})
        return found.select_related("picture").order_by("-event__happened_on", "-pk")


class Photo(models.Model):
    """A picture on an entry of the book."""

    event = models.ForeignKey(
        Event,
        verbose_name=_("entry of the book"),
        on_delete=models.CASCADE,
        related_name="photos",
    )
    picture = models.OneToOneField(
        Picture, verbose_name=_("picture"), on_delete=models.CASCADE, related_name="photo"
    )

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.picture)
