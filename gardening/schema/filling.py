"""Rows to walk migrations with: generated gardens, an example, advice, and one of all else."""

from datetime import UTC, datetime

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from compliance.models import AuditEntry
from gardening.schema.facts import own_apps
from gardens.actions.examples import plant_example
from gardens.models import Garden
from rules.tasks import evaluate_gardens

SAMPLES = (
    (models.BooleanField, False),
    (models.DateTimeField, datetime(2026, 6, 1, 12, tzinfo=UTC)),
    (models.DateField, datetime(2026, 6, 1, tzinfo=UTC).date()),
    (models.JSONField, []),
    ((models.CharField, models.TextField), "a"),
    ((models.IntegerField, models.FloatField, models.DecimalField), 1),
)


def fill_database() -> list[str]:
    """Returns the tables of this project that are still empty."""
    call_command("load_plants", verbosity=0)
    call_command("generate_garden_data", gardeners=3, gardens=20, plantings=200, verbosity=0)
    garden = Garden.objects.order_by("pk").first()
    plant_example(garden, on=timezone.now().date())
    evaluate_gardens(list(Garden.objects.values_list("pk", flat=True)))
    AuditEntry.objects.record("planting.refused", actor=garden.owner)
    empty = [model for model in apps.get_models() if _is_empty(model)]
    # A row may need one of a table further on.
    while filled := [model for model in empty if _add_row(model)]:
        empty = [model for model in empty if model not in filled]
    return [model._meta.db_table for model in empty]


def _is_empty(model: type[models.Model]) -> bool:
    is_own = model._meta.app_label in own_apps() and not model._meta.proxy
    return is_own and not model._base_manager.exists()


def _add_row(model: type[models.Model]) -> bool:
    """Unless the table's constraints ask for more than each column by itself."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    row = model(**{field.attname: _sample(field) for field in fields})
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except (IntegrityError, ValidationError):
        return False
    return True


def _sample(field: models.Field) -> object:
    if field.is_relation:
        return field.related_model._base_manager.values_list("pk", flat=True).first()
    if field.null:
        return None
    if field.choices:
        return next(value for value, _ in field.flatchoices if value != "")
    if field.has_default():
        return field.get_default()
    return next((value for kinds, value in SAMPLES if isinstance(field, kinds)), "")
