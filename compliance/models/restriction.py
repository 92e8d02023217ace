from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from compliance import taxa
from compliance.jurisdictions import EVERYWHERE, is_jurisdiction
from compliance.models.controlled import ControlledPlant


class Rank(models.TextChoices):
    SPECIES = "species", _("Species or below")
    GENUS = "genus", _("Genus")


class Regime(models.TextChoices):
    CONTROLLED = "controlled-substance", _("Law on drugs")
    EU_UNION_LIST = "eu-union-list", _("Invasive species of Union concern")
    GB_SPECIAL_CONCERN = "gb-retained-ias-order", _("Invasive species of special concern")
    QUARANTINE = "quarantine-host", _("Plant health")
    INVASIVE = "state-invasive-list", _("Invasive plants and noxious weeds")
    UK_SCHEDULE_9 = "uk-wca-schedule-9", _("Not to be let into the wild")
    US_NOXIOUS = "us-federal-noxious-weed", _("Federal noxious weeds")
    AU_WONS = "au-wons", _("Weeds of national significance")


class Reach(models.TextChoices):
    """How far growing, selling or moving is restricted."""

    YES = "yes", _("Not allowed")
    LIMITED = "limited", _("Allowed within limits")
    PERMIT = "permit", _("Needs a permit")
    VARIES = "varies", _("Differs from place to place")
    NO = "no", _("Not restricted")


class Level(models.TextChoices):
    PROHIBITED = "prohibited", _("prohibited")
    SALE_PROHIBITED = "sale_prohibited", _("sale prohibited")
    PERMIT_REQUIRED = "permit_required", _("permit required")
    SALE_AND_MOVEMENT = "sale_and_movement_restricted", _("sale and movement restricted")
    NOXIOUS = "noxious", _("noxious weed")
    RESTRICTED = "restricted", _("restricted")
    NO_RELEASE = "no_release_to_wild", _("not to be released into the wild")
    QUARANTINE = "quarantine", _("quarantine")
    PHYTOSANITARY = "phytosanitary", _("plant health conditions")
    LICENCE_REQUIRED = "licence_required", _("licence required")
    SALE_BAN_NO_RELEASE = "sale_ban_and_no_release", _("sale banned, no release")
    CONDITIONAL = "conditional", _("conditional")
    LIMITED = "limited", _("limited")


class Verified(models.TextChoices):
    PRIMARY = "checked-primary", _("read in the rule at its publisher")
    EXCERPT = "excerpt-of-regulation", _("read in an excerpt of the rule")
    SECONDARY = "checked-secondary", _("read at an authority or in a reprint")
    RECALLED = "recalled", _("from memory, not checked")


class RestrictionQuerySet(models.QuerySet["Restriction"]):
    def in_force(self, codes: list[str], on: date) -> Self:
        """Of these legislators, on that day; what is refused everywhere needs no law."""
        begun = Q(effective_from__isnull=True) | Q(effective_from__lte=on)
        lasting = Q(effective_until__isnull=True) | Q(effective_until__gte=on)
        return self.filter(~Exists(_refused_everywhere()), begun, lasting, jurisdiction__in=codes)

    def shipped(self) -> Self:
        return self.filter(is_shipped=True)


def _refused_everywhere() -> models.QuerySet[ControlledPlant]:
    """Of the rule's taxon: itself, or the genus or species that it lies in."""
    ruled = Concat(OuterRef("scientific_name"), Value(" "), output_field=models.CharField())
    taxon = Concat("scientific_name", Value(" "))
    plants = ControlledPlant.objects.refused_everywhere()
    return plants.alias(ruled=ruled).filter(ruled__istartswith=taxon)


class Restriction(models.Model):
    """What one rule of law says of one plant, as a list has it or as staff wrote it.

    A shipped row follows its file until staff change it; from then on it is theirs.
    """

    scientific_name = models.CharField(_("scientific name"), max_length=80)
    rank = models.CharField(_("rank"), max_length=8, choices=Rank, default=Rank.SPECIES)
    synonyms = models.CharField(
        _("synonyms"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("Scientific names the rule covers as well, with semicolons."),
    )
    excepted_taxa = models.CharField(
        _("excepted"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("Scientific names or cultivar groups it does not cover, with semicolons."),
    )
    common_names = models.CharField(_("common names"), max_length=120, blank=True, default="")
    regime = models.CharField(_("kind of law"), max_length=24, choices=Regime)
    jurisdiction = models.CharField(
        _("jurisdiction"),
        max_length=6,
        help_text=_("ISO 3166 code such as NZ or US-ME; EU, GB-EAW, or INT for a treaty."),
    )
    growing = models.CharField(_("growing"), max_length=8, choices=Reach)
    sale = models.CharField(_("sale"), max_length=8, choices=Reach)
    transport = models.CharField(_("moving"), max_length=8, choices=Reach)
    level = models.CharField(_("level"), max_length=28, choices=Level)
    conditions = models.CharField(_("conditions"), max_length=400, blank=True, default="")
    legal_reference = models.CharField(_("law"), max_length=300)
    since = models.CharField(
        _("since"), max_length=10, blank=True, default="", help_text=_("As the list has it.")
    )
    verified = models.CharField(_("how verified"), max_length=24, choices=Verified)
    effective_from = models.DateField(_("in force from"), null=True, blank=True)
    effective_until = models.DateField(_("in force until"), null=True, blank=True)

    names = models.JSONField(_("names matched"), default=list, editable=False)
    excepted_names = models.JSONField(default=list, editable=False)
    is_shipped = models.BooleanField(_("from the shipped list"), default=False, editable=False)
    is_changed = models.BooleanField(_("changed by staff"), default=False, editable=False)
    is_withdrawn = models.BooleanField(_("left the shipped list"), default=False, editable=False)
    changed_because = models.CharField(
        _("reason of the last change"), max_length=300, blank=True, default="", editable=False
    )

    objects = RestrictionQuerySet.as_manager()

    class Meta:
        verbose_name = _("restriction")
        verbose_name_plural = _("restrictions")
        ordering = ["scientific_name", "jurisdiction", "pk"]
        indexes = [models.Index(fields=["jurisdiction"], name="compliance_restriction_law")]
        constraints = [
            models.UniqueConstraint(
                fields=["scientific_name", "regime", "jurisdiction"],
                condition=Q(is_shipped=True),
                name="compliance_restriction_shipped_once",
            ),
            models.CheckConstraint(
                condition=Q(effective_from__isnull=True)
                | Q(effective_until__isnull=True)
                | Q(effective_until__gte=F("effective_from")),
                name="compliance_restriction_dates",
                violation_error_message=_("A rule ends on the day it begins or later."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scientific_name}, {self.jurisdiction}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.read_names()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        faults = {}
        if not is_jurisdiction(self.jurisdiction):
            faults["jurisdiction"] = _(
                "Write an ISO 3166 code such as NZ or US-ME; EU, GB-EAW or INT."
            )
        if not taxa.name_key(self.scientific_name):
            faults["scientific_name"] = _("Write the genus or the species in Latin.")
        elif (self.rank == Rank.GENUS) == (" " in taxa.name_key(self.scientific_name)):
            faults["rank"] = _("A genus is one word, a species two.")
        if faults:
            raise ValidationError(faults)

    def read_names(self) -> None:
        """What it is matched by; bulk writers call this themselves."""
        self.names = _keys(f"{self.scientific_name};{self.synonyms}")
        self.excepted_names = _keys(self.excepted_taxa)

    @property
    def is_treaty(self) -> bool:
        return self.jurisdiction == EVERYWHERE


def _keys(names: str) -> list[str]:
    keys = (taxa.name_key(name) for name in names.split(";"))
    return list(dict.fromkeys(key for key in keys if key))
