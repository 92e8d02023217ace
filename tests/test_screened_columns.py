"""What gardeners can write is screened: the columns of all models, the fields of all forms."""

from collections.abc import Iterator

from django import forms
from django.apps import apps
from django.db import models
from django.urls import get_resolver

from compliance import form_fields
from compliance.fields import Screened
from compliance.models import Exemption
from gardens.models import Garden, OwnPlant

APPS = ("plants", "compliance", "gardens", "rules", "gardening")
SCREENED = (form_fields.ScreenedCharField, form_fields.ScreenedFileField)


def all_forms() -> set[type[forms.BaseForm]]:
    """Whatever an address leads to is imported with the addresses."""
    assert get_resolver().url_patterns
    return {form for form in _subclasses(forms.BaseForm) if form.__module__.split(".")[0] in APPS}


def _subclasses(parent: type) -> Iterator[type]:
    for child in parent.__subclasses__():
        yield child
        yield from _subclasses(child)


def screened_form_fields() -> set[tuple[type[forms.BaseForm], str]]:
    return {
        (form, name)
        for form in all_forms()
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, SCREENED)
    }


def screened_columns() -> set[tuple[type[models.Model], str]]:
    declared = {
        (model, column.name)
        for model in apps.get_models()
        for column in model._meta.local_fields
        if isinstance(column, Screened)
    }
    return declared | {(OwnPlant.__base__, column) for column in OwnPlant.WRITTEN}


# Columns of text that are not screened, each with the reason; a new column is added to its
# model as a screened one, or here.
WHOLE_APPS = {
    "admin": "staff",
    "auth": "staff",
    "contenttypes": "code",
    "sessions": "code",
    "account": "addresses of e-mail and codes: an address is its owner's, shown to nobody else",
    "waffle": "staff",
    "plants": "the catalogue: staff and data files; own plants see OwnPlant.WRITTEN",
    "compliance": "staff, codes, and copies of texts that were screened; but see WRITTEN_BY_BOTH",
    "gardening": "code",
}
# Of such an app, where gardeners write columns beside those of staff.
WRITTEN_BY_BOTH = {Exemption}
OPEN = {
    # Codes, units, digests, addresses of files, names of zones and data sources.
    "code": {
        *("Town.country_code", "Town.admin1_code", "Town.timezone", "PostalZone.code"),
        *("PostalZone.state", "PostalZone.usda_zone", "ClimateStation.station_id"),
        *("ClimateStation.usda_zone", "ClimateStation.country_code", "ClimateStation.region"),
        *("ClimateCell.usda_zone", "WeatherArchive.usda_zone", "WeatherCell.timezone"),
        *("Place.country_code", "Place.admin1_code", "Place.timezone", "Place.usda_zone"),
        *("CalendarFeed.token_digest", "CalendarFeed.language", "Device.token_digest"),
        *("CareTask.rule_id", "CareTask.origin", "CareTask.wording", "CareTask.reason"),
        *("Job.parameters", "Job.language", "Job.content_type", "Job.result", "SunMap.digest"),
        *("Picture.file", "Picture.thumbnail", "ReadingUpload.file", "RejectedReading.reason"),
        *("LandChange.kind", "LandStep.originals", "TaskSeries.weekdays", "Gardener.password"),
        *("RuleSetting.rule_id", "HiddenRule.rule_id", "Evaluation.failed_rules"),
        *("Finding.subject_kind", "Finding.key", "Finding.digest", "Finding.rule_id"),
        *("Finding.explained_by", "Finding.plantings", "Exemption.jurisdiction"),
    },
    # Figures: months of climate, corners of beds, limits of rules.
    "figures": {
        *(
            f"{model}.{month}"
            for model in ("ClimateStation", "ClimateCell", "WeatherArchive", "Place")
            for month in ("tmin_c", "tmax_c", "tmin_sd_c", "rain_mm", "srad_mj")
        ),
        *("Bed.points", "Path.points", "RuleSetting.limits", "DryRun.limits"),
        *("Finding.numbers", "Finding.evidence", "Finding.answered_inputs"),
    },
    # Shipped with the site or fetched from the weather service.
    "data": {
        *("Town.name", "Town.search_name", "ClimateStation.name", "Place.climate_name"),
        *("Place.climate_credit", "WeatherCell.last_error", "WeatherDay.source"),
        *("WeatherHour.source", "WeatherArchive.source"),
    },
    # The name of a town that was found, or its coordinates; never as it was typed.
    "found": {"Place.label"},
    "copies of what was screened": {
        *("LandStep.name", "LandChange.before", "LandChange.after", "Job.file_name"),
        *("PlanChange.before", "PlanChange.after", "Finding.subject_name", "Finding.words"),
    },
    "sentences of the site": {"Job.refusal", "Job.summary"},
    "screened before it comes here, in gardens/sensors/screening.py": {"RejectedReading.content"},
    "staff": {
        *("Gardener.first_name", "Gardener.last_name", "PlantProposal.reason"),
        *("RuleSetting.changed_because", "Exemption.reason"),
    },
    "an address is its owner's, shown to nobody else": {"Gardener.email"},
}
# Fields of forms that read a text without keeping it, or keep no text.
FIELDS_READ = {
    "UUIDField",
    *("KnownStateField", "MonthField", "TokenField", "PlantField", "PointsField", "WeightField"),
    "PictureField",
    "PhotosField",
}
FIELDS_OPEN = {
    ("SpotForm", "place"): "a town is looked up",
    ("SpotForm", "spot"): "one of the towns offered",
    ("StartForm", "place"): "a town is looked up",
    ("StartForm", "spot"): "one of the towns offered",
    ("KeepForm", "email"): "an address is its owner's",
    ("KeepForm", "password"): "kept as a digest",
    ("EraseForm", "password"): "compared and not kept",
    ("EraseForm", "word"): "compared and not kept",
    ("OwnPlantForm", "family"): "one word that ends in -aceae; hops are Cannabaceae too",
}


def text_columns() -> set[tuple[type[models.Model], str]]:
    """Columns that could hold any text: not those with choices."""
    kinds = (models.CharField, models.TextField, models.JSONField, models.FileField)
    return {
        (model, column.name)
        for model in apps.get_models()
        if model._meta.app_label not in WHOLE_APPS or model in WRITTEN_BY_BOTH
        for column in model._meta.local_fields
        if isinstance(column, kinds) and not column.choices
    }


def test_every_column_of_text_is_screened_or_says_why_not():
    unscreened = {
        f"{model.__name__}.{column}" for model, column in text_columns() - screened_columns()
    }

    assert unscreened == set().union(*OPEN.values())


def test_every_app_says_why_its_columns_are_left_out():
    labels = {model._meta.app_label for model in apps.get_models()}

    assert labels - set(WHOLE_APPS) == {"gardens", "rules"}


def test_every_text_of_a_form_is_screened_or_says_why_not():
    texts = (forms.CharField, forms.FileField, forms.JSONField)
    unscreened = {
        (form.__name__, name)
        for form in all_forms()
        if "admin" not in form.__module__
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, texts) and not isinstance(field, SCREENED)
        if type(field).__name__ not in FIELDS_READ
    }

    assert unscreened == set(FIELDS_OPEN)


def test_a_screened_column_is_a_plain_one_to_migrations():
    column = Garden._meta.get_field("name")

    assert column.deconstruct()[1] == "django.db.models.CharField"
