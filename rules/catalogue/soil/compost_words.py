"""What is said of a soil that is low in organic matter."""

from collections.abc import Iterator

from plants.agronomy.organic_matter import CompostPlan
from rules.catalogue.soil.bed_soil import given_kg_m2
from rules.catalogue.soil.reaction import confidence
from rules.catalogue.sources import YOUR_PLAN, YOUR_RECORDS, YOUR_SOIL_TEST
from rules.engine.drafts import FindingDraft, Input, Subject, TaskDraft
from rules.engine.levels import Severity
from rules.engine.quantities import kilograms
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, SoilTestSnapshot
from rules.engine.wording import Quantity, Word, Wording, gettext_noop, wording

SPREAD = gettext_noop("Spread {now} of garden compost on the surface; in all it needs {total}.")
ENOUGH = Wording(gettext_noop("Enough compost for this year; go on next year."))
TASK = gettext_noop("Spread {dose} of compost on {bed}")
WANTED = gettext_noop("It has {found}; a soil of this texture should have {target}.")
FORMULA = gettext_noop("For {found} to become {target}: {rate} of compost, {given} given since.")

OF_COMPOST = Wording(gettext_noop("Compost with 30 % of organic matter, of which half stays."))


def compost_finding(
    garden: GardenSnapshot,
    tested: tuple[BedSnapshot, SoilTestSnapshot],
    target_pct: float,
    plan: CompostPlan,
) -> FindingDraft:
    bed, test = tested
    found, target = (Quantity(pct, "%", digits=1) for pct in (test.organic_matter_pct, target_pct))
    rate = Quantity(plan.total_kg_m2, "kg/m²", digits=1)
    given = Quantity(given_kg_m2(bed, "compost", test.tested_on), "kg/m²", digits=1)
    now, total = (
        kilograms(kg_m2 * bed.area_m2) for kg_m2 in (plan.this_year_kg_m2, plan.total_kg_m2)
    )
    task = TaskDraft(wording(TASK, dose=now, bed=bed.name), due_on=garden.on, minutes=30)
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=Severity.ADVICE,
        confidence=confidence(test, garden),
        title=wording(gettext_noop("{bed} is low in organic matter"), bed=bed.name),
        what=wording(WANTED, found=found, target=target),
        why=Wording(gettext_noop("Organic matter holds water and keeps the soil crumbly.")),
        do=wording(SPREAD, now=now, total=total) if plan.this_year_kg_m2 else ENOUGH,
        numbers=(
            (gettext_noop("Organic matter"), found),
            (gettext_noop("To aim at"), target),
            (gettext_noop("Compost still to give"), rate),
            (gettext_noop("For the whole bed"), total),
            (gettext_noop("Of it this year"), now),
        ),
        inputs=tuple(_inputs(bed, test, found, given)),
        assumptions=(OF_COMPOST,),
        references=("Mass balance; compost as in AHDB RB209, section 2",),
        episode=test.tested_on.isoformat(),
        task=task if plan.this_year_kg_m2 else None,
        formula=wording(FORMULA, found=found, target=target, rate=rate, given=given),
        would_change=Wording(gettext_noop("Compost that is spread and logged, or a new test.")),
    )


def _inputs(
    bed: BedSnapshot, test: SoilTestSnapshot, found: Quantity, given: Quantity
) -> Iterator[Input]:
    texture = Word(bed.texture.replace("_", " ").capitalize())
    yield Input(gettext_noop("Organic matter"), found, YOUR_SOIL_TEST, test.tested_on)
    yield Input(gettext_noop("Texture"), texture, YOUR_PLAN)
    yield Input(gettext_noop("Compost since the test"), given, YOUR_RECORDS)
