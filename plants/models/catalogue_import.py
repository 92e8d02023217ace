from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

KEPT_UNAPPLIED = timedelta(days=7)


class Sheet(models.TextChoices):
    """The files of the catalogue that staff may bring in."""

    PLANTS = "plants.csv", _("Plants")
    CULTIVARS = "cultivars.csv", _("Cultivars")
    COMPANIONS = "companions.csv", _("Companions")
    PESTS = "pests_diseases.csv", _("Pests and diseases")


class CatalogueImportQuerySet(models.QuerySet["CatalogueImport"]):
    def forgotten(self, now: datetime) -> Self:
        """Looked at and left."""
        return self.filter(applied_at=None, uploaded_at__lt=now - KEPT_UNAPPLIED)


class CatalogueImport(models.Model):
    """A file that staff uploaded: first shown as differences, then perhaps applied, once."""

    sheet = models.CharField(_("table"), max_length=24, choices=Sheet)
    file_name = models.CharField(_("file"), max_length=120)
    content = models.TextField(_("content"), help_text=_("Emptied when it has been applied."))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    # Not a foreign key: the catalogue knows no gardeners.
    uploaded_by = models.CharField(_("uploaded by"), max_length=254)
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    new_rows = models.PositiveIntegerField(_("new rows"), default=0)
    changed_rows = models.PositiveIntegerField(_("changed rows"), default=0)
    broken_rows = models.PositiveIntegerField(_("broken rows"), default=0)
    applied_at = models.DateTimeField(_("applied"), null=True, blank=True)

    objects = CatalogueImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("catalogue import")
        verbose_name_plural = _("catalogue imports")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.get_sheet_display()})"

    @property
    def is_applied(self) -> bool:
        return self.applied_at is not None
