"""Small copies of photos for lists, made by a worker."""

import logging
from datetime import timedelta
from functools import partial

from celery import shared_task
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from gardens.models import Picture
from gardens.uploads.pictures import FILE_NAME, thumbnail_of

logger = logging.getLogger(__name__)

MADE_AT_ONCE = 50
# A file that is lost or damaged gets no thumbnail, however often it is tried.
TRIED_FOR = timedelta(days=1)


def ask_for_thumbnails(pks: list[int]) -> None:
    """Called inside the change that adds the photos."""
    if pks:
        transaction.on_commit(partial(_ring, pks))


@shared_task
def make_thumbnails(pks: list[int]) -> None:
    """Safe to run twice and at once: the first one stays."""
    for picture in Picture.objects.filter(pk__in=pks, thumbnail=""):
        _make(picture)


@shared_task
def make_missing_thumbnails() -> None:
    """Of photos whose message was lost, or which a worker left halfway."""
    lacking = Picture.objects.without_thumbnail(timezone.now() - TRIED_FOR)
    make_thumbnails(list(lacking.values_list("pk", flat=True)[:MADE_AT_ONCE]))


def _ring(pks: list[int]) -> None:
    try:
        make_thumbnails.delay(pks)
    except (OperationalError, OSError) as error:
        logger.warning("Thumbnails of %s wait for the next round: %s", pks, error)


def _make(picture: Picture) -> None:
    if not picture.file.storage.exists(picture.file.name):
        return
    with picture.file.open("rb") as file:
        content = thumbnail_of(file)
    if content is None:
        return
    field = Picture._meta.get_field("thumbnail")
    name = field.storage.save(field.generate_filename(picture, FILE_NAME), ContentFile(content))
    if not Picture.objects.filter(pk=picture.pk, thumbnail="").update(thumbnail=name):
        field.storage.delete(name)
