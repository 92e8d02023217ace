from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from plants.admin.editions import FILE_WINS
from plants.models import Pest


@admin.register(Pest)
class PestAdmin(admin.ModelAdmin):
    list_display = ["name", "agent", "agent_type", "host_families", "confidence"]
    list_filter = ["agent_type", "confidence"]
    search_fields = ["name", "agent", "host_plants__search_text"]
    autocomplete_fields = ["host_plants"]
    fieldsets = [
        (
            None,
            {
                "description": FILE_WINS,
                "fields": [
                    "name",
                    ("agent", "agent_type"),
                    "host_families",
                    "host_plants",
                    "organic_controls",
                    "confidence",
                ],
            },
        ),
        (
            _("Favourable conditions"),
            {
                "fields": [
                    "season",
                    ("temp_min_c", "temp_max_c"),
                    ("moisture_condition", "wetness_hours_min"),
                ]
            },
        ),
        (_("Degree days"), {"fields": [("gdd_event", "gdd_value_c_days", "gdd_base_c")]}),
    ]
