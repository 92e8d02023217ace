"""What FROST.BUDS says."""

from dataclasses import dataclass
from datetime import date

from rules.catalogue.sources import climate_normals, weather_input
from rules.engine.drafts import FindingDraft, Input, Subject, TaskDraft
from rules.engine.levels import Confidence, Severity
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantingSnapshot, WeatherSnapshot
from rules.engine.wording import Quantity, Word, Wording, gettext_noop, wording

STAGES = {
    "first_swelling": Word(gettext_noop("swelling buds")),
    "green_tip": Word(gettext_noop("green tips")),
    "tight_cluster": Word(gettext_noop("tight clusters of buds")),
    "pink": Word(gettext_noop("coloured buds")),
    "full_bloom": Word(gettext_noop("open blossom")),
    "post_bloom": Word(gettext_noop("young fruit")),
}
TITLE = gettext_noop("{bed}: frost may kill {stage} of {plant} on {date}")
WHAT = gettext_noop("A low of {low} is forecast, and {plant} probably has {stage} then.")
WHY = gettext_noop("One in ten dies at {tenth} and nine in ten at {most}: about {share} here.")
DO = Wording(
    gettext_noop("Look at the buds; hang fleece over small trees in the evening, and moisten soil.")
)
TASK = gettext_noop("Cover {plant} in {bed} before the night to {date}")
FORMULA = gettext_noop("{low} on the line through 10 % at {tenth} and 90 % at {most} = {share}")
BY_FROST = Wording(
    gettext_noop("The stage is told by the usual last frost; your tree may be two weeks off.")
)
HALF_AN_HOUR = Wording(gettext_noop("The cold lasts for half an hour or more."))
WOULD_CHANGE = Wording(gettext_noop("The next forecast, or buds that are behind or ahead."))
LOW, SHARE = gettext_noop("Lowest temperature"), gettext_noop("Share of buds killed")
STAGE = gettext_noop("Usual stage of the buds")


@dataclass(frozen=True, slots=True)
class BudNight:
    """`low_c` is the air under the cover, `kills_c` the temperatures of 10 and 90 % kill."""

    planting: PlantingSnapshot
    day: WeatherSnapshot
    lead_days: int
    stage: str
    low_c: float
    kills_c: tuple[float, float]
    killed: float


def finding(
    garden: GardenSnapshot, bed: BedSnapshot, night: BudNight, severity: Severity, first: date
) -> FindingDraft:
    plant, stage, on = night.planting.plant.label, STAGES[night.stage], night.day.on
    low, share = _degrees(night.low_c), Quantity(100 * night.killed, "%", digits=0)
    kills = dict(zip(("tenth", "most"), map(_degrees, night.kills_c), strict=True))
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=severity,
        confidence=Confidence.LOW,
        title=wording(TITLE, bed=bed.name, stage=stage, plant=plant, date=on),
        what=wording(WHAT, low=low, plant=plant, stage=stage),
        why=wording(WHY, **kills, share=share),
        do=DO,
        numbers=((LOW, low), (SHARE, share)),
        inputs=(
            weather_input(LOW, low, night.day),
            Input(STAGE, stage, climate_normals(garden)),
        ),
        assumptions=(BY_FROST, HALF_AN_HOUR),
        references=("WSU Extension EB0913: critical temperatures",),
        episode=first.isoformat(),
        starts_on=first,
        ends_on=on,
        plantings=(night.planting.pk,),
        task=_task(bed, night, severity, garden.on),
        formula=wording(FORMULA, low=low, share=share, **kills),
        would_change=WOULD_CHANGE,
    )


def _task(bed: BedSnapshot, night: BudNight, severity: Severity, today: date) -> TaskDraft | None:
    if severity is Severity.ADVICE:
        return None
    what = wording(TASK, plant=night.planting.plant.label, bed=bed.name, date=night.day.on)
    return TaskDraft(what, due_on=today, minutes=20)


def _degrees(value: float) -> Quantity:
    return Quantity(value, "°C", digits=1)
