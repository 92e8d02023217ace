"""Staff write the catalogue, whose app knows nothing of controlled plants: what they write is
looked at here, so that no plant of the catalogue needs to be as it is planted."""

from collections.abc import Iterable

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from compliance.screening import Verdict, screen_taxon
from plants.admin.catalogue_import import CatalogueImportAdmin, ImportForm
from plants.admin.plant import PlantAdmin
from plants.models import CatalogueImport, Plant


def refuse_controlled(plants: Iterable[tuple[str, str]]) -> None:
    """By botanical and common name; whatever the switch says, since the list is staff's own."""
    for names in plants:
        if screen_taxon(names).verdict == Verdict.REFUSED:
            raise ValidationError(
                gettext(
                    "“%(name)s” is a controlled plant, which nobody may keep here: leave it out, "
                    "or change the list of controlled plants first."
                )
                % {"name": names[0]}
            )


class CataloguePlantForm(forms.ModelForm):
    def clean(self) -> dict[str, object]:
        data = super().clean()
        refuse_controlled([(data.get("botanical_name", ""), data.get("common_name", ""))])
        return data


class CatalogueImportForm(ImportForm):
    def clean(self) -> dict[str, object]:
        data = super().clean()
        plants = [record for record in self.records if isinstance(record, Plant)]
        refuse_controlled((plant.botanical_name, plant.common_name) for plant in plants)
        return data


admin.site.unregister([Plant, CatalogueImport])


@admin.register(Plant)
class ScreenedPlantAdmin(PlantAdmin):
    form = CataloguePlantForm


@admin.register(CatalogueImport)
class ScreenedImportAdmin(CatalogueImportAdmin):
    form = CatalogueImportForm
