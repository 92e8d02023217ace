from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.utils.translation import gettext_lazy as _


class GardeningConfig(AppConfig):
    name = "gardening"
    verbose_name = _("Operations")
    default = True

    def ready(self) -> None:
        from gardening import checks, workers  # noqa: F401
        from gardening.observability import (  # noqa: F401
            databases,
            receivers,
            security,
            task_log,
        )


class CollectedFilesConfig(StaticFilesConfig):
    """htmx's extensions are not used, and import bare names that no hashed file answers to."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "django_htmx/ext/*",
        "django_htmx/htm*-4.*",
    ]
