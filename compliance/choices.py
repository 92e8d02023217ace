from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Regime(models.TextChoices):
    CONTROLLED = "controlled", _("Controlled plants")
    JURISDICTION = "jurisdiction", _("Law of the place")


class Check(StrEnum):
    """What was looked at."""

    TEXT = "text"
    TAXON = "taxon"
    RESTRICTION = "restriction"

    @property
    def regime(self) -> Regime:
        return Regime.JURISDICTION if self == Check.RESTRICTION else Regime.CONTROLLED


class Result(StrEnum):
    CLEAR = "clear"
    NOTED = "noted"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"
