"""Columns that hold what a gardener wrote.

Their form fields screen what is typed, and what is saved in a request with something doubtful
is noted for the review. To migrations they are the plain columns.
"""

from django.db import models
from django.forms import Field

from compliance.form_fields import ScreenedCharField as ScreenedFormField
from compliance.scope import note_written


class Screened:
    """Mixin for a column of text."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        text = super().pre_save(model_instance, add)
        note_written(model_instance, self.attname, text)
        return text

    def formfield(self, **kwargs: object) -> Field:
        return super().formfield(**{"form_class": ScreenedFormField} | kwargs)

    def deconstruct(self) -> tuple[str, str, list, dict]:
        name, _path, args, kwargs = super().deconstruct()
        return name, f"django.db.models.{self.get_internal_type()}", args, kwargs


class ScreenedCharField(Screened, models.CharField):
    pass


class ScreenedTextField(Screened, models.TextField):
    pass
