from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class DataLoadQuerySet(models.QuerySet["DataLoad"]):
    def has(self, name: str, sha256: str) -> bool:
        return self.filter(name=name, sha256=sha256).exists()

    def outdated(self, shipped: Mapping[str, str]) -> list[str]:
        """Names of files, of those given with their fingerprints, of which it holds no or
        another edition."""
        held = dict(self.filter(name__in=shipped).values_list("name", "sha256"))
        return sorted(name for name, sha256 in shipped.items() if held.get(name) != sha256)

    def edition(self, name: str) -> str:
        """Its fingerprint; empty before it was loaded."""
        return self.filter(name=name).values_list("sha256", flat=True).first() or ""

    def record(self, name: str, sha256: str) -> None:
        self.update_or_create(name=name, defaults={"sha256": sha256})


class DataLoad(models.Model):
    """Which edition of a shipped data file the database holds."""

    name = models.CharField(_("file"), max_length=80, primary_key=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    loaded_at = models.DateTimeField(_("loaded"), auto_now=True)

    objects = DataLoadQuerySet.as_manager()

    class Meta:
        verbose_name = _("loaded data file")
        verbose_name_plural = _("loaded data files")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
