from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.loading.controlled import NAMES
from compliance.models import ControlledEdition, ControlledName, ControlledPlant
from compliance.models.controlled import Listed
from plants.index import EDGE, catalogue_index
from plants.models import DataLoad
from plants.names import normalise


class ListedForm(forms.ModelForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("Why is this added, changed or withdrawn? Kept with the row."),
    )


class ControlledNameForm(ListedForm):
    def clean(self) -> dict:
        """A name of the catalogue would refuse what everybody grows."""
        cleaned = super().clean()
        if name := cleaned.get("name"):
            words = normalise(name)
            named = [
                one for one in catalogue_index().entries if f"{EDGE} {words}{EDGE}" in one.text
            ]
            if not words or named:
                raise ValidationError(
                    gettext("“%(name)s” is a name of the catalogue or has no letter.")
                    % {"name": name}
                )
        return cleaned


class ListedAdmin(admin.ModelAdmin):
    """What staff write is theirs: new data files leave it alone. Nothing is deleted here, since
    the next data file would bring it back; it is withdrawn."""

    form = ListedForm
    readonly_fields = ["is_shipped", "changed_because"]
    actions = None
    change_list_template = "admin/compliance/listed_change_list.html"

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None):
        version = {
            "edition": ControlledEdition.objects.current(),
            "loaded": DataLoad.objects.filter(name=NAMES).first(),
        }
        return super().changelist_view(request, (extra_context or {}) | version)

    def has_delete_permission(self, request: HttpRequest, obj: Listed | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Listed, form: ListedForm, change: bool) -> None:
        obj.changed_because = form.cleaned_data["reason"]
        if set(form.changed_data) - {"reason", "is_withdrawn"}:
            obj.is_shipped = False
        super().save_model(request, obj, form, change)


@admin.register(ControlledPlant)
class ControlledPlantAdmin(ListedAdmin):
    list_display = [
        *("scientific_name", "rank", "condition", "number_of_names"),
        *("is_withdrawn", "is_shipped", "changed_because"),
    ]
    list_filter = ["condition", "is_withdrawn", "is_shipped"]
    search_fields = ["scientific_name", "names__name"]
    fields = [
        *("scientific_name", "rank", "condition", "is_withdrawn"),
        *("is_shipped", "changed_because", "reason"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ControlledPlant]:
        screened = Count("names", filter=Q(names__is_withdrawn=False))
        return super().get_queryset(request).annotate(screened_names=screened)

    @admin.display(description=_("names"), ordering="screened_names")
    def number_of_names(self, plant: ControlledPlant) -> int:
        return plant.screened_names


@admin.register(ControlledName)
class ControlledNameAdmin(ListedAdmin):
    form = ControlledNameForm
    list_display = [
        *("name", "plant", "language", "kind", "strength"),
        *("is_withdrawn", "is_shipped", "changed_because"),
    ]
    list_filter = ["plant", "kind", "strength", "is_withdrawn", "is_shipped", "language"]
    list_select_related = ["plant"]
    search_fields = ["name"]
    fields = [
        *("plant", "name", "language", "kind", "strength", "is_withdrawn"),
        *("is_shipped", "changed_because", "reason"),
    ]
