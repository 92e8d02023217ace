"""What is said of a crop in the shade of another."""

from collections.abc import Iterator

from rules.catalogue.sources import YOUR_PLAN, source_of
from rules.catalogue.space.shadows import Shadow
from rules.catalogue.space.sun_lost import SunLost
from rules.engine.drafts import FindingDraft, Input, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.quantities import centimetres
from rules.engine.snapshot import BedSnapshot, GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

NORTHERN = gettext_noop("Swap them: tall plants belong on the northern side.")
SOUTHERN = gettext_noop("Swap them: tall plants belong on the southern side.")
NOON = Wording(gettext_noop("The noon sun is the strongest of the day."))
WITHOUT = gettext_noop("It needs {needs} of sun a day; the shade leaves it {left} of {has}.")
OPEN_SKY = Wording(gettext_noop("Nothing else stands in the way of the sun."))
LEFT = gettext_noop("{has} of sun − {lost} behind the taller crop = {left}; {needs} are needed")
FORMULA = gettext_noop("({tall} − {short}) / tan {elevation} = {length} of shadow")


def shade_finding(
    garden: GardenSnapshot, bed: BedSnapshot, loss: SunLost, found: list[Shadow]
) -> FindingDraft:
    worst = loss.shadow
    tall, short = worst.taller.plant, worst.shorter.plant
    distance, length = centimetres(worst.distance_m), centimetres(worst.length_m)
    is_decisive = loss.severity is Severity.WARNING
    elevation = Quantity(worst.elevation_deg, "°", digits=0)
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=loss.severity,
        confidence=Confidence.MEDIUM if is_decisive else Confidence.HIGH,
        title=wording(
            gettext_noop("{tall} will shade {short} in {bed}"),
            tall=tall.label,
            short=short.label,
            bed=bed.name,
        ),
        what=wording(
            gettext_noop("They stand {distance} apart; at noon the shadow will be {length} long."),
            distance=distance,
            length=length,
        ),
        why=wording(WITHOUT, **_hours(loss)) if is_decisive else NOON,
        do=Wording(NORTHERN if garden.climate.latitude_deg > 0 else SOUTHERN),
        numbers=(
            (gettext_noop("Between stems"), distance),
            (gettext_noop("Shadow at noon"), length),
            (gettext_noop("Height of the noon sun"), elevation),
            (gettext_noop("Hours of sun lost to it"), _h(loss.lost_h)),
            (gettext_noop("Crops in the shade"), Quantity(len({one.shorter.pk for one in found}))),
        ),
        inputs=tuple(_inputs(loss)),
        assumptions=_assumptions(loss),
        references=("Meeus 1998, Astronomical Algorithms",),
        plantings=tuple(sorted({pk for one in found for pk in (one.taller.pk, one.shorter.pk)})),
        formula=wording(LEFT, **_hours(loss)) if is_decisive else _formula(worst),
        would_change=Wording(gettext_noop("Another place in the bed, or crops of other heights.")),
    )


def _formula(worst: Shadow) -> Wording:
    return wording(
        FORMULA,
        tall=centimetres(worst.taller.plant.height_m),
        short=centimetres(worst.shorter.plant.height_m),
        elevation=Quantity(worst.elevation_deg, "°", digits=0),
        length=centimetres(worst.length_m),
    )


def _hours(loss: SunLost) -> dict[str, Quantity]:
    hours = {"has": loss.has_h, "lost": loss.lost_h, "left": loss.left_h, "needs": loss.needs_h}
    return {name: _h(value) for name, value in hours.items()}


def _h(value: float) -> Quantity:
    return Quantity(value, "h", digits=1)


def _assumptions(loss: SunLost) -> tuple[Wording, ...]:
    day = wording(gettext_noop("Both full grown, and the sun as on {day}."), day=loss.shadow.on)
    return (day,) if loss.is_mapped else (day, OPEN_SKY)


def _inputs(loss: SunLost) -> Iterator[Input]:
    worst = loss.shadow
    tall, short = worst.taller.plant, worst.shorter.plant
    yield Input(gettext_noop("Between stems"), centimetres(worst.distance_m), YOUR_PLAN)
    for name, plant in (
        (gettext_noop("Height, tall crop"), tall),
        (gettext_noop("Height, low crop"), short),
    ):
        yield Input(name, centimetres(plant.height_m), source_of("height_cm", plant))
    if loss.severity is Severity.WARNING:
        needs = source_of("sun_hours_min", short)
        yield Input(gettext_noop("Hours of sun without it"), _h(loss.has_h), YOUR_PLAN)
        yield Input(gettext_noop("Hours of sun it needs"), _h(loss.needs_h), needs)
