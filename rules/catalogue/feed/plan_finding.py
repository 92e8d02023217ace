"""A feeding plan as a finding with its job."""

from datetime import date, timedelta

from plants.agronomy.nutrient_needs import SAND_N_DOSE_G_M2
from plants.agronomy.soil_water import SANDS
from rules.catalogue.feed.plans import Feeding
from rules.catalogue.feed.words import give, label, lacks, supplied, task_words, why
from rules.catalogue.soil.bed_soil import confidence_of
from rules.catalogue.soil.shortage import BOOK, LEAST, WOULD_CHANGE
from rules.catalogue.sources import CATALOGUE, YOUR_RECORDS, YOUR_SOIL_TEST
from rules.engine.drafts import FindingDraft, Input, Subject, TaskDraft
from rules.engine.levels import Severity
from rules.engine.quantities import grams
from rules.engine.rule import Limits
from rules.engine.snapshot import BedSnapshot, GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

# What was lost last season is among the needs of this one.
COVERED = frozenset({"SOIL.BUDGET", "SOIL.K_NEED", "SOIL.N_NEED", "SOIL.P_NEED"})
BEFORE_PLANTING = timedelta(days=14)
AT_HAND = Wording(gettext_noop("From the products you gave to your beds within a year."))
FROM_A_SHOP = Wording(gettext_noop("From common products at usual prices; others do as well."))
BOUND = Wording(
    gettext_noop("Phosphate is left out: this pH binds it, so right the pH of the soil first.")
)
COMPOST_FIRST = Wording(
    gettext_noop("This soil also wants compost: spread and log it first, and less is left to give.")
)
ON_SAND = wording(
    gettext_noop("On sand no more than {rate} of nitrogen at once; the rest a month later."),
    rate=Quantity(SAND_N_DOSE_G_M2, "g/m²"),
)


def plan_finding(
    garden: GardenSnapshot, plan: Feeding, limits: Limits, products: Wording
) -> FindingDraft:
    found, bed = plan.found, plan.found.bed
    test, need = found.test, plan.problem.need
    is_due = bool(plan.doses_kg) and max(need) / bed.area_m2 >= limits[LEAST.name]
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=Severity.ADVICE if is_due else Severity.INFO,
        confidence=confidence_of(found, garden),
        title=_title(bed, is_due=is_due),
        what=lacks(plan),
        why=why(plan) if is_due else Wording(gettext_noop("Soil and feeding cover this season.")),
        do=give(plan)
        if is_due
        else Wording(gettext_noop("Nothing to give; feeding more would be lost.")),
        numbers=tuple((label(name), grams(1000 * kg)) for name, kg in plan.doses_kg if is_due),
        inputs=(
            Input(gettext_noop("pH"), Quantity(test.ph, digits=1), YOUR_SOIL_TEST, test.tested_on),
            Input(gettext_noop("Nitrogen to give"), Quantity(need.n, "g", digits=0), CATALOGUE),
            Input(
                gettext_noop("Nitrogen given this season"),
                Quantity(found.added.n * bed.area_m2, "g", digits=0),
                YOUR_RECORDS,
            ),
        ),
        assumptions=_assumptions(plan, products) if is_due else (),
        references=(BOOK, "AHDB Nutrient Management Guide RB209, section 2"),
        episode=str(found.season),
        plantings=tuple(planting.pk for planting in bed.plantings),
        task=_task(garden, plan) if is_due else None,
        formula=supplied(plan) if is_due else None,
        would_change=WOULD_CHANGE,
        explains=_explained(plan, is_due=is_due),
    )


def _explained(plan: Feeding, *, is_due: bool) -> frozenset[str]:
    """Of what it covers; phosphate that the pH binds is for SOIL.PH to explain."""
    if not is_due:
        return frozenset()
    return COVERED - {"SOIL.P_NEED"} if plan.is_phosphate_bound else COVERED


def _title(bed: BedSnapshot, *, is_due: bool) -> Wording:
    title = gettext_noop("Feed {bed}") if is_due else gettext_noop("{bed} needs no feeding")
    return wording(title, bed=bed.name)


def _assumptions(plan: Feeding, products: Wording) -> tuple[Wording, ...]:
    is_much = plan.problem.need.n > SAND_N_DOSE_G_M2 * plan.found.bed.area_m2
    said = (
        (products, True),
        (COMPOST_FIRST, plan.found.is_low_in_organic_matter),
        (BOUND, plan.is_phosphate_bound),
        (ON_SAND, is_much and plan.found.bed.texture in SANDS),
    )
    return tuple(words for words, holds in said if holds)


def _task(garden: GardenSnapshot, plan: Feeding) -> TaskDraft:
    due_on = _feeding_day(garden, plan.found.bed)
    return TaskDraft(task_words(plan), due_on=due_on, minutes=20, act="feed")


def _feeding_day(garden: GardenSnapshot, bed: BedSnapshot) -> date:
    """At once where something grows, else a fortnight before the first is to come."""
    if bed.growing:
        return garden.on
    begins = [planting.planned_on for planting in bed.planned if planting.planned_on]
    return max(garden.on, min(begins, default=garden.on) - BEFORE_PLANTING)
