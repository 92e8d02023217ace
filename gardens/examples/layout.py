"""Where the plants of an example stand: each crop in a rectangle of its own, half a spacing free
to its edges, so that no two are too close."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext, gettext_noop

from gardens.examples.choosing import Choice
from gardens.models import Bed, BedKind, GardenKind, Planting, StartMethod
from gardens.sowing import Start
from plants.models import Plant
from plants.models.plant import CLOSEST_SINGLE_ROW_CM


@dataclass(frozen=True, slots=True)
class Slot:
    x_cm: float
    y_cm: float
    length_cm: float
    width_cm: float

    def holds(self, plant: Plant) -> bool:
        """At least one; a single row needs no more width than that."""
        return plant.spacing_in_row_cm <= min(self.length_cm, self.width_cm)


@dataclass(frozen=True, slots=True)
class Vessel:
    """Size of a bed or pot; pots come with their litres."""

    kind: BedKind
    length_cm: int
    width_cm: int
    volume_l: float | None = None
    height_cm: int = 0

    def named(self, name: str) -> Bed:
        return Bed(
            name=name,
            kind=self.kind,
            length_cm=self.length_cm,
            width_cm=self.width_cm,
            volume_l=self.volume_l,
            height_cm=self.height_cm,
        )

    def row_of_slots(self, number: int) -> list[Slot]:
        """Side by side from west to east."""
        length = self.length_cm / max(1, number)
        return [Slot(index * length, 0, length, self.width_cm) for index in range(number)]


RAISED = Vessel(BedKind.RAISED, 240, 120, height_cm=30)
PLOT = Vessel(BedKind.GROUND, 400, 120)
CHANNEL = Vessel(BedKind.HYDROPONIC, 240, 30, 60)
# The smallest that holds one plant is taken.
POTS = {
    GardenKind.BALCONY: (
        Vessel(BedKind.CONTAINER, 60, 30, 28),
        Vessel(BedKind.CONTAINER, 50, 50, 50),
    ),
    GardenKind.WINDOWSILL: (
        Vessel(BedKind.CONTAINER, 20, 20, 5),
        Vessel(BedKind.CONTAINER, 25, 25, 9),
    ),
    GardenKind.GROW_TENT: (
        Vessel(BedKind.CONTAINER, 60, 40, 30),
        Vessel(BedKind.CONTAINER, 50, 50, 45),
    ),
}
POT_NAME = gettext_noop("Pot {number}")
# A household's worth; what is left of a large slot stays free.
SINGLE_PLANTS, CLOSELY_SOWN, MOST_ROWS = 24, 160, 4


def plots(letter: str, choices: list[Choice]) -> tuple[Bed, list[Planting]]:
    """One bed of an allotment."""
    bed = PLOT.named(gettext("Bed {letter}").format(letter=letter))
    slots = PLOT.row_of_slots(len(choices))
    return bed, [_block(bed, slot, choice) for slot, choice in zip(slots, choices, strict=True)]


def raised_bed(choices: list[Choice], *, is_southern: bool) -> tuple[Bed, list[Planting]]:
    """The two tallest stand side by side at the pole's side, where they shade nothing."""
    bed = RAISED.named(gettext("Raised bed"))
    tall_y, low_y = (60, 0) if is_southern else (0, 60)
    slots = [Slot(0, tall_y, 120, 60), Slot(120, tall_y, 120, 60)]
    slots += [Slot(60 * index, low_y, 60, 60) for index in range(4)]
    tallest = sorted(choices, key=lambda choice: -choice.plant.height_cm)
    return bed, [_block(bed, slot, choice) for slot, choice in zip(slots, tallest, strict=False)]


def channel(choices: list[Choice]) -> tuple[Bed, list[Planting]]:
    bed = CHANNEL.named(gettext("Channel"))
    slots = CHANNEL.row_of_slots(len(choices))
    return bed, [_block(bed, slot, choice) for slot, choice in zip(slots, choices, strict=True)]


def pot(kind: GardenKind, number: int, choice: Choice) -> tuple[Bed, list[Planting]]:
    vessel = next(vessel for vessel in POTS[kind] if _whole(vessel).holds(choice.plant))
    bed = vessel.named(gettext(POT_NAME).format(number=number))
    return bed, [_block(bed, _whole(vessel), choice)]


def _whole(vessel: Vessel) -> Slot:
    return vessel.row_of_slots(1)[0]


def _block(bed: Bed, slot: Slot, choice: Choice) -> Planting:
    """As many plants as the slot holds and a household needs, in its middle."""
    plant, start = choice.plant, choice.start
    spacing, row_spacing = plant.spacing_in_row_cm, plant.block_row_spacing_cm
    rows = max(1, min(int(slot.width_cm // row_spacing), MOST_ROWS))
    enough = CLOSELY_SOWN if spacing < CLOSEST_SINGLE_ROW_CM else SINGLE_PLANTS
    columns = min(int(slot.length_cm // spacing), max(1, enough // rows))
    return Planting(
        bed=bed,
        plant=plant,
        x_cm=slot.x_cm + (slot.length_cm - (columns - 1) * spacing) / 2,
        y_cm=slot.y_cm + (slot.width_cm - (rows - 1) * row_spacing) / 2,
        columns=columns,
        rows=rows,
        spacing_cm=spacing,
        row_spacing_cm=row_spacing,
        method=start.method,
        started_on=start.started_on,
        germinated_on=_germinated_on(plant, start),
        planned_on=start.planned_on,
    )


def _germinated_on(plant: Plant, start: Start) -> date | None:
    """Of what was sown and stands a third grown it was noted."""
    days = plant.germination_days_min
    if start.started_on is None or start.method == StartMethod.TRANSPLANT or days is None:
        return None
    return start.started_on + timedelta(days=days)
