"""Plants that nobody may keep here, whatever their country allows, and what they are called."""

from typing import Self
from uuid import uuid4

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

ONLY_ROW = 1


class Rank(models.TextChoices):
    GENUS = "genus", _("genus, all species of it")
    SPECIES = "species", _("species")


class Condition(models.TextChoices):
    ALWAYS = "always", _("always")
    OPIUM = "opium", _("only where opium or latex is to be taken from it")


class NameKind(models.TextChoices):
    SCIENTIFIC = "scientific", _("scientific name")
    SYNONYM = "synonym", _("scientific synonym")
    VERNACULAR = "vernacular", _("everyday name")
    SLANG = "slang", _("slang")


class Strength(models.TextChoices):
    """From the heaviest to the lightest; slang is never more than doubtful."""

    REFUSES = "refuses", _("refused wherever it stands")
    GROWN = "grown", _("refused where it is said to be grown: also a material or another thing")
    DOUBTFUL = "doubtful", _("doubtful where something is said to be grown")
    EVERYDAY = "everyday", _("a word of every garden: doubtful only beside words of drugs")


class ControlledEditionQuerySet(models.QuerySet["ControlledEdition"]):
    def current(self) -> "ControlledEdition | None":
        """None before the list is loaded."""
        return self.first()

    def renew(self) -> None:
        """In the transaction of a change and before it, so that no reader misses one."""
        self.bulk_create(
            [self.model(pk=ONLY_ROW, token=uuid4(), changed_at=timezone.now())],
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["token", "changed_at"],
        )


class ControlledEdition(models.Model):
    """The one row that changes with the list: its version, read before each use of the list."""

    token = models.UUIDField(_("version"))
    changed_at = models.DateTimeField(_("changed"))

    objects = ControlledEditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of the controlled plants")
        verbose_name_plural = _("version of the controlled plants")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return str(self.token)


class ListedQuerySet(models.QuerySet):
    """Every write begins a new edition of the list."""

    def bulk_create(self, *args, **kwargs) -> list[models.Model]:
        with transaction.atomic(savepoint=False):
            ControlledEdition.objects.renew()
            return super().bulk_create(*args, **kwargs)

    def update(self, **values) -> int:
        with transaction.atomic(savepoint=False):
            ControlledEdition.objects.renew()
            return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        with transaction.atomic(savepoint=False):
            ControlledEdition.objects.renew()
            return super().delete()

    delete.alters_data = True
    delete.queryset_only = True


class Listed(models.Model):
    """A row that came with the site or was added by staff, and may be withdrawn but stays."""

    is_shipped = models.BooleanField(_("came with the site"), default=False, editable=False)
    is_withdrawn = models.BooleanField(
        _("withdrawn"),
        default=False,
        help_text=_("No longer screened for; new data files do not bring it back."),
    )
    changed_because = models.CharField(
        _("reason of the last change"), max_length=300, blank=True, default="", editable=False
    )

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        with transaction.atomic(savepoint=False):
            ControlledEdition.objects.renew()
            super().save(*args, **kwargs)

    def delete(self, *args, **kwargs) -> tuple[int, dict[str, int]]:
        with transaction.atomic(savepoint=False):
            ControlledEdition.objects.renew()
            return super().delete(*args, **kwargs)


class ControlledPlantQuerySet(ListedQuerySet):
    def refused_everywhere(self) -> Self:
        """Whatever is made of them."""
        return self.filter(is_withdrawn=False, condition=Condition.ALWAYS)


class ControlledPlant(Listed):
    scientific_name = models.CharField(_("scientific name"), max_length=80, unique=True)
    rank = models.CharField(_("rank"), max_length=8, choices=Rank)
    condition = models.CharField(
        _("controlled"), max_length=8, choices=Condition, default=Condition.ALWAYS
    )

    objects = ControlledPlantQuerySet.as_manager()

    class Meta:
        verbose_name = _("controlled plant")
        verbose_name_plural = _("controlled plants")
        ordering = ["scientific_name"]

    def __str__(self) -> str:
        return self.scientific_name


class ControlledNameQuerySet(ListedQuerySet):
    def screened_for(self) -> "ControlledNameQuerySet":
        return self.filter(is_withdrawn=False, plant__is_withdrawn=False).select_related("plant")


class ControlledName(Listed):
    plant = models.ForeignKey(
        ControlledPlant, models.CASCADE, related_name="names", verbose_name=_("plant")
    )
    name = models.CharField(_("name"), max_length=80)
    language = models.CharField(
        _("language"), max_length=12, help_text=_("Two or three letters; “la” is scientific.")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=NameKind)
    strength = models.CharField(_("weight of an exact hit"), max_length=8, choices=Strength)

    objects = ControlledNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("controlled name")
        verbose_name_plural = _("controlled names")
        ordering = ["name", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["plant", "name", "language"], name="compliance_controlledname_once"
            ),
            models.CheckConstraint(
                condition=~Q(kind=NameKind.SLANG)
                | Q(strength__in=[Strength.DOUBTFUL, Strength.EVERYDAY]),
                name="compliance_slang_never_refuses",
                violation_error_message=_("Slang is doubtful at most: choose a lighter weight."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
