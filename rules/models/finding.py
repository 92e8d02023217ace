from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gardens.models import Bed, Garden
from gardens.wording import say, say_value
from plants.choices import UnitSystem
from plants.units import in_units
from rules.catalogue import BY_ID
from rules.choices import CONFIDENCE_MEANS, TONES, Answer, ConfidenceChoices, SeverityChoices
from rules.models.kept_snapshot import KeptSnapshot
from rules.subjects import Subject, kind_of, page_of

WATER_RULES = ("WATER.IRRIGATE", "WATER.POT")


CARD_COLUMNS = (
    *("garden", "key", "rule_id", "severity", "severity_rank", "confidence", "words", "plantings"),
    *("bed", "subject_kind", "subject_pk", "subject_name", "first_seen_at", "news_at"),
    *("explained_by", "answer", "answered_at", "hidden_until"),
)
NEWS_LASTS = timedelta(days=1)
# An answer counts for a season, and no episode is longer than a year.
RESOLVED_FINDINGS_KEPT = timedelta(days=400)


class FindingQuerySet(models.QuerySet["Finding"]):
    def open(self) -> Self:
        return self.filter(resolved_at__isnull=True)

    def to_compare(self) -> Self:
        """The open ones, and what is over but was answered: the answer may still count."""
        return self.filter(Q(resolved_at__isnull=True) | ~Q(answer=""))

    def in_force(self, on: date) -> Self:
        """Also what another finding explains; pages show those under it."""
        return self.open().filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))

    def put_away(self, on: date) -> Self:
        """By an answer whose time is not over."""
        return self.in_force(on).exclude(Q(answer="") | Q(hidden_until__lte=on))

    def long_over(self, now: datetime) -> Self:
        """Whose answer hides nothing any more either."""
        is_hidden = Q(hidden_until__gte=now.date())
        return self.filter(~is_hidden, resolved_at__lt=now - RESOLVED_FINDINGS_KEPT)

    def visible_to(self, gardener) -> Self:
        return self.filter(garden__owner=gardener)

    def about(self, subject: Subject) -> Self:
        return self.filter(subject_kind=kind_of(subject), subject_pk=subject.pk)

    def explained_by(self, finding: "Finding", on: date) -> Self:
        return self.in_force(on).filter(garden=finding.garden_id, explained_by=finding.key)

    def with_subjects(self) -> Self:
        return self.select_related("bed")

    def for_cards(self) -> Self:
        """Without what a card does not say."""
        return self.with_subjects().only(*CARD_COLUMNS, "bed__name")

    def worst_first(self) -> Self:
        return self.order_by("-severity_rank", "rule_id", "pk")


class Finding(models.Model):
    """What a rule said about a garden; `key` is what it is about, `digest` the state of it.

    A finding that no longer holds is resolved and kept for a year: it knows when it was first seen.
    `news_at` is when it last said something new: its beginning, a worse severity, a number that
    moved far. `falling_since` is when its severity was first seen lower, while that is not yet
    believed. `answered_inputs` are those at the moment it was answered with done.
    """

    garden = models.ForeignKey(Garden, on_delete=models.CASCADE, related_name="findings")
    bed = models.ForeignKey(
        Bed, on_delete=models.CASCADE, null=True, blank=True, related_name="findings"
    )
    # The name is that of what has a page of its own and is no bed; see rules.subjects.
    subject_kind = models.CharField(_("kind of subject"), max_length=12, blank=True, default="")
    subject_pk = models.PositiveBigIntegerField(_("number of the subject"), null=True, blank=True)
    subject_name = models.CharField(
        _("name of the subject"), max_length=200, blank=True, default=""
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
    news_at = models.DateTimeField(_("news of"), null=True, blank=True)
    falling_since = models.DateTimeField(_("falling since"), null=True, blank=True)
    # The key of the finding that suppresses this one or states it too.
    explained_by = models.CharField(_("explained by"), max_length=200, blank=True, default="")
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, blank=True, default="")
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_inputs = models.JSONField(_("inputs when it was answered"), null=True, blank=True)
    hidden_until = models.DateField(_("put away until"), null=True, blank=True)
    # Only unused snapshots are deleted, by one statement.
    snapshot = models.ForeignKey(
        KeptSnapshot,
        verbose_name=_("snapshot of the garden"),
        on_delete=models.DO_NOTHING,
        null=True,
        blank=True,
        related_name="findings",
    )

    objects = FindingQuerySet.as_manager()
    # Those that this one explains, set where a page is made.
    explained: Sequence["Finding"] = ()

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
            ),
            # What an evaluation compares with; what is over and was not answered stays out.
            models.Index(
                fields=["garden"],
                name="rules_finding_compared",
                condition=Q(resolved_at__isnull=True) | ~Q(answer=""),
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def get_absolute_url(self) -> str:
        return reverse("rules:finding-detail", args=[self.pk])

    @property
    def tone(self) -> str:
        return TONES[self.severity]

    @property
    def severity_word(self) -> str:
        return str(SeverityChoices(self.severity).label)

    @property
    def confidence_word(self) -> str:
        return str(ConfidenceChoices(self.confidence).label)

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
    def formula(self) -> str:
        """The sum with its numbers put in, metric so that it holds; empty where there is none."""
        if "formula" not in self.words:
            return ""
        with in_units(UnitSystem.METRIC):
            return say(self.words["formula"])

    @property
    def would_change(self) -> str:
        return say(self.words["would_change"]) if "would_change" in self.words else ""

    @property
    def limit_rows(self) -> list[tuple[str, str]]:
        """What each limit of the rule means, and the limit at the time."""
        return [
            (gettext(name), say_value(value)) for name, value in self.evidence.get("limits", [])
        ]

    @property
    def doubts(self) -> list[str]:
        """Why it is no surer: what its confidence means, then the inputs that lower it."""
        unsure = [
            gettext("{input} is not fresh, or an estimate.").format(input=gettext(item["name"]))
            for item in self.evidence.get("inputs", [])
            if "confidence" in item
        ]
        return [gettext(CONFIDENCE_MEANS[self.confidence]), *unsure]

    @property
    def is_changed_lately(self) -> bool:
        """It got worse, or its numbers moved, since about yesterday."""
        if self.news_at is None or self.news_at == self.first_seen_at:
            return False
        return timezone.now() - self.news_at < NEWS_LASTS

    def is_put_away(self, on: date) -> bool:
        """By its answer, on this day."""
        is_back = self.hidden_until is not None and self.hidden_until <= on
        return bool(self.answer) and not is_back

    @property
    def states_both(self) -> bool:
        """Merged with what it explains: both are said, since either alone would mislead."""
        rule = BY_ID.get(self.rule_id)
        return rule is not None and any(one.rule_id in rule.merges for one in self.explained)

    @property
    def subject(self) -> str:
        if self.bed_id:
            return self.bed.name
        return self.subject_name or gettext("Whole garden")

    @property
    def subject_url(self) -> str:
        """Of its page; empty of a bed, which is reached by the plan, and of the whole garden."""
        return page_of(self.subject_kind, self.subject_pk, self.garden_id)

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
