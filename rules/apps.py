from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class RulesConfig(AppConfig):
    name = "rules"
    verbose_name = _("Rules")

    def ready(self) -> None:
        from rules import checks, receivers  # noqa: F401
        from rules.models import RuleSetting

        def sync_rules(**kwargs: object) -> None:
            RuleSetting.objects.sync()

        post_migrate.connect(sync_rules, sender=self, weak=False, dispatch_uid="rules.sync")
