from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader

from gardening.backups import databases
from gardening.backups.archive import (
    DATABASE,
    MEDIA,
    PARTIAL,
    members,
    read_manifest,
    told_in_words,
    verify,
)
from gardening.backups.contents import Contents, differences
from gardening.backups.faults import BackupFault
from gardening.backups.making import FORMAT, alone_in, refuse_without_room
from gardening.backups.media import media_folder, put_back
from gardening.schema.facts import own_apps
from gardens.models import Garden


def restore_backup(path: Path, *, overwrite: bool) -> Contents:
    """All is looked at first; then the database is replaced in one step, then files come back."""
    with alone_in(settings.BACKUP_DIR):
        manifest = usable_manifest(path)
        if not overwrite and holds_gardens(connection):
            raise BackupFault(
                "This database holds gardens. Add --overwrite to replace them; "
                "`manage.py backup` first keeps what is there."
            )
        if folder := media_folder():
            refuse_without_room(folder, manifest["media_bytes"])
        contents = Contents(**manifest["contents"])
        with TemporaryDirectory(prefix=PARTIAL, dir=settings.BACKUP_DIR) as scratch:
            copy = Path(scratch, DATABASE)
            refuse_without_room(copy.parent, manifest["database_bytes"])
            verify(path, copy)
            databases.restore(connection, copy)
        _put_media_back(path)
        if told := differences(contents, connection):
            raise BackupFault("\n".join(["Restored, but not as it was backed up:", *told]))
    return contents


def usable_manifest(path: Path) -> dict[str, object]:
    manifest = read_manifest(path)
    if manifest["format"] != FORMAT:
        raise BackupFault(f"{path.name} was made by another release. Restore it with that one.")
    if manifest["vendor"] != connection.vendor:
        raise BackupFault(
            f"{path.name} is of {manifest['vendor']}, this site runs on {connection.vendor}. "
            "Set DATABASE_URL to a database of that kind."
        )
    known = {".".join(node) for node in MigrationLoader(None).graph.nodes}
    applied = manifest["contents"]["migrations"]
    newer = [one for one in applied if one.split(".")[0] in own_apps() and one not in known]
    if newer:
        raise BackupFault(
            f"{path.name} is of a newer release ({', '.join(newer[:3])}). "
            "Restore it with that release."
        )
    return manifest


def holds_gardens(target: BaseDatabaseWrapper) -> bool:
    if Garden._meta.db_table not in target.introspection.table_names():
        return False
    return Garden.objects.using(target.alias).exists()


def _put_media_back(path: Path) -> None:
    with told_in_words(path), closing(members(path)) as found:
        for name, file in found:
            if name.startswith(MEDIA):
                put_back(name.removeprefix(MEDIA), file)
