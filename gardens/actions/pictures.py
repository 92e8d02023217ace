import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from django.utils.translation import gettext

from gardens.actions.refusals import GoneMeanwhile, PictureRefused
from gardens.models import Gardener, Picture
from gardens.models.picture import FOLDER, PictureQuerySet
from gardens.uploads.pictures import FILE_NAME, CleanPicture

logger = logging.getLogger(__name__)

ROOM_MB, GUEST_ROOM_MB = 500, 20
SWEPT_AT_ONCE = 1000


def add_picture(clean: CleanPicture, *, actor: Gardener) -> Picture:
    with transaction.atomic(), _refusing_a_full_disk():
        # Two uploads at once must not both take the last room.
        owner = Gardener.objects.select_for_update(no_key=True).filter(pk=actor.pk).first()
        if owner is None:
            raise GoneMeanwhile(gettext("You signed in meanwhile. Open the page again."))
        _refuse_without_room(owner, len(clean.content))
        return Picture.objects.create(
            owner=owner,
            file=ContentFile(clean.content, name=FILE_NAME),
            width_px=clean.width_px,
            height_px=clean.height_px,
            size_bytes=len(clean.content),
        )


def remove_pictures(pictures: PictureQuerySet) -> None:
    """Rows now, files once that is certain; what fails then is left to `sweep_pictures`."""
    names = [name for names in pictures.values_list("file", "thumbnail") for name in names if name]
    pictures.delete()
    transaction.on_commit(lambda: _delete_files(names), robust=True)


def sweep_pictures(*, older_than: datetime) -> int:
    """Delete files without a row, such as a failed upload leaves; returns how many."""
    storage, swept = _storage(), 0
    shards, _files = storage.listdir(FOLDER) if storage.exists(FOLDER) else ([], [])
    for shard in shards:
        names = {f"{FOLDER}/{shard}/{name}" for name in storage.listdir(f"{FOLDER}/{shard}")[1]}
        orphans = names - _known_names(f"{FOLDER}/{shard}/")
        # A file is written before its row is there for others to see.
        old = [name for name in orphans if storage.get_modified_time(name) < older_than]
        _delete_files(old)
        swept += len(old)
    return swept


def sweep_unused_pictures(*, older_than: datetime) -> int:
    """Delete those whose garden, bed or entry is gone; returns how many."""
    pks = list(Picture.objects.unused(older_than).values_list("pk", flat=True)[:SWEPT_AT_ONCE])
    remove_pictures(Picture.objects.filter(pk__in=pks))
    return len(pks)


@contextmanager
def _refusing_a_full_disk() -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        logger.exception("a picture cannot be stored")
        raise PictureRefused(
            gettext(
                "Pictures cannot be stored at the moment. The fault is ours. Save without them, or "
                "try again later."
            )
        ) from fault


def _known_names(shard: str) -> set[str]:
    files = Picture.objects.filter(file__startswith=shard).values_list("file", flat=True)
    small = Picture.objects.filter(thumbnail__startswith=shard).values_list("thumbnail", flat=True)
    return {*files, *small}


def _refuse_without_room(owner: Gardener, size_bytes: int) -> None:
    room_mb = GUEST_ROOM_MB if owner.is_guest else ROOM_MB
    if Picture.objects.visible_to(owner).size_bytes() + size_bytes <= room_mb * 1024 * 1024:
        return
    if owner.is_guest:
        sentence = gettext(
            "A guest has room for {room} MB of pictures, and it is used up. Keep the garden for "
            "more room, or remove a picture first."
        )
    else:
        sentence = gettext(
            "Your room of {room} MB for pictures is used up. Remove a picture first."
        )
    raise PictureRefused(sentence.format(room=room_mb))


def _delete_files(names: list[str]) -> None:
    storage = _storage()
    for name in names:
        storage.delete(name)


def _storage() -> Storage:
    return Picture._meta.get_field("file").storage
