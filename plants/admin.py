from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from plants.models import Companionship, DataLoad, GerminationTemperature, Plant
from plants.models.plant import range_fields

FILE_WINS = _(
    "A new edition of the data files overwrites what they name: change the file for good."
)


class GerminationInline(admin.TabularInline):
    model = GerminationTemperature
    extra = 0


@admin.register(Plant)
class PlantAdmin(admin.ModelAdmin):
    list_display = ["common_name", "latin_name", "family", "category", "confidence"]
    list_filter = ["category", "frost_tolerance", "sun", "confidence", "rotation_group"]
    # Names the box; get_search_results does the work.
    search_fields = ["search_text"]
    inlines = [GerminationInline]
    fieldsets = [
        (
            None,
            {
                "description": FILE_WINS,
                "fields": [
                    "slug",
                    ("common_name", "botanical_name", "cultivar_group"),
                    ("family", "category", "rotation_group"),
                    ("growth_form", "life_cycle", "propagation"),
                ],
            },
        ),
        (
            _("Space"),
            {
                "fields": [
                    ("spacing_in_row_cm", "spacing_between_rows_cm"),
                    ("height_cm", "spread_cm", "sowing_depth_cm"),
                ]
            },
        ),
        (
            _("Germination and harvest"),
            {
                "fields": [
                    range_fields("germination_days"),
                    (
                        "germination_temp_min_c",
                        "germination_temp_opt_c",
                        "germination_temp_max_c",
                    ),
                    (*range_fields("days_to_maturity"), "days_to_maturity_from"),
                    range_fields("years_to_first_harvest"),
                    ("yield_kg_per_m_row", *range_fields("yield_kg_per_plant")),
                    ("seed_viability_years", "succession_interval_days"),
                ]
            },
        ),
        (
            _("Weeks from the frosts"),
            {
                "fields": [
                    range_fields("indoor_sow_weeks_before_last_frost"),
                    range_fields("transplant_weeks_after_last_frost"),
                    range_fields("direct_sow_weeks_after_last_frost"),
                    range_fields("autumn_plant_weeks_before_first_frost"),
                ]
            },
        ),
        (
            _("Climate and light"),
            {
                "fields": [
                    ("frost_tolerance", "kill_temperature_c", "gdd_base_c"),
                    range_fields("usda_zone"),
                    ("sun", "sun_hours_min"),
                ]
            },
        ),
        (
            _("Soil and feeding"),
            {
                "fields": [
                    range_fields("soil_ph"),
                    "nutrient_demand",
                    ("removal_n_kg_per_t", "removal_p2o5_kg_per_t", "removal_k2o_kg_per_t"),
                ]
            },
        ),
        (
            _("Water"),
            {
                "fields": [
                    ("water_need", "fao56_crop"),
                    ("kc_ini", "kc_mid", "kc_end"),
                    ("stage_ini_days", "stage_dev_days", "stage_mid_days", "stage_late_days"),
                    (*range_fields("rooting_depth"), "depletion_fraction_p"),
                ]
            },
        ),
        (
            _("Hydroponics"),
            {"fields": [range_fields("hydroponic_ph"), range_fields("hydroponic_ec")]},
        ),
        (_("Sources"), {"fields": ["confidence", "source_codes"]}),
    ]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Plant], search_term: str
    ) -> tuple[QuerySet[Plant], bool]:
        return (queryset.search(search_term) if search_term else queryset), False


@admin.register(GerminationTemperature)
class GerminationTemperatureAdmin(admin.ModelAdmin):
    list_display = ["plant", "soil_temp_c", "days_to_emergence"]
    list_filter = ["soil_temp_c"]
    list_select_related = ["plant"]
    search_fields = ["plant__search_text"]
    autocomplete_fields = ["plant"]
    fieldsets = [(None, {"description": FILE_WINS, "fields": list_display})]


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


@admin.register(DataLoad)
class DataLoadAdmin(admin.ModelAdmin):
    """Deleting a row has its file loaded again at the next start."""

    list_display = ["name", "sha256", "loaded_at"]
    fields = readonly_fields = list_display
    search_fields = ["name"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: DataLoad | None = None) -> bool:
        return False
