from collections.abc import Collection

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from compliance.read_only_admin import ReadOnlyAdmin
from gardens import (
    book_admin,
    indoor_admin,
    models,
    proposal_admin,
    restriction_admin,
    seed_admin,
    sensor_admin,
    weather_admin,
)
from gardens.actions.removing import remove_gardeners
from gardens.tasks import ring_sessions

__all__ = [
    "book_admin",
    "indoor_admin",
    "proposal_admin",
    "restriction_admin",
    "seed_admin",
    "sensor_admin",
    "weather_admin",
]


class GardenerCreationForm(AdminUserCreationForm):
    class Meta:
        model = models.Gardener
        fields = ["email"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True


class GardenerChangeForm(UserChangeForm):
    class Meta:
        model = models.Gardener
        fields = "__all__"
        field_classes: dict[str, type] = {}


@admin.register(models.Gardener)
class GardenerAdmin(UserAdmin):
    form = GardenerChangeForm
    add_form = GardenerCreationForm
    list_display = ["__str__", "is_staff", "is_active", "guest_since", "last_seen_at"]
    list_filter = ["is_staff", "is_superuser", "is_active"]
    search_fields = ["email"]
    ordering = ["-pk"]
    readonly_fields = ["guest_since", "last_seen_at", "last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["email", "password", ("first_name", "last_name")]}),
        (
            _("Permissions"),
            {"fields": ["is_active", "is_staff", "is_superuser", "groups", "user_permissions"]},
        ),
        (_("Dates"), {"fields": ["guest_since", "last_seen_at", "last_login", "date_joined"]}),
    ]
    add_fieldsets = [(None, {"fields": ["email", "usable_password", "password1", "password2"]})]

    def get_deleted_objects(self, objs: Collection[models.Gardener], request: HttpRequest) -> tuple:
        """With all that is theirs, which would be a long list. Nobody deletes themselves here, so
        that a superuser is left."""
        counts = {self.opts.verbose_name_plural: len(objs)}
        return (
            list(map(str, objs)),
            counts,
            set(),
            [str(one) for one in objs if one == request.user],
        )

    def delete_model(self, request: HttpRequest, obj: models.Gardener) -> None:
        remove_gardeners([obj.pk])
        transaction.on_commit(ring_sessions, robust=True)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[models.Gardener]) -> None:
        with transaction.atomic():
            remove_gardeners(list(queryset.values_list("pk", flat=True)))
            transaction.on_commit(ring_sessions, robust=True)


@admin.register(models.Garden)
class GardenAdmin(ReadOnlyAdmin):
    list_display = ["name", "kind", "owner", "place", "is_example", "created_at"]
    list_filter = ["kind", "is_example"]
    list_select_related = ["owner", "place"]
    search_fields = ["name", "owner__email", "place__label"]


@admin.register(models.Place)
class PlaceAdmin(ReadOnlyAdmin):
    list_display = ["label", "country_code", "climate_source", "climate_confidence", "usda_zone"]
    list_filter = [
        *("climate_source", "climate_confidence", "has_safe_date", "is_frost_free"),
        *("precision", "frost_appetite"),
    ]
    search_fields = ["label"]


@admin.register(models.Bed)
class BedAdmin(ReadOnlyAdmin):
    list_display = ["name", "garden", "kind", "shape", "length_cm", "width_cm", "texture", "cover"]
    list_filter = ["kind", "shape", "texture", "cover"]
    list_select_related = ["garden"]
    search_fields = ["name", "garden__name"]


@admin.register(models.Land)
class LandAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "garden", "north_deg"]
    list_select_related = ["garden"]
    search_fields = ["garden__name"]


@admin.register(models.Tree)
class TreeAdmin(ReadOnlyAdmin):
    list_display = ["name", "garden", "plant", "height_m", "canopy_diameter_m", "is_deciduous"]
    list_filter = ["is_deciduous"]
    list_select_related = ["garden", "plant"]
    search_fields = ["name", "garden__name"]


@admin.register(models.Structure)
class StructureAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "garden", "kind", "length_cm", "width_cm", "height_m"]
    list_filter = ["kind"]
    list_select_related = ["garden"]
    search_fields = ["name", "garden__name"]


@admin.register(models.SunMap)
class SunMapAdmin(ReadOnlyAdmin):
    list_display = ["garden", "asked_at", "claimed_at", "attempts", "reckoned_at"]
    list_select_related = ["garden"]
    search_fields = ["garden__name"]


@admin.register(models.Path)
class PathAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "garden", "width_cm"]
    list_select_related = ["garden"]
    search_fields = ["name", "garden__name"]


@admin.register(models.Picture)
class PictureAdmin(ReadOnlyAdmin):
    """Staff see that there is a picture and how large, not the picture."""

    list_display = ["__str__", "owner", "size_bytes", "created_at"]
    list_select_related = ["owner"]
    exclude = ["file", "thumbnail"]


@admin.register(models.Underlay)
class UnderlayAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "garden", "distance_m", "opacity_percent", "version"]
    list_select_related = ["garden", "picture"]
    search_fields = ["garden__name"]


@admin.register(models.Planting)
class PlantingAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "bed", "method", "planned_on", "started_on", "ended_on"]
    list_filter = ["method", "end_reason", "pathogen"]
    list_select_related = ["plant", "bed"]
    search_fields = ["plant__search_text"]


@admin.register(models.OwnPlant)
class OwnPlantAdmin(ReadOnlyAdmin):
    list_display = ["common_name", "botanical_name", "family", "owner", "added_at"]
    list_select_related = ["owner"]
    search_fields = ["search_text", "owner__email"]


@admin.register(models.OwnFigures)
class OwnFiguresAdmin(ReadOnlyAdmin):
    list_display = ["garden", "plant", "cultivar", "source"]
    list_select_related = ["garden", "plant", "cultivar"]
    search_fields = ["garden__name", "plant__search_text"]


@admin.register(models.PlanStep)
class PlanStepAdmin(ReadOnlyAdmin):
    list_display = ["pk", "bed", "act", "number", "actor", "made_at", "undone_at"]
    list_filter = ["act"]
    list_select_related = ["bed", "actor"]


@admin.register(models.PlanChange)
class PlanChangeAdmin(ReadOnlyAdmin):
    list_display = ["pk", "step", "planting_number"]
    list_select_related = ["step"]


@admin.register(models.LandStep)
class LandStepAdmin(ReadOnlyAdmin):
    list_display = ["pk", "land", "act", "number", "name", "actor", "made_at", "undone_at"]
    list_filter = ["act"]
    list_select_related = ["land", "actor"]


@admin.register(models.LandChange)
class LandChangeAdmin(ReadOnlyAdmin):
    list_display = ["pk", "step", "kind", "number"]
    list_select_related = ["step"]


@admin.register(models.CalendarFeed)
class CalendarFeedAdmin(ReadOnlyAdmin):
    list_display = ["gardener", "created_at", "last_used_at"]
    list_select_related = ["gardener"]
    exclude = ["token_digest"]


@admin.register(models.Job)
class JobAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "owner", "state", "attempts", "done", "total", "created_at"]
    list_filter = ["state", "kind"]
    list_select_related = ["owner"]
    exclude = ["result"]
