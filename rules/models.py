from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from gardens.models import Bed, Device, Garden, Place
from gardens.wording import say, say_value
from rules.catalogue import BY_ID, RULES
from rules.engine.levels import Confidence, Severity
from rules.engine.policy import Policy

RING_AGAIN_AFTER = timedelta(seconds=20)
# What is older than this was followed by the new day, whatever stood still meanwhile.
FOLLOWS_FOR = timedelta(days=1)
# A device that reports every minute does not ask for advice as often.
FOLLOWS_READINGS_EVERY = timedelta(minutes=10)


class SeverityChoices(models.TextChoices):
    INFO = Severity.INFO.value, _("Worth knowing")
    ADVICE = Severity.ADVICE.value, _("Worth doing")
    WARNING = Severity.WARNING.value, _("Act soon")
    CRITICAL = Severity.CRITICAL.value, _("Urgent")


class ConfidenceChoices(models.TextChoices):
    LOW = Confidence.LOW.value, pgettext_lazy("confidence", "Low confidence")
    MEDIUM = Confidence.MEDIUM.value, pgettext_lazy("confidence", "Medium confidence")
    HIGH = Confidence.HIGH.value, pgettext_lazy("confidence", "High confidence")


WATER_RULES = ("WATER.IRRIGATE", "WATER.POT")
TONES = {"critical": "urgent", "warning": "soon", "advice": "note", "info": "note"}


class RuleSettingQuerySet(models.QuerySet["RuleSetting"]):
    def policy(self) -> Policy:
        """The rules in force with their limits; a rule without a row runs on its defaults."""
        settings = {setting.rule_id: setting for setting in self}
        rules = tuple(
            rule for rule in RULES if rule.id not in settings or settings[rule.id].is_enabled
        )
        return Policy.of(rules, {rule_id: row.limits for rule_id, row in settings.items()})

    def sync(self) -> None:
        """One row for every rule of the catalogue; rules that left it are marked retired."""
        self.bulk_create([RuleSetting(rule_id=rule.id) for rule in RULES], ignore_conflicts=True)
        self.exclude(rule_id__in=BY_ID).update(is_retired=True)
        self.filter(rule_id__in=BY_ID, is_retired=True).update(is_retired=False)


class RuleSetting(models.Model):
    """What staff decided about a rule: on or off, and limits that differ from the defaults."""

    rule_id = models.CharField(_("rule"), max_length=40, unique=True)
    is_enabled = models.BooleanField(_("on"), default=True)
    is_retired = models.BooleanField(_("retired"), default=False, editable=False)
    limits = models.JSONField(_("limits"), default=dict, blank=True, editable=False)
    changed_because = models.CharField(
        _("reason of the last change"), max_length=300, blank=True, default="", editable=False
    )

    objects = RuleSettingQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule")
        verbose_name_plural = _("rules")
        ordering = ["rule_id"]

    def __str__(self) -> str:
        return self.rule_id


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    def request(self, garden_id: int) -> None:
        """Ask for an evaluation; the caller's transaction decides whether it was asked.

        The first request of a garden may meet another's row while it waits to insert its own;
        it is counted all the same, since the count comes after the row.
        """
        one = self.filter(garden_id=garden_id)
        if not one.request_all():
            self.bulk_create(
                [Evaluation(garden_id=garden_id, requested_at=timezone.now())],
                ignore_conflicts=True,
            )
            one.request_all()

    def request_all(self) -> int:
        """Ask for an evaluation of all these gardens in one statement."""
        return self.update(revision=F("revision") + 1, requested_at=timezone.now())

    def due_for_a_new_day(self, now: datetime) -> Self:
        """Gardens of active owners whose local day has turned since they were evaluated."""
        zones: dict[date, list[str]] = defaultdict(list)
        for zone in Place.objects.order_by().values_list("timezone", flat=True).distinct():
            zones[now.astimezone(ZoneInfo(zone)).date()].append(zone)
        has_turned = Q(pk__in=[])
        for today, names in zones.items():
            has_turned |= Q(garden__place__timezone__in=names, evaluated_on__lt=today)
        return self.filter(has_turned, garden__owner__is_active=True)

    def behind_the_weather(self, now: datetime) -> Self:
        """Gardens of active owners whose cell was fetched since they were last asked for."""
        return self.filter(
            garden__place__weather_cell__fetched_at__gt=F("requested_at"),
            garden__place__weather_cell__fetched_at__gte=now - FOLLOWS_FOR,
            garden__owner__is_active=True,
        )

    def behind_the_readings(self, now: datetime) -> Self:
        """Gardens of active owners whose devices have news since they were last asked for."""
        news = Device.objects.filter(
            garden=OuterRef("garden"),
            news_at__gt=OuterRef("requested_at"),
            news_at__gte=now - FOLLOWS_FOR,
        )
        return self.filter(
            Exists(news),
            requested_at__lte=now - FOLLOWS_READINGS_EVERY,
            garden__owner__is_active=True,
        )

    def pending(self) -> Self:
        return self.filter(revision__gt=F("done_revision"))

    def to_ring(self) -> Self:
        """Pending and not rung lately: the message was lost, or its worker died."""
        before = timezone.now() - RING_AGAIN_AFTER
        return self.pending().filter(
            Q(rung_at__isnull=True, requested_at__lt=before) | Q(rung_at__lt=before)
        )


class Evaluation(models.Model):
    """Where the advice of a garden stands: the database's word, whatever the broker lost."""

    garden = models.OneToOneField(
        Garden, on_delete=models.CASCADE, primary_key=True, related_name="evaluation"
    )
    revision = models.PositiveIntegerField(_("asked for"), default=0)
    done_revision = models.PositiveIntegerField(_("evaluated"), default=0)
    requested_at = models.DateTimeField(_("asked for at"))
    rung_at = models.DateTimeField(_("rung at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    evaluated_on = models.DateField(_("evaluated for"), null=True, blank=True, db_index=True)
    failed_rules = models.CharField(_("rules that failed"), max_length=400, blank=True, default="")

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        indexes = [
            models.Index(
                fields=["requested_at"],
                name="rules_evaluation_pending",
                condition=Q(revision__gt=F("done_revision")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.garden_id}: {self.done_revision}/{self.revision}"

    @property
    def is_pending(self) -> bool:
        return self.revision > self.done_revision


class FindingQuerySet(models.QuerySet["Finding"]):
    def open(self) -> Self:
        return self.filter(resolved_at__isnull=True)

    def in_force(self, on: date) -> Self:
        return self.open().filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))

    def visible_to(self, gardener) -> Self:
        return self.filter(garden__owner=gardener)

    def with_subjects(self) -> Self:
        return self.select_related("bed")

    def worst_first(self) -> Self:
        return self.order_by("-severity_rank", "rule_id", "pk")


class Finding(models.Model):
    """What a rule said about a garden; `key` is what it is about, `digest` the state of it.

    A finding that no longer holds is resolved, not deleted: it keeps when it was first seen.
    """

    garden = models.ForeignKey(Garden, on_delete=models.CASCADE, related_name="findings")
    bed = models.ForeignKey(
        Bed, on_delete=models.CASCADE, null=True, blank=True, related_name="findings"
    )
    key = models.CharField(_("about"), max_length=200)
    digest = models.CharField(_("state"), max_length=64)
    rule_id = models.CharField(_("rule"), max_length=40)
    rule_version = models.PositiveSmallIntegerField(_("version of the rule"))
    severity = models.CharField(_("severity"), max_length=10, choices=SeverityChoices)
    severity_rank = models.PositiveSmallIntegerField()
    confidence = models.CharField(_("confidence"), max_length=10, choices=ConfidenceChoices)
    words = models.JSONField(_("words"))
    # A list, since PostgreSQL forgets the order of keys.
    numbers = models.JSONField(_("numbers"), default=list)
    evidence = models.JSONField(_("inputs"), default=dict)
    plantings = models.JSONField(_("plantings"), default=list)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    computed_on = models.DateField(_("numbers of"))
    first_seen_at = models.DateTimeField(_("first seen"), default=timezone.now)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)
    resolved_at = models.DateTimeField(_("resolved"), null=True, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["-severity_rank", "rule_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["garden", "key"], name="rules_finding_once")]
        indexes = [
            models.Index(
                fields=["garden", "-severity_rank"],
                name="rules_finding_open",
                condition=Q(resolved_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def tone(self) -> str:
        return TONES[self.severity]

    @property
    def severity_word(self) -> str:
        return self.get_severity_display()

    @property
    def title(self) -> str:
        return say(self.words["title"])

    @property
    def what(self) -> str:
        return say(self.words["what"])

    @property
    def why(self) -> str:
        return say(self.words["why"])

    @property
    def do(self) -> str:
        return say(self.words["do"])

    @property
    def subject(self) -> str:
        return self.bed.name if self.bed_id else gettext("Whole garden")

    @property
    def is_of_water(self) -> bool:
        """Of a bed or pot that has a page of its water."""
        return self.rule_id in WATER_RULES and self.bed_id is not None

    @property
    def number_rows(self) -> list[tuple[str, str]]:
        return [(gettext(name), say_value(value)) for name, value in self.numbers]

    @property
    def input_rows(self) -> list[dict[str, object]]:
        """What the finding rests on: name, value, source, the day it was measured or the moment
        it was issued (in the time of the garden)."""
        return [
            {
                "name": gettext(item["name"]),
                "value": say_value(item["value"]),
                "source": say(item["source"]),
                "measured_on": item["measured_on"] and date.fromisoformat(item["measured_on"]),
                "issued_at": _moment(item.get("issued_at")),
            }
            for item in self.evidence.get("inputs", [])
        ]

    @property
    def assumptions(self) -> list[str]:
        return [say(wording) for wording in self.evidence.get("assumptions", [])]

    @property
    def references(self) -> list[str]:
        return self.evidence.get("references", [])


def _moment(word: str | None) -> datetime | None:
    return datetime.fromisoformat(word) if word else None
