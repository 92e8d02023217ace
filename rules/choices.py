from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, pgettext_lazy

from rules.engine.levels import Confidence, Severity

TONES = {"critical": "urgent", "warning": "soon", "advice": "note", "info": "note"}
CONFIDENCE_MEANS = {
    "high": gettext_noop("Measured inputs and a published model within its range."),
    "medium": gettext_noop("Typical values stand in for measured ones, or a forecast reaches far."),
    "low": gettext_noop("A rule of thumb, averages in place of weather, or inputs that are old."),
}


class SeverityChoices(models.TextChoices):
    INFO = Severity.INFO.value, _("Worth knowing")
    ADVICE = Severity.ADVICE.value, _("Worth doing")
    WARNING = Severity.WARNING.value, _("Act soon")
    CRITICAL = Severity.CRITICAL.value, _("Urgent")


class ConfidenceChoices(models.TextChoices):
    LOW = Confidence.LOW.value, pgettext_lazy("confidence", "Low confidence")
    MEDIUM = Confidence.MEDIUM.value, pgettext_lazy("confidence", "Medium confidence")
    HIGH = Confidence.HIGH.value, pgettext_lazy("confidence", "High confidence")


class Answer(models.TextChoices):
    """What a gardener said to a finding; it is put away until something brings it back."""

    DONE = "done", _("Done")
    LATER = "later", _("Later")
    MUTED = "muted", _("Not relevant this season")
