"""Where staff review what gardeners were refused and what is doubtful; nothing is edited here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from compliance.actions.flags import clear_flag
from compliance.actions.refusals import Refused
from compliance.actions.reviews import clear_text, confirm_text, dismiss_text
from compliance.loading.controlled import NAMES
from compliance.loading.restrictions import AMENDMENTS, LIST, SYNONYMS
from compliance.models import Flag, Restriction, ReviewItem, ReviewState, Violation
from compliance.read_only_admin import ReadOnlyAdmin
from plants.models import DataLoad

DAYS_COUNTED = 90
# Whose editions decide what is refused.
LISTS = (NAMES, LIST, AMENDMENTS, SYNONYMS)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("Kept with the row; its hash goes into the audit trail."),
    )


@dataclass(frozen=True, slots=True)
class Decision:
    """What staff can do with a row, and the action that does it."""

    label: Promise
    explanation: Promise
    act: Callable[..., Model]


class DecidingAdmin(ReadOnlyAdmin):
    """Rows that only the actions write; who may change them may decide."""

    change_form_template = "compliance/decided_row.html"
    decisions: dict[str, Decision]

    def offered(self, row: Model) -> list[str]:
        raise NotImplementedError

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super().has_view_permission(request, obj) or self.may_decide(request)

    def may_decide(self, request: HttpRequest) -> bool:
        return request.user.has_perm(
            f"{self.opts.app_label}.{admin.options.get_permission_codename('change', self.opts)}"
        )

    def get_urls(self) -> list[URLPattern]:
        decide = path(
            "<int:pk>/<str:decision>/decide/",
            self.admin_site.admin_view(require_http_methods(["GET", "POST"])(self.decide_view)),
            name=f"compliance_{self.opts.model_name}_decide",
        )
        return [decide, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict | None = None,
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        offered = self.offered(row) if row and self.may_decide(request) else []
        shown = {
            "decisions": {name: self.decisions[name] for name in offered},
            "decide_url": f"admin:compliance_{self.opts.model_name}_decide",
        }
        return super().change_view(request, object_id, form_url, shown)

    def decide_view(self, request: HttpRequest, pk: int, decision: str) -> HttpResponse:
        if not self.may_decide(request) or decision not in self.decisions:
            raise PermissionDenied
        row, chosen = get_object_or_404(self.model, pk=pk), self.decisions[decision]
        form = ReasonForm(request.POST or None)
        if form.is_valid():
            try:
                chosen.act(row, reason=form.cleaned_data["reason"], actor=request.user)
            except Refused as refusal:
                form.add_error(None, refusal.message)
            else:
                messages.success(request, gettext("Decided and recorded."))
                return redirect(f"admin:compliance_{self.opts.model_name}_change", pk)
        context = {
            **self.admin_site.each_context(request),
            "title": chosen.label,
            "decision": chosen,
            "original": row,
            "opts": self.opts,
            "form": form,
        }
        return render(request, "compliance/decision.html", context)


class IsStanding(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return [("standing", _("Standing")), ("cleared", _("Cleared"))]

    def queryset(self, request: HttpRequest, queryset):
        if self.value() is None:
            return queryset
        return queryset.filter(cleared_at__isnull=self.value() == "standing")


@admin.register(Flag)
class FlagAdmin(DecidingAdmin):
    list_display = ["__str__", "gardener", "is_flagged", "count", "first_at", "last_at", "reason"]
    list_filter = [IsStanding, "reason"]
    list_select_related = ["gardener"]
    search_fields = ["gardener__email", "=gardener__pk"]
    date_hierarchy = "last_at"
    fields = readonly_fields = [
        *("gardener", "count", "first_at", "last_at", "reason"),
        *("cleared_at", "cleared_by", "cleared_because"),
    ]
    decisions = {
        "clear": Decision(
            _("Clear the flag"),
            _("The gardener is no longer flagged. What happened stays in the audit trail."),
            clear_flag,
        )
    }

    @admin.display(description=_("flagged"), boolean=True)
    def is_flagged(self, flag: Flag) -> bool:
        return flag.is_standing

    def offered(self, row: Flag) -> list[str]:
        return ["clear"] if row.is_standing else []


@admin.register(ReviewItem)
class ReviewItemAdmin(DecidingAdmin):
    list_display = ["text", "state", "reason", "__str__", "gardener", "found_at", "decided_by"]
    list_filter = ["state", "reason", "target_type"]
    list_select_related = ["gardener", "decided_by"]
    search_fields = ["text", "gardener__email"]
    date_hierarchy = "found_at"
    fields = readonly_fields = [
        *("text", "reason", "still_says_so", "target_type", "target_id", "column", "gardener"),
        *("found_at", "state", "decided_by", "decided_at", "decided_because"),
    ]
    decisions = {
        "dismiss": Decision(
            _("Dismiss: it is harmless"),
            _("The same text of the same row does not come here again."),
            dismiss_text,
        ),
        "confirm": Decision(
            _("Confirm: it names a controlled plant"),
            _("The gardener is flagged, and asked to change the text at the next edit."),
            confirm_text,
        ),
        "clear": Decision(
            _("Take the text out of its row"),
            _("The field is emptied; a name that must be there becomes “Removed”."),
            clear_text,
        ),
    }

    @admin.display(description=_("the row still says so"), boolean=True)
    def still_says_so(self, item: ReviewItem) -> bool:
        return item.stands()

    def offered(self, row: ReviewItem) -> list[str]:
        if row.is_open:
            return ["dismiss", "confirm"]
        return ["clear"] if row.state == ReviewState.CONFIRMED and row.stands() else []


@admin.register(Violation)
class ViolationAdmin(ReadOnlyAdmin):
    """Read from the audit trail; gardeners have numbers there."""

    change_list_template = "compliance/violation_list.html"
    list_display = ["created_at", "regime_name", "action", "reason", "endpoint", "actor_id"]
    list_filter = ["action"]
    search_fields = ["=actor__pk"]
    search_help_text = _("The number of a gardener.")
    date_hierarchy = "created_at"
    ordering = ["-id"]
    fields = readonly_fields = [*list_display, "rules", "entry_hash"]

    @admin.display(description=_("regime"))
    def regime_name(self, violation: Violation) -> str:
        return violation.regime.label

    @admin.display(description=_("rules of law"))
    def rules(self, violation: Violation) -> str:
        """Of the place; they name the plant, and hold nothing that a gardener wrote."""
        found = Restriction.objects.filter(pk__in=violation.restriction_ids)
        return "; ".join(f"{one}: {one.legal_reference}" for one in found)

    def get_urls(self) -> list[URLPattern]:
        statistics = path(
            "statistics/",
            self.admin_site.admin_view(self.statistics_view),
            name="compliance_statistics",
        )
        return [statistics, *super().get_urls()]

    def statistics_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        since = timezone.now() - timedelta(days=DAYS_COUNTED)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Violations by day"),
            "days": Violation.objects.since(since).by_day(),
            "days_counted": DAYS_COUNTED,
            "open_texts": ReviewItem.objects.open().count(),
            "standing_flags": Flag.objects.standing().count(),
            "lists": DataLoad.objects.filter(name__in=LISTS),
            "opts": self.opts,
        }
        return render(request, "compliance/statistics.html", context)
