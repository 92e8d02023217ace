from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleManifestStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed names inside `import` statements too, so that ES modules can be cached for ever."""

    support_js_module_import_aggregation = True
