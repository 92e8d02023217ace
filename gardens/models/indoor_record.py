"""What is measured indoors, and what is done to a nutrient solution."""

from datetime import datetime, time
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gardens.models.event import Act, Event
from gardens.models.indoor import Reservoir, SaltUnit, Space
from gardens.models.place import Place
from gardens.models.record import book_entry
from plants.agronomy import reservoir
from plants.agronomy.conductivity import ec_as_metered

PH_RANGE = (2, 11)


class IndoorRecordQuerySet(models.QuerySet):
    """Of the records of spaces or of reservoirs, as the class says in SUBJECT."""

    def visible_to(self, gardener) -> Self:
        return self.filter(**{f"{self.model.SUBJECT}__garden__owner": gardener})

    def of_garden(self, garden_pk: int) -> Self:
        return self.filter(**{f"{self.model.SUBJECT}__garden": garden_pk})

    def with_place(self) -> Self:
        return self.select_related(f"{self.model.SUBJECT}__garden__place")


class IndoorRecord(models.Model):
    """Each is an entry of the book, of the day of its `MOMENT`."""

    SUBJECT: ClassVar[str]
    MOMENT: ClassVar[str] = "read_at"

    objects = IndoorRecordQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def subject(self) -> Space | Reservoir:
        return getattr(self, self.SUBJECT)

    @property
    def moment(self) -> datetime:
        return getattr(self, self.MOMENT)


class SpaceReading(IndoorRecord):
    SUBJECT = "space"

    space = models.ForeignKey(
        Space, verbose_name=_("space"), on_delete=models.CASCADE, related_name="readings"
    )
    event = book_entry("space_reading")
    read_at = models.DateTimeField(_("read at"))
    air_c = models.FloatField(_("air (°C)"), null=True, blank=True)
    humidity_pct = models.FloatField(_("relative humidity (%)"), null=True, blank=True)
    leaf_c = models.FloatField(_("leaf (°C)"), null=True, blank=True)
    ppfd = models.FloatField(_("light at the leaves (µmol/m²/s)"), null=True, blank=True)

    class Meta:
        verbose_name = _("reading of a space")
        verbose_name_plural = _("readings of spaces")
        ordering = ["-read_at", "-pk"]
        indexes = [models.Index(fields=["space", "-read_at"], name="gardens_spacereading_last")]
        constraints = [
            models.CheckConstraint(
                condition=Q(humidity_pct__isnull=True) | Q(humidity_pct__range=(0, 100)),
                name="gardens_spacereading_humidity",
                violation_error_message=_("Relative humidity lies between 0 and 100 %."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.read_at:%Y-%m-%d %H:%M}"

    @property
    def book_act(self) -> Act:
        return Act.CLIMATE


class ReservoirReading(IndoorRecord):
    """As it was after `topped_up_l` of water; `salt_unit` is what the meter showed.

    `ec_ms_cm` is that at 25 °C; where the meter `is_uncompensated`, it showed the water's own.
    """

    SUBJECT = "reservoir"

    reservoir = models.ForeignKey(
        Reservoir, verbose_name=_("reservoir"), on_delete=models.CASCADE, related_name="readings"
    )
    event = book_entry("reservoir_reading")
    read_at = models.DateTimeField(_("read at"))
    ec_ms_cm = models.FloatField(_("EC (mS/cm)"), null=True, blank=True)
    salt_unit = models.CharField(
        _("scale of the meter"), max_length=4, choices=SaltUnit, blank=True, default=""
    )
    is_uncompensated = models.BooleanField(
        _("meter not compensated for temperature"), default=False
    )
    ph = models.FloatField(_("pH"), null=True, blank=True)
    water_c = models.FloatField(_("water (°C)"), null=True, blank=True)
    level_l = models.FloatField(_("in the reservoir (L)"), null=True, blank=True)
    topped_up_l = models.FloatField(_("topped up with water (L)"), null=True, blank=True)

    class Meta:
        verbose_name = _("reading of a reservoir")
        verbose_name_plural = _("readings of reservoirs")
        ordering = ["-read_at", "-pk"]
        indexes = [models.Index(fields=["reservoir", "-read_at"], name="gardens_resreading_last")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ph__isnull=True) | Q(ph__range=PH_RANGE),
                name="gardens_resreading_ph",
                violation_error_message=_("pH lies between 2 and 11; check the reading."),
            ),
            models.CheckConstraint(
                condition=Q(ec_ms_cm__isnull=True) | Q(ec_ms_cm__gte=0) & ~Q(salt_unit=""),
                name="gardens_resreading_scale",
                violation_error_message=_("Say which scale the meter shows."),
            ),
            models.CheckConstraint(
                condition=Q(is_uncompensated=False)
                | Q(ec_ms_cm__isnull=True)
                | Q(water_c__isnull=False),
                name="gardens_resreading_warmth",
                violation_error_message=_("Enter the temperature of the water as well."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.read_at:%Y-%m-%d %H:%M}"

    @property
    def book_act(self) -> Act:
        return Act.SOLUTION

    @property
    def metered_ec_ms_cm(self) -> float | None:
        """What the meter showed, in mS/cm."""
        if self.ec_ms_cm is None or not self.is_uncompensated:
            return self.ec_ms_cm
        return ec_as_metered(self.ec_ms_cm, self.water_c)


class SolutionAct(models.TextChoices):
    RENEWED = "renewed", _("All of it changed")
    FED = "fed", _("Fertiliser added, mL of each bottle")
    PH_DOWN = "ph_down", _("pH down added, mL")
    PH_UP = "ph_up", _("pH up added, mL")
    THINNED = "thinned", _("Replaced by plain water, L")


LITRE_ACTS = frozenset({SolutionAct.THINNED})
BOOK_ACTS = {
    SolutionAct.RENEWED: Act.RENEW,
    SolutionAct.FED: Act.DOSE,
    SolutionAct.PH_DOWN: Act.DOSE,
    SolutionAct.PH_UP: Act.DOSE,
    SolutionAct.THINNED: Act.DILUTE,
}
# What moves the EC.
SALT_ACTS = frozenset(SolutionAct(act) for act in reservoir.SALT_ACTS)


class NutrientChange(IndoorRecord):
    """Something done to the solution; a renewal starts its age anew and has no amount."""

    SUBJECT = "reservoir"
    MOMENT = "made_at"

    reservoir = models.ForeignKey(
        Reservoir, verbose_name=_("reservoir"), on_delete=models.CASCADE, related_name="changes"
    )
    event = book_entry("nutrient_change")
    made_at = models.DateTimeField(_("done at"))
    act = models.CharField(_("what was done"), max_length=8, choices=SolutionAct)
    amount = models.FloatField(_("amount (mL or L)"), null=True, blank=True)

    class Meta:
        verbose_name = _("change of a solution")
        verbose_name_plural = _("changes of solutions")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["reservoir", "-made_at"], name="gardens_change_last")]
        constraints = [
            models.CheckConstraint(
                condition=Q(act=SolutionAct.RENEWED) | Q(amount__gt=0),
                name="gardens_change_amount",
                violation_error_message=_("Say how much was added."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_act_display()

    @classmethod
    def renewal(cls, event: Event, place: Place) -> Self:
        """Of an entry that says no more than its day: at noon there, or now if that is to come."""
        made_at = min(place.at(event.happened_on, time(12)), timezone.now())
        facts = {"made_at": made_at, "act": SolutionAct.RENEWED}
        return cls(reservoir_id=event.reservoir_id, event=event, **facts)

    @property
    def book_act(self) -> Act:
        return BOOK_ACTS[SolutionAct(self.act)]
