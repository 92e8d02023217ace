from django.core.files import File
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleManifestStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed names inside `import` statements too, so that ES modules can be cached for ever."""

    support_js_module_import_aggregation = True


class WholeFilesStorage(FileSystemStorage):
    """A file is there whole or not at all, also where the disk is full."""

    def _save(self, name: str, content: File) -> str:
        try:
            return super()._save(name, content)
        except OSError:
            # The name was free, so what lies there now is ours.
            self.delete(name)
            raise
