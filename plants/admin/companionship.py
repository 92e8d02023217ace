from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from plants.admin.editions import FILE_WINS
from plants.models import Companionship


class CompanionshipForm(forms.ModelForm):
    class Meta:
        model = Companionship
        fields = [
            "plant_a",
            "plant_b",
            "effect",
            "mechanism",
            "evidence_level",
            "source",
            "citation_checked",
        ]

    def clean(self) -> dict[str, object]:
        """A pair has no order, so whoever types it need not know the stored one."""
        data = super().clean()
        one, other = data.get("plant_a"), data.get("plant_b")
        if one and other and one.pk > other.pk:
            data["plant_a"], data["plant_b"] = other, one
        return data


@admin.register(Companionship)
class CompanionshipAdmin(admin.ModelAdmin):
    form = CompanionshipForm
    list_display = ["pair", "effect", "evidence_level", "citation_checked", "source"]
    list_filter = ["effect", "evidence_level", "citation_checked"]
    list_select_related = ["plant_a", "plant_b"]
    search_fields = ["plant_a__search_text", "plant_b__search_text", "mechanism", "source"]
    autocomplete_fields = ["plant_a", "plant_b"]
    fieldsets = [(None, {"description": FILE_WINS, "fields": CompanionshipForm.Meta.fields})]

    @admin.display(description=_("pair"), ordering="plant_a__common_name")
    def pair(self, companionship: Companionship) -> str:
        return f"{companionship.plant_a} + {companionship.plant_b}"
