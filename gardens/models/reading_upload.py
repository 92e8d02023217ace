"""Files of loggers."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from compliance.fields import ScreenedCharField
from gardens.models.job import Job
from gardens.models.sensor import Device
from gardens.private_files import private_storage


class ReadingUploadQuerySet(models.QuerySet["ReadingUpload"]):
    def with_place(self) -> Self:
        return self.select_related("device__garden__place")


class ReadingUpload(models.Model):
    """A logger's file: the one of a device that is looked at, or one that a job takes in.

    `rows_done` of its rows are stored, which gave so many readings and said so many anew.
    """

    device = models.ForeignKey(
        Device, verbose_name=_("device"), on_delete=models.CASCADE, related_name="uploads"
    )
    job = models.OneToOneField(
        Job,
        verbose_name=_("job"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="upload",
    )
    file_name = ScreenedCharField(_("name of the file"), max_length=120)
    file = models.FileField(_("file"), storage=private_storage, max_length=100)
    uploaded_at = models.DateTimeField(_("uploaded"))
    rows_done = models.PositiveIntegerField(_("rows stored"), default=0)
    accepted = models.PositiveIntegerField(_("readings taken"), default=0)
    duplicates = models.PositiveIntegerField(_("readings known already"), default=0)

    objects = ReadingUploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of readings")
        verbose_name_plural = _("files of readings")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["device"],
                condition=Q(job__isnull=True),
                name="gardens_readingupload_looked_at",
            )
        ]

    def __str__(self) -> str:
        return self.file_name
