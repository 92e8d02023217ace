from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rules.actions import change_rule_setting
from rules.catalogue import BY_ID
from rules.engine.rule import Threshold
from rules.models import Evaluation, Finding, RuleSetting


class RuleSettingForm(forms.ModelForm):
    """A field for each limit that the rule declares; `limits` themselves are never typed."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("Why now? Kept with the rule; its hash goes into the audit trail."),
    )

    class Meta:
        model = RuleSetting
        fields = ["is_enabled"]

    @property
    def chosen_limits(self) -> dict[str, float]:
        return {
            threshold.name: self.cleaned_data[threshold.name]
            for threshold in thresholds_of(self.instance)
        }


def thresholds_of(setting: RuleSetting) -> tuple[Threshold, ...]:
    return BY_ID[setting.rule_id].thresholds if setting.rule_id in BY_ID else ()


def limit_field(threshold: Threshold, setting: RuleSetting) -> forms.FloatField:
    bounds = gettext("Default %(default)s %(unit)s, from %(minimum)s to %(maximum)s.") % {
        "default": f"{threshold.default:g}",
        "unit": gettext(threshold.unit) if threshold.unit else "",
        "minimum": f"{threshold.minimum:g}",
        "maximum": f"{threshold.maximum:g}",
    }
    return forms.FloatField(
        label=threshold.name.replace("_", " ").capitalize(),
        min_value=threshold.minimum,
        max_value=threshold.maximum,
        initial=setting.limits.get(threshold.name, threshold.default),
        help_text=f"{gettext(threshold.help)} {bounds}",
    )


class UnchangeableAdmin(admin.ModelAdmin):
    """To look at; what the engine wrote nobody edits."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False


@admin.register(RuleSetting)
class RuleSettingAdmin(admin.ModelAdmin):
    """Turns rules on and off and moves their limits; the action writes the audit entry."""

    list_display = ["rule_id", "is_enabled", "is_retired", "limits", "changed_because"]
    readonly_fields = ["rule_id", "is_retired", "changed_because"]
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: RuleSetting | None = None) -> bool:
        return False

    def get_form(
        self, request: HttpRequest, obj: RuleSetting | None = None, **kwargs: object
    ) -> type[RuleSettingForm]:
        fields = {threshold.name: limit_field(threshold, obj) for threshold in thresholds_of(obj)}
        kwargs["form"] = type("LimitsForm", (RuleSettingForm,), fields)
        return super().get_form(request, obj, **kwargs)

    def get_fields(self, request: HttpRequest, obj: RuleSetting | None = None) -> list[str]:
        limits = [threshold.name for threshold in thresholds_of(obj)]
        return [*self.readonly_fields, "is_enabled", *limits, "reason"]

    def save_model(
        self, request: HttpRequest, obj: RuleSetting, form: RuleSettingForm, change: bool
    ) -> None:
        change_rule_setting(
            obj,
            is_enabled=form.cleaned_data["is_enabled"],
            limits=form.chosen_limits,
            actor=request.user,
            reason=form.cleaned_data["reason"],
        )


@admin.register(Finding)
class FindingAdmin(UnchangeableAdmin):
    list_display = ["rule_id", "severity", "confidence", "garden", "computed_on", "resolved_at"]
    list_filter = ["rule_id", "severity", "confidence"]
    list_select_related = ["garden"]
    show_full_result_count = False
    ordering = ["-pk"]


@admin.register(Evaluation)
class EvaluationAdmin(UnchangeableAdmin):
    list_display = [
        "garden",
        "revision",
        "done_revision",
        "requested_at",
        "evaluated_on",
        "failed_rules",
    ]
    list_select_related = ["garden"]
    show_full_result_count = False
    ordering = ["-requested_at"]
