"""What DISEASE.POWDERY_MILDEW says."""

from dataclasses import dataclass

from plants.agronomy.disease_weather import MildewDay, mildew_index, mildew_severity
from rules.catalogue.disease.weather import (
    FAVOURABLE,
    KNOWN_FROM,
    ONE_DAY,
    OPEN_AIR,
    air_input,
    confidence,
    look,
)
from rules.catalogue.hosts import names
from rules.engine.drafts import FindingDraft, Scale, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantingSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

BEGINS = ((Severity.INFO, 1), (Severity.ADVICE, 40), (Severity.WARNING, 60))
TITLE = gettext_noop("{bed}: weather for powdery mildew")
WHAT = gettext_noop("The warmth of the last days probably favours powdery mildew of {plants}.")
WHY = gettext_noop("The index stands at {index} of 100; from 40 on it spreads, from 60 on fast.")
DO = Wording(
    gettext_noop("Look for white flour on shaded leaves, take those off, and let air through.")
)
WAIT = Wording(gettext_noop("Nothing to do yet; keep the leaves airy."))
TASK = gettext_noop("Look for white flour on the leaves of {plants} in {bed}")
FORMULA = gettext_noop("After {good} good for it and {bad} bad for it: {index} of 100")
CHANGE = Wording(gettext_noop("Days without six hours in a row of 21 to 30 °C, or above 35 °C."))
FOR_GRAPES = Wording(gettext_noop("Made for grapes; for cucurbits it is a rule of thumb."))
INDEX, DAYS = gettext_noop("Index of powdery mildew"), gettext_noop("days")


@dataclass(frozen=True, slots=True)
class Warmth:
    """Days up to yesterday without a gap, the oldest first, and the index after the last."""

    days: tuple[MildewDay, ...]
    index: int

    @classmethod
    def of(cls, days: tuple[MildewDay, ...]) -> "Warmth":
        return cls(days, mildew_index(days)[-1])

    @property
    def severity(self) -> Severity:
        return Severity(mildew_severity(self.index))

    @property
    def good(self) -> int:
        return sum(day.is_good for day in self.days)


def finding(
    garden: GardenSnapshot,
    bed: BedSnapshot,
    found: tuple[PlantingSnapshot, ...],
    warmth: Warmth,
    *,
    is_grape: bool,
) -> FindingDraft:
    is_notable, plants = warmth.severity is not Severity.INFO, names(found)
    yesterday, points = garden.on - ONE_DAY, Quantity(warmth.index)
    since = wording(KNOWN_FROM, first=garden.on - len(warmth.days) * ONE_DAY)
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=warmth.severity,
        confidence=confidence(garden, yesterday) if is_grape else Confidence.LOW,
        title=wording(TITLE, bed=bed.name),
        what=wording(WHAT, plants=plants),
        why=wording(WHY, index=points),
        do=DO if is_notable else WAIT,
        numbers=((INDEX, points),),
        inputs=air_input(garden, INDEX, points, yesterday),
        assumptions=(FAVOURABLE, OPEN_AIR, since, *(() if is_grape else (FOR_GRAPES,))),
        references=("Gubler et al. 1999, UC Davis: powdery mildew risk index",),
        episode=f"{garden.on.year}-{'grapes' if is_grape else 'cucurbits'}",
        plantings=tuple(planting.pk for planting in found),
        task=look(bed, garden, TASK, plants) if is_notable else None,
        formula=_formula(warmth),
        would_change=CHANGE,
        scale=Scale(warmth.index, BEGINS),
    )


def _formula(warmth: Warmth) -> Wording:
    good, bad = warmth.good, len(warmth.days) - warmth.good
    days = {"good": Quantity(good, DAYS), "bad": Quantity(bad, DAYS)}
    return wording(FORMULA, **days, index=Quantity(warmth.index))
