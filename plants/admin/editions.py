from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from plants.models import DataLoad

FILE_WINS = _(
    "A new edition of the data files overwrites what they name: change the file for good."
)


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
