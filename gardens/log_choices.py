"""What Today offers to log about, each one tap from its form."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, DateField, Min, Value
from django.urls import reverse

from gardens.models import Bed, Garden, Reservoir, Sowing, Space

BEDS_SHOWN = 12
# The form of a bed lists all of them.
PLANTINGS_SHOWN = 6
SOWINGS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class PlantingChoice:
    """The first of its plant in its bed."""

    pk: int
    name: str


@dataclass(frozen=True, slots=True)
class BedChoice:
    bed: Bed
    plantings: list[PlantingChoice]


@dataclass(frozen=True, slots=True)
class IndoorChoice:
    """A sowing in its tray, a reservoir or a space; only a sowing has a tray and a day."""

    kind: str
    pk: int
    garden_id: int
    name: str
    tray: str
    sown_on: date | None

    @property
    def address(self) -> str:
        where = [self.pk] if self.kind == "sowing" else [self.garden_id, self.pk]
        return reverse(f"gardens:{self.kind}-detail", args=where)


@dataclass(frozen=True, slots=True)
class LogChoices:
    beds: list[BedChoice]
    indoors: list[IndoorChoice]

    @classmethod
    def of(cls, garden: Garden) -> "LogChoices":
        """Three queries, whatever grows there."""
        beds = list(garden.beds.all()[:BEDS_SHOWN])
        plantings: dict[int, list[PlantingChoice]] = defaultdict(list)
        present = garden.plantings.present().filter(bed__in=[bed.pk for bed in beds])
        by_plant = present.order_by().values("bed", "plant__common_name", "plant")
        for row in by_plant.annotate(first=Min("pk")).order_by("first"):
            choice = PlantingChoice(row["first"], row["plant__common_name"])
            plantings[row["bed"]].append(choice)
        return cls(
            [BedChoice(bed, plantings[bed.pk][:PLANTINGS_SHOWN]) for bed in beds],
            list(_indoors(garden)),
        )


def _indoors(garden: Garden) -> Iterator[IndoorChoice]:
    """Of three tables in one query; of many sowings the oldest."""
    no_tray, no_day = Value("", CharField()), Value(None, DateField())
    sowings = Sowing.objects.filter(tray__garden=garden).in_trays().order_by()
    rows = sowings.values_list(
        Value("sowing"), "pk", "tray__garden", "plant__common_name", "tray__name", "sown_on"
    ).union(
        *(
            model.objects.filter(garden=garden)
            .order_by()
            .values_list(Value(kind), "pk", "garden", "name", no_tray, no_day)
            for kind, model in (("reservoir", Reservoir), ("space", Space))
        ),
        all=True,
    )
    found = [IndoorChoice(*row) for row in rows]
    sown = sorted(
        (one for one in found if one.kind == "sowing"), key=lambda one: (one.sown_on, one.pk)
    )
    yield from sown[:SOWINGS_SHOWN]
    yield from sorted(
        (one for one in found if one.kind != "sowing"), key=lambda one: (one.kind, one.pk)
    )
