from django.db import models
from django.utils.translation import gettext_lazy as _

from plants.models import Plant

# What a line about it names.
TENDED = ("sowing__plant", "sowing__tray", "reservoir", "space")
# The innermost first: what an entry or a job is of.
SUBJECTS = ("planting_id", "sowing_id", "reservoir_id", "space_id", "bed_id", "garden_id")


def _indoors(model: str, verbose_name) -> models.ForeignKey:
    """By name: what is written of a sowing or a reservoir hangs on entries of the book."""
    return models.ForeignKey(
        model,
        verbose_name=verbose_name,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )


class Tended(models.Model):
    """Work of a planting, a bed, a sowing in a tray, a reservoir or a space; of none of them, it
    is of the whole garden."""

    sowing = _indoors("gardens.Sowing", _("sowing in a tray"))
    reservoir = _indoors("gardens.Reservoir", _("reservoir"))
    space = _indoors("gardens.Space", _("space"))

    class Meta:
        abstract = True

    @property
    def plant(self) -> Plant | None:
        """What is drawn beside it."""
        growing = self.planting or self.sowing
        return growing.plant if growing else None

    @property
    def subjects(self) -> dict[str, int | None]:
        """All of what it is of, for a line or a job of the same."""
        return {name: getattr(self, name) for name in SUBJECTS}

    @property
    def subject_key(self) -> tuple[str, int]:
        return next((name, pk) for name in SUBJECTS if (pk := getattr(self, name)))
