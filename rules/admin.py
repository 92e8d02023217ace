from collections.abc import Mapping

from django import forms
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.read_only_admin import ReadOnlyAdmin
from rules.actions.dry_runs import ask_for_dry_run
from rules.actions.settings import change_rule_setting
from rules.catalogue import BY_ID
from rules.engine.rule import Threshold
from rules.models import DryRun, Evaluation, Finding, HiddenRule, KeptSnapshot, RuleSetting

# The button of the form, and the address that fills the form from a dry run.
DRY_RUN = "_dry_run"
DRY_RUN_PARAMETER = "dry_run"
# Longer numbers do not fit into a column.
LONGEST_NUMBER = 19


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

    # The dry run whose values it begins with.
    tried: DryRun | None = None

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.tried:
            self.initial["is_enabled"] = self.tried.is_enabled
        # What is only tried out needs no reason.
        self.fields["reason"].required = DRY_RUN not in self.data

    @property
    def chosen_limits(self) -> dict[str, float]:
        return {
            threshold.name: self.cleaned_data[threshold.name]
            for threshold in thresholds_of(self.instance)
        }


def thresholds_of(setting: RuleSetting) -> tuple[Threshold, ...]:
    return BY_ID[setting.rule_id].thresholds if setting.rule_id in BY_ID else ()


def limit_field(threshold: Threshold, chosen: Mapping[str, float]) -> forms.FloatField:
    unit = f" {gettext(threshold.unit)}" if threshold.unit else ""
    bounds = gettext("Default %(default)s, from %(minimum)s to %(maximum)s.") % {
        "default": f"{threshold.default:g}{unit}",
        "minimum": f"{threshold.minimum:g}",
        "maximum": f"{threshold.maximum:g}",
    }
    return forms.FloatField(
        label=threshold.name.replace("_", " ").capitalize(),
        min_value=threshold.minimum,
        max_value=threshold.maximum,
        initial=chosen.get(threshold.name, threshold.default),
        help_text=f"{gettext(threshold.help)} {bounds}",
    )


@admin.register(RuleSetting)
class RuleSettingAdmin(admin.ModelAdmin):
    """Turns rules on and off and moves their limits; the action writes the audit entry.

    A second button only counts what the change would do.
    """

    change_form_template = "admin/rules/rulesetting/change_form.html"
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
        tried = _tried_out(request, obj)
        chosen = tried.limits if tried else obj.limits
        parts: dict[str, object] = {
            threshold.name: limit_field(threshold, chosen) for threshold in thresholds_of(obj)
        }
        parts["tried"] = tried
        kwargs["form"] = type("LimitsForm", (RuleSettingForm,), parts)
        return super().get_form(request, obj, **kwargs)

    def get_fields(self, request: HttpRequest, obj: RuleSetting | None = None) -> list[str]:
        limits = [threshold.name for threshold in thresholds_of(obj)]
        return [*self.readonly_fields, "is_enabled", *limits, "reason"]

    def save_model(
        self, request: HttpRequest, obj: RuleSetting, form: RuleSettingForm, change: bool
    ) -> None:
        chosen = {
            "is_enabled": form.cleaned_data["is_enabled"],
            "limits": form.chosen_limits,
            "actor": request.user,
        }
        if DRY_RUN in request.POST:
            request.dry_run = ask_for_dry_run(obj, **chosen)
        else:
            change_rule_setting(obj, **chosen, reason=form.cleaned_data["reason"])

    def log_change(
        self, request: HttpRequest, obj: RuleSetting, message: object
    ) -> LogEntry | None:
        return None if DRY_RUN in request.POST else super().log_change(request, obj, message)

    def response_change(self, request: HttpRequest, obj: RuleSetting) -> HttpResponse:
        if DRY_RUN in request.POST:
            return redirect(request.dry_run)
        return super().response_change(request, obj)


def _tried_out(request: HttpRequest, setting: RuleSetting) -> DryRun | None:
    """The dry run whose values the form begins with."""
    number = request.GET.get(DRY_RUN_PARAMETER, "")
    is_number = number.isascii() and number.isdecimal() and len(number) < LONGEST_NUMBER
    return setting.dry_runs.filter(pk=number).first() if is_number else None


@admin.register(DryRun)
class DryRunAdmin(ReadOnlyAdmin):
    """Fetched anew every two seconds until the worker is through."""

    COUNTS = (
        "gardens_done",
        "gardens_total",
        "gardens_changing",
        "appearing",
        "vanishing",
        "rising",
        "falling",
    )
    list_display = ["setting", "created_at", *COUNTS, "finished_at"]
    view_on_site = False
    list_select_related = ["setting"]
    fields = ["setting", "is_enabled", "limits", *COUNTS, "created_at", "finished_at", "change"]
    readonly_fields = ["change"]

    @admin.display(description=_("change"))
    def change(self, run: DryRun) -> SafeString:
        path = reverse("admin:rules_rulesetting_change", args=[run.setting_id])
        words = gettext("Make this change")
        return format_html('<a href="{}?{}={}">{}</a>', path, DRY_RUN_PARAMETER, run.pk, words)

    def change_view(self, request: HttpRequest, object_id: str, **kwargs: object) -> HttpResponse:
        response = super().change_view(request, object_id, **kwargs)
        run = (getattr(response, "context_data", None) or {}).get("original")
        if run and not run.is_finished:
            response["Refresh"] = "2"
        return response


@admin.register(HiddenRule)
class HiddenRuleAdmin(ReadOnlyAdmin):
    list_display = ["rule_id", "garden", "hidden_at"]
    list_select_related = ["garden"]
    show_full_result_count = False


@admin.register(KeptSnapshot)
class KeptSnapshotAdmin(ReadOnlyAdmin):
    list_display = ["garden", "kept_at"]
    list_select_related = ["garden"]
    exclude = ["packed"]
    show_full_result_count = False
    ordering = ["-pk"]


@admin.register(Finding)
class FindingAdmin(ReadOnlyAdmin):
    list_display = ["rule_id", "severity", "confidence", "garden", "computed_on", "resolved_at"]
    list_filter = ["rule_id", "severity", "confidence"]
    list_select_related = ["garden"]
    raw_id_fields = ["snapshot"]
    show_full_result_count = False
    ordering = ["-pk"]


@admin.register(Evaluation)
class EvaluationAdmin(ReadOnlyAdmin):
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
