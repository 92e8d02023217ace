from collections.abc import Iterator

from plants.agronomy.crop_wishes import are_leafy
from plants.agronomy.vapour_deficit import (
    LEAST_KPA,
    MOST_KPA,
    MOST_LEAFY_KPA,
    deficit_kpa,
    deficit_severity,
    is_one_moment,
)
from rules.catalogue.climate.words import AIR, DAMP, DRY, FORMULA
from rules.catalogue.indoor import as_crops, inputs_of, plantings_in, plants_of, usable
from rules.engine.drafts import FindingDraft, Missing, Subject, TaskDraft
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot, PlantingSnapshot, SpaceSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording


@rule(
    "CLIMATE.VPD",
    gettext_noop("The air of a space is too damp or too dry"),
    drift=0.1,
    falls_slowly=True,
)
def climate_vpd(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Reckon the vapour pressure deficit in each space from the newest temperature and humidity.

    ## Why it matters
    The deficit is the thirst of the air. Below 0.4 kPa leaves stay wet and fungi thrive; above
    1.6 kPa plants wilt and tips burn, of leafy crops already above 1.2 kPa.

    ## What to do
    Too damp: fresh air, warmth, a fan. Too dry: cool it, a tray of water, a humidifier.

    ## Source
    FAO Irrigation and Drainage Paper 56, equation 11; limits by extension practice (Purdue
    Extension HO-238).
    """
    for space in garden.spaces:
        if plantings := plantings_in(garden, space):
            yield from _judge(garden, space, plantings)


def _judge(
    garden: GardenSnapshot, space: SpaceSnapshot, plantings: tuple[PlantingSnapshot, ...]
) -> Iterator[FindingDraft | Missing]:
    air, humidity = usable(space, "air_c", garden), usable(space, "humidity_pct", garden)
    if air is None or humidity is None or not is_one_moment(air.at, humidity.at):
        yield AIR.of(due_on=garden.on, place=space.name)
        return
    leaf = usable(space, "leaf_c", garden)
    is_of_leaf = leaf is not None and is_one_moment(leaf.at, air.at)
    kpa = deficit_kpa(air.value, humidity.value, leaf.value if is_of_leaf else None)
    is_leafy = are_leafy(as_crops(plants_of(plantings)))
    if severity := deficit_severity(kpa, is_leafy=is_leafy):
        names = ("air_c", "humidity_pct", *(["leaf_c"] if is_of_leaf else []))
        yield _finding(garden, space, plantings, kpa, Severity(severity), names)


def _finding(
    garden: GardenSnapshot,
    space: SpaceSnapshot,
    plantings: tuple[PlantingSnapshot, ...],
    kpa: float,
    severity: Severity,
    names: tuple[str, ...],
) -> FindingDraft:
    deficit = Quantity(kpa, "kPa", digits=2)
    words = DAMP if kpa < LEAST_KPA else DRY
    most_kpa = MOST_LEAFY_KPA if severity is Severity.ADVICE else MOST_KPA
    limit = Quantity(min(most_kpa, max(kpa, LEAST_KPA)), "kPa", digits=1)
    inputs = tuple(inputs_of(space, *names))
    return FindingDraft(
        subject=Subject.of_space(space),
        severity=severity,
        confidence=Confidence.MEDIUM,
        title=wording(words.title, space=space.name),
        what=wording(words.what, deficit=deficit, limit=limit),
        why=Wording(words.why),
        do=Wording(words.do),
        numbers=((gettext_noop("Vapour pressure deficit"), deficit),),
        inputs=inputs,
        references=("FAO-56, equation 11", "Purdue Extension HO-238"),
        plantings=tuple(planting.pk for planting in plantings),
        task=TaskDraft(wording(words.task, space=space.name), garden.on, minutes=10),
        formula=wording(FORMULA, air=inputs[0].value, humidity=inputs[1].value, deficit=deficit),
        would_change=Wording(gettext_noop("A new reading of temperature and humidity.")),
    )
