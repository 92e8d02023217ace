from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gardens.models import Garden
from rules.catalogue import BY_ID, RULES
from rules.engine.policy import Policy
from rules.policy import Setting, policy_of


class RuleSettingQuerySet(models.QuerySet["RuleSetting"]):
    def policy(self) -> Policy:
        """The rules in force with their limits; a rule without a row runs on its defaults."""
        return policy_of(map(Setting._make, self.values_list(*Setting._fields)))

    def sync(self) -> None:
        """One row for every rule of the catalogue; rules that left it are marked retired."""
        self.bulk_create([RuleSetting(rule_id=rule.id) for rule in RULES], ignore_conflicts=True)
        self.exclude(rule_id__in=BY_ID).update(is_retired=True)
        self.filter(rule_id__in=BY_ID, is_retired=True).update(is_retired=False)


class RuleSetting(models.Model):
    """What staff decided about a rule: on or off, and limits that differ from the defaults."""

    rule_id = models.CharField(_("rule"), max_length=40, unique=True)
    is_enabled = models.BooleanField(_("on"), default=True)
    is_retired = models.BooleanField(_("retired"), default=False, editable=False)
    limits = models.JSONField(_("limits"), default=dict, blank=True, editable=False)
    changed_because = models.CharField(
        _("reason of the last change"), max_length=300, blank=True, default="", editable=False
    )

    objects = RuleSettingQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule")
        verbose_name_plural = _("rules")
        ordering = ["rule_id"]

    def __str__(self) -> str:
        return self.rule_id


class HiddenRuleQuerySet(models.QuerySet["HiddenRule"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(garden__owner=gardener)


class HiddenRule(models.Model):
    """A rule that a gardener does not want to hear in one garden."""

    garden = models.ForeignKey(Garden, on_delete=models.CASCADE, related_name="hidden_rules")
    rule_id = models.CharField(_("rule"), max_length=40)
    hidden_at = models.DateTimeField(_("hidden"), default=timezone.now)

    objects = HiddenRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("hidden rule")
        verbose_name_plural = _("hidden rules")
        ordering = ["rule_id"]
        constraints = [
            models.UniqueConstraint(fields=["garden", "rule_id"], name="rules_hidden_once")
        ]

    def __str__(self) -> str:
        return self.rule_id

    @property
    def title(self) -> str:
        return gettext(BY_ID[self.rule_id].title) if self.rule_id in BY_ID else self.rule_id
