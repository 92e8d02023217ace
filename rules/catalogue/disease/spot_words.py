"""What DISEASE.EARLY_BLIGHT says."""

from dataclasses import dataclass
from datetime import date

from rules.catalogue.disease.weather import (
    FAVOURABLE,
    KNOWN_FROM,
    NEXT_WEATHER,
    OPEN_AIR,
    air_input,
    confidence,
    look,
)
from rules.catalogue.hosts import names
from rules.engine.drafts import FindingDraft, Scale, Subject
from rules.engine.levels import Severity
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantingSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

BEGINS = ((Severity.ADVICE, 15), (Severity.WARNING, 20))
TITLE = gettext_noop("{bed}: weather for early blight")
WHAT = gettext_noop("Warm, wet leaves probably favour early blight or leaf spot of {plants}.")
WHY = gettext_noop("Since {since} the weather has added up {points}; from 15 on it pays to look.")
DO = Wording(
    gettext_noop("Take off spotted lower leaves and mulch, then log what you did as a treatment.")
)
TASK = gettext_noop("Look for spots on the lower leaves of {plants} in {bed}")
FORMULA = gettext_noop("{points} in {days}, each 0 to 4 by hours of wet leaves and their warmth")
PROXY = Wording(
    gettext_noop("Leaves are taken for wet in hours of rain or of at least 90 % humidity.")
)
POINTS, POINT_UNIT = gettext_noop("Points of the weather"), gettext_noop("points")


@dataclass(frozen=True, slots=True)
class PointsSum:
    """Severity values from `first` to today, over the days that are known."""

    first: date
    points: int
    days: int
    is_cut_off: bool


def finding(
    garden: GardenSnapshot,
    bed: BedSnapshot,
    found: tuple[PlantingSnapshot, ...],
    total: PointsSum,
    severity: Severity,
) -> FindingDraft:
    plants, points = names(found), Quantity(total.points, POINT_UNIT)
    known_from = (wording(KNOWN_FROM, first=total.first),) if total.is_cut_off else ()
    known_days = Quantity(total.days, gettext_noop("days"))
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=severity,
        confidence=confidence(garden, garden.on).one_less,
        title=wording(TITLE, bed=bed.name),
        what=wording(WHAT, plants=plants),
        why=wording(WHY, since=total.first, points=points),
        do=DO,
        numbers=((POINTS, points),),
        inputs=air_input(garden, POINTS, points, garden.on),
        assumptions=(FAVOURABLE, OPEN_AIR, PROXY, *known_from),
        references=("Madden, Pennypacker & MacNab 1978, Phytopathology 68:1354 (TOMCAST)",),
        episode=str(total.first.year),
        starts_on=garden.on,
        plantings=tuple(planting.pk for planting in found),
        task=look(bed, garden, TASK, plants),
        formula=wording(FORMULA, points=points, days=known_days),
        would_change=NEXT_WEATHER,
        scale=Scale(total.points, BEGINS),
    )
