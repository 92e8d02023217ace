from collections.abc import Collection

from django.db import models
from django.utils.translation import gettext_lazy as _


class DataLoadQuerySet(models.QuerySet["DataLoad"]):
    def has(self, name: str, sha256: str) -> bool:
        return self.filter(name=name, sha256=sha256).exists()

    def fingerprints(self, names: Collection[str]) -> dict[str, str]:
        return dict(self.filter(name__in=names).values_list("name", "sha256"))

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
