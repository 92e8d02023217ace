"""Staff and the law of plants: rows of the list, what a change would touch, permits of gardeners.

Here and not in `compliance`, because what a change touches is gardens and plantings.
"""

from functools import partial

from django import forms
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.actions.exemptions import decide_exemption
from compliance.actions.restrictions import save_restriction
from compliance.models import Exemption, ExemptionState, Restriction, RestrictionDryRun
from compliance.read_only_admin import ReadOnlyAdmin
from compliance.restricting import Severity
from gardens.forms.fields import KnownStateField
from gardens.tasks import ring_dry_runs

# The button of the form, and the address that fills the form from a dry run.
DRY_RUN = "_dry_run"
DRY_RUN_PARAMETER = "dry_run"
# Longer numbers do not fit into a column.
LONGEST_NUMBER = 19
SEVERITIES = {one.name.lower(): one.label for one in Severity}


class RestrictionForm(forms.ModelForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("Why now? Kept with the row; its hash goes into the audit trail."),
    )

    class Meta:
        model = Restriction
        fields = [
            *("scientific_name", "rank", "synonyms", "excepted_taxa", "common_names"),
            *("regime", "jurisdiction", "growing", "sale", "transport", "level", "conditions"),
            *("legal_reference", "since", "verified", "effective_from", "effective_until"),
        ]

    # The dry run whose values it begins with.
    tried: RestrictionDryRun | None = None

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.tried:
            self.initial |= self.tried.tried
        # What is only tried out needs no reason.
        self.fields["reason"].required = DRY_RUN not in self.data

    @property
    def typed(self) -> dict[str, str | None]:
        """As the dry run keeps it."""
        names = [field.name for field in Restriction._meta.fields if field.name in self.fields]
        values = {name: self.cleaned_data[name] for name in names}
        days = {name: day.isoformat() for name, day in values.items() if hasattr(day, "isoformat")}
        return values | days


@admin.register(Restriction)
class RestrictionAdmin(admin.ModelAdmin):
    """Rows end by a date and are never deleted. A second button only counts what would change."""

    form = RestrictionForm
    change_form_template = "admin/compliance/restriction/change_form.html"
    list_display = [
        *("scientific_name", "jurisdiction", "regime", "growing", "level"),
        *("verified", "effective_from", "effective_until", "is_changed"),
    ]
    list_filter = ["regime", "growing", "verified", "is_changed", "is_withdrawn", "jurisdiction"]
    search_fields = ["scientific_name", "synonyms", "common_names", "legal_reference"]
    readonly_fields = ["is_shipped", "is_changed", "is_withdrawn", "changed_because"]
    actions = None

    def has_delete_permission(self, request: HttpRequest, obj: Restriction | None = None) -> bool:
        return False

    def get_form(
        self, request: HttpRequest, obj: Restriction | None = None, **kwargs: object
    ) -> type[RestrictionForm]:
        kwargs["form"] = type("TriedForm", (RestrictionForm,), {"tried": _tried_out(request)})
        return super().get_form(request, obj, **kwargs)

    def save_model(
        self, request: HttpRequest, obj: Restriction, form: RestrictionForm, change: bool
    ) -> None:
        if DRY_RUN in request.POST:
            request.dry_run = RestrictionDryRun.objects.create(
                restriction_id=obj.pk, tried=form.typed, asked_by=request.user
            )
            transaction.on_commit(partial(ring_dry_runs, [request.dry_run.pk]))
            return
        fields = [name for name in form.changed_data if name != "reason"]
        reason = form.cleaned_data["reason"]
        save_restriction(obj, fields=fields, reason=reason, actor=request.user)

    def log_addition(
        self, request: HttpRequest, obj: models.Model, message: object
    ) -> LogEntry | None:
        return None if DRY_RUN in request.POST else super().log_addition(request, obj, message)

    def log_change(
        self, request: HttpRequest, obj: models.Model, message: object
    ) -> LogEntry | None:
        return None if DRY_RUN in request.POST else super().log_change(request, obj, message)

    def response_add(
        self, request: HttpRequest, obj: models.Model, post_url_continue: str | None = None
    ) -> HttpResponse:
        if DRY_RUN in request.POST:
            return redirect(request.dry_run)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: models.Model) -> HttpResponse:
        if DRY_RUN in request.POST:
            return redirect(request.dry_run)
        return super().response_change(request, obj)


def _tried_out(request: HttpRequest) -> RestrictionDryRun | None:
    number = request.GET.get(DRY_RUN_PARAMETER, "")
    is_number = number.isascii() and number.isdecimal() and len(number) < LONGEST_NUMBER
    return RestrictionDryRun.objects.filter(pk=number).first() if is_number else None


@admin.register(RestrictionDryRun)
class RestrictionDryRunAdmin(ReadOnlyAdmin):
    """Fetched anew every two seconds until the worker is through."""

    COUNTS = ("plants", "own_plants", "plantings", "gardeners")
    list_display = ["__str__", "created_at", *COUNTS, "finished_at"]
    view_on_site = False
    fields = [
        *("restriction", "tried", *COUNTS, "lines", "whose"),
        *("created_at", "finished_at", "change"),
    ]
    readonly_fields = [*fields, "progress"]

    def get_fields(self, request: HttpRequest, obj: RestrictionDryRun | None = None) -> list[str]:
        """Before it is counted, a nought would say that nothing is touched."""
        if obj and not obj.is_finished:
            return ["restriction", "tried", "created_at", "progress"]
        return self.fields

    @admin.display(description=_("progress"))
    def progress(self, run: RestrictionDryRun) -> str:
        return gettext("Not counted yet. This page is fetched anew until a worker has counted it.")

    @admin.display(description=_("plants and places"))
    def lines(self, run: RestrictionDryRun) -> SafeString:
        rows = (
            (
                line["name"] or gettext("an own plant"),
                line["jurisdiction"],
                SEVERITIES.get(line["before"], "–"),
                SEVERITIES.get(line["after"], "–"),
                line["plantings"],
            )
            for line in run.touched
        )
        return format_html_join("", "<div>{}, {}: {} → {} ({})</div>", rows)

    @admin.display(description=_("gardeners"))
    def whose(self, run: RestrictionDryRun) -> SafeString:
        page = "admin:gardens_gardener_change"
        rows = ((reverse(page, args=[pk]), pk) for pk in run.gardener_ids)
        return format_html_join(", ", '<a href="{}">{}</a>', rows)

    @admin.display(description=_("change"))
    def change(self, run: RestrictionDryRun) -> SafeString:
        path = (
            reverse("admin:compliance_restriction_change", args=[run.restriction_id])
            if run.restriction_id
            else reverse("admin:compliance_restriction_add")
        )
        words = gettext("Make this change")
        return format_html('<a href="{}?{}={}">{}</a>', path, DRY_RUN_PARAMETER, run.pk, words)

    def change_view(self, request: HttpRequest, object_id: str, **kwargs: object) -> HttpResponse:
        response = super().change_view(request, object_id, **kwargs)
        run = (getattr(response, "context_data", None) or {}).get("original")
        if run and not run.is_finished:
            response["Refresh"] = "2"
        return response


class ExemptionForm(forms.ModelForm):
    state = forms.ChoiceField(
        label=_("Decision"),
        choices=[(one.value, one.label) for one in ExemptionState if one != ExemptionState.OPEN],
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("The gardener reads it.")
    )
    known_edition = KnownStateField()

    class Meta:
        model = Exemption
        fields = ["state", "reason"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        # Who may only look is shown no field.
        if "known_edition" in self.fields:
            self.initial["known_edition"] = self.instance.edition

    def clean(self) -> dict[str, object]:
        """What staff decide is what they have read. Locked until the admin has saved."""
        stored = Exemption.objects.select_for_update().get(pk=self.instance.pk)
        if stored.edition != self.cleaned_data["known_edition"]:
            self.data = self.data | {"known_edition": [stored.edition]}
            raise ValidationError(
                gettext(
                    "It was changed or decided in the meantime, and stands here as it is now. "
                    "Read it again, then decide."
                )
            )
        return super().clean()


@admin.register(Exemption)
class ExemptionAdmin(admin.ModelAdmin):
    """Staff grant or refuse; the action writes the audit entry."""

    form = ExemptionForm
    list_display = ["plant", "jurisdiction", "permit_number", "expires_on", "state", "created_at"]
    list_filter = ["state", "jurisdiction"]
    list_select_related = ["plant"]
    search_fields = ["permit_number", "plant__botanical_name", "plant__common_name"]
    readonly_fields = [
        *("plant", "jurisdiction", "garden_number", "asked_by", "restrictions"),
        *("permit_number", "expires_on", "text", "created_at", "decided_by", "decided_at"),
    ]
    fields = [*readonly_fields, "state", "reason", "known_edition"]
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Exemption | None = None) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: Exemption, form: ExemptionForm, change: bool
    ) -> None:
        decide_exemption(
            obj,
            ExemptionState(form.cleaned_data["state"]),
            reason=form.cleaned_data["reason"],
            actor=request.user,
        )
