from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from plants.admin.cultivar import CultivarInline
from plants.admin.editions import FILE_WINS
from plants.models import GerminationTemperature, Plant
from plants.models.plant import range_fields
from plants.search import find_plants


class GerminationInline(admin.TabularInline):
    model = GerminationTemperature
    extra = 0


@admin.register(Plant)
class PlantAdmin(admin.ModelAdmin):
    list_display = ["common_name", "latin_name", "family", "category", "confidence"]
    list_filter = ["category", "frost_tolerance", "sun", "confidence", "rotation_group"]
    # Names the box; get_search_results does the work.
    search_fields = ["search_text"]
    inlines = [GerminationInline, CultivarInline]
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

    def get_queryset(self, request: HttpRequest) -> QuerySet[Plant]:
        """What gardeners keep for themselves is not the catalogue's."""
        return super().get_queryset(request).of_catalogue()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Plant], search_term: str
    ) -> tuple[QuerySet[Plant], bool]:
        return _searched(queryset, search_term), False


def _searched(plants: QuerySet[Plant], term: str) -> QuerySet[Plant]:
    return plants.filter(pk__in=find_plants(term).pks) if term else plants


@admin.register(GerminationTemperature)
class GerminationTemperatureAdmin(admin.ModelAdmin):
    list_display = ["plant", "soil_temp_c", "days_to_emergence"]
    list_filter = ["soil_temp_c"]
    list_select_related = ["plant"]
    search_fields = ["plant__search_text"]
    autocomplete_fields = ["plant"]
    fieldsets = [(None, {"description": FILE_WINS, "fields": list_display})]
