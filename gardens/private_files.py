"""Files that only their owner may fetch: a view decides, then Django or the web server sends."""

from collections.abc import Collection
from datetime import timedelta
from functools import cache
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

# A file is written before its row names it.
ORPHAN_AFTER = timedelta(days=1)


@cache
def private_storage() -> Storage:
    """The same for what is written and for the fields that read it."""
    return storages["private"]


def forget_orphans(folder: str, known: Collection[str]) -> None:
    """Of a folder, the files that no row names and that are older than a day."""
    storage = private_storage()
    if not storage.exists(folder):
        return
    before = timezone.now() - ORPHAN_AFTER
    for file in storage.listdir(folder)[1]:
        name = f"{folder}/{file}"
        if name not in known and storage.get_modified_time(name) < before:
            storage.delete(name)


def private_response(
    file: FieldFile, filename: str, content_type: str, *, as_attachment: bool = False
) -> HttpResponse:
    """Called once the view has found that the gardener may see the file."""
    if not file:
        raise Http404
    if settings.PRIVATE_MEDIA_ACCEL_PREFIX:
        response = HttpResponse(content_type=content_type)
        prefix = settings.PRIVATE_MEDIA_ACCEL_PREFIX.rstrip("/")
        response.headers["X-Accel-Redirect"] = f"{prefix}/{quote(file.name)}"
    else:
        response = FileResponse(_opened(file), content_type=content_type)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment, filename)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private"
    return response


def _opened(file: FieldFile) -> FieldFile:
    try:
        return file.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
