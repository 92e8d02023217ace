from collections.abc import Iterable

from django import forms
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from compliance import catalogue_admin, controlled_admin, review_admin
from compliance.actions.ops_tokens import revoke_ops_token
from compliance.models import AuditEntry, OpsToken, Switch
from compliance.models.audit import LONGEST_TEXT, Details
from compliance.read_only_admin import ReadOnlyAdmin

__all__ = ["catalogue_admin", "controlled_admin", "review_admin"]

# Fields of an account or a group that say what may be done.
ROLES = {"is_active", "is_staff", "is_superuser"}
ROLE_SETS = {"groups", "user_permissions", "permissions"}

# What Django's admin says about a change: a sentence, or parts such as {"changed": {"fields": …}}.
ChangeMessage = str | list[dict[str, dict[str, object]]]


class AuditedAdmin:
    """Mixin for a ModelAdmin: every write of staff is in the audit trail too."""

    def log_addition(self, request: HttpRequest, obj: Model, message: ChangeMessage) -> LogEntry:
        AuditEntry.objects.record("row.added", actor=request.user, target=obj)
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Model, message: ChangeMessage) -> LogEntry:
        AuditEntry.objects.record(
            "row.changed", actor=request.user, target=obj, fields=changed_fields(message)
        )
        return super().log_change(request, obj, message)

    def log_deletions(self, request: HttpRequest, queryset: QuerySet) -> list[LogEntry]:
        for obj in queryset:
            AuditEntry.objects.record("row.deleted", actor=request.user, target=obj)
        return super().log_deletions(request, queryset)

    def save_related(
        self, request: HttpRequest, form: forms.ModelForm, formsets: list, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        if roles := changed_roles(form):
            AuditEntry.objects.record(
                "role.changed", actor=request.user, target=form.instance, **roles
            )


def changed_fields(message: ChangeMessage) -> list[str]:
    """The names of the fields, never their values."""
    if isinstance(message, str):
        return []
    return [
        str(field)[:LONGEST_TEXT]
        for part in message
        for change in part.values()
        for field in change.get("fields", [])
    ]


def changed_roles(form: forms.ModelForm) -> Details:
    """What somebody, or a group, may do from now on and what no more."""
    roles: Details = {}
    for name in form.changed_data:
        if name in ROLES:
            roles[name] = form.cleaned_data[name]
        elif name in ROLE_SETS:
            before, after = ({row.pk for row in rows} for rows in _rows_of(form, name))
            roles[f"{name}_added"] = sorted(after - before)
            roles[f"{name}_removed"] = sorted(before - after)
    return roles


def _rows_of(form: forms.ModelForm, name: str) -> tuple[Iterable[Model], Iterable[Model]]:
    return form.initial.get(name, ()), form.cleaned_data[name]


class SwitchForm(forms.ModelForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("Why now? Kept with the switch; its hash goes into the audit trail."),
    )

    class Meta:
        model = Switch
        fields = ["active", "note"]


@admin.register(Switch)
class SwitchAdmin(admin.ModelAdmin):
    """Turns engines on and off; Switch.save() writes the audit entry."""

    form = SwitchForm
    list_display = ["name", "active", "off_since", "changed_because", "modified"]
    fields = ["name", "active", "off_since", "note", "changed_because", "reason"]
    readonly_fields = ["name", "off_since", "changed_because"]
    ordering = ["name"]
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Switch | None = None) -> bool:
        """A missing switch is on: deleting one would turn it on without a reason."""
        return False

    def save_model(self, request: HttpRequest, obj: Switch, form: SwitchForm, change: bool) -> None:
        obj.actor = request.user
        obj.reason = form.cleaned_data["reason"]
        super().save_model(request, obj, form, change)


@admin.register(OpsToken)
class OpsTokenAdmin(admin.ModelAdmin):
    """Shows when each was last used, and ends it; `manage.py make_ops_token` makes one."""

    list_display = ["name", "scope", "made_at", "last_used_at", "revoked_at"]
    fields = readonly_fields = list_display
    actions = ["revoke"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: OpsToken | None = None) -> bool:
        """A change of a switch names the token that made it."""
        return False

    @admin.action(description=_("Revoke the selected tokens"), permissions=["change"])
    def revoke(self, request: HttpRequest, tokens: QuerySet[OpsToken]) -> None:
        names = list(tokens.in_force().values_list("name", flat=True))
        for name in names:
            revoke_ops_token(name, actor=request.user)
        self.message_user(request, _("Revoked: %s") % (", ".join(names) or "-"))


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    list_display = ["id", "created_at", "action", "actor_label", "target_type", "target_id"]
    list_filter = ["action", "target_type"]
    search_fields = ["actor_label", "target_id"]
    date_hierarchy = "created_at"
    ordering = ["-id"]
    fields = [
        *list_display,
        "details",
        "previous_hash",
        "entry_hash",
    ]
    readonly_fields = fields
