from collections import Counter

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from plants.models import Cultivar
from plants.models.figures import OVERRIDABLE
from plants.names import normalise

FIELDSETS = [
    (None, {"fields": [("name", "slug"), ("source", "confidence")]}),
    (
        _("Where it differs from the plant"),
        {
            "classes": ["collapse"],
            "description": _("An empty value is the plant's own."),
            "fields": OVERRIDABLE,
        },
    ),
]


class CultivarFormSet(BaseInlineFormSet):
    def clean(self) -> None:
        """Each form only looks at what is stored."""
        super().clean()
        kept = [form for form in self.forms if not self._should_delete_form(form)]
        names = Counter(normalise(form.cleaned_data.get("name", "")) for form in kept)
        del names[""]
        if repeated := next((name for name, times in names.items() if times > 1), None):
            raise ValidationError(
                gettext("“%(name)s” stands here twice: leave one out.") % {"name": repeated}
            )


class CultivarInline(admin.StackedInline):
    model = Cultivar
    formset = CultivarFormSet
    extra = 0
    fieldsets = FIELDSETS
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Cultivar)
class CultivarAdmin(admin.ModelAdmin):
    list_display = ["name", "plant", "source", "confidence"]
    list_filter = ["confidence"]
    list_select_related = ["plant"]
    search_fields = ["search_text", "plant__search_text"]
    autocomplete_fields = ["plant"]
    fieldsets = [(None, {"fields": ["plant"]}), *FIELDSETS]
    prepopulated_fields = {"slug": ["name"]}
