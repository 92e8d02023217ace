"""What is said of soil that nobody tested."""

from rules.catalogue.soil.bed_soil import BedSoil
from rules.catalogue.soil.nutrient_names import NUTRIENTS, numbered
from rules.catalogue.soil.upkeeps import Upkeep
from rules.catalogue.sources import CATALOGUE
from rules.engine.drafts import FindingDraft, Input, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.quantities import kilograms
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Value, Wording, gettext_noop, wording

# By how many nutrients they name.
TAKES = {
    1: gettext_noop("It will probably take {amount} of {nutrient}."),
    2: gettext_noop("It will probably take {amount} of {nutrient} and {amount_2} of {nutrient_2}."),
}
FORMULA = {
    1: gettext_noop("{harvest} of harvest × {rate} − {given} given = {amount} of {nutrient}"),
    2: gettext_noop(
        "{harvest} of harvest × {rate} − {given} given = {amount} of {nutrient}; "
        "{harvest_2} × {rate_2} − {given_2} = {amount_2} of {nutrient_2}"
    ),
}
NAMES = {
    "p2o5": gettext_noop("Phosphate with the harvest"),
    "k2o": gettext_noop("Potash with the harvest"),
}


def finding(garden: GardenSnapshot, found: list[BedSoil], taken: list[Upkeep]) -> FindingDraft:
    beds = tuple(one.bed.name for one in found)
    said = numbered(map(_values, taken))
    named = [(NAMES[one.nutrient], _grams(one.left_g)) for one in taken]
    return FindingDraft(
        subject=Subject.of_garden(garden),
        severity=Severity.INFO,
        confidence=Confidence.LOW,
        title=Wording(gettext_noop("The harvest takes nutrients nobody measured")),
        what=wording(TAKES[len(taken)], **said),
        why=wording(gettext_noop("Nobody knows how much is left in: {beds}."), beds=beds),
        do=Wording(
            gettext_noop("Replace it with compost; test the soil before buying fertiliser.")
        ),
        numbers=tuple(named),
        inputs=tuple(Input(name, amount, CATALOGUE) for name, amount in named),
        assumptions=(Wording(gettext_noop("The harvest is as is usual for these crops.")),),
        references=("AHDB Nutrient Management Guide RB209, section 1",),
        episode=str(found[0].season),
        plantings=tuple(planting.pk for one in found for planting in one.bed.plantings),
        formula=wording(FORMULA[len(taken)], **said),
        would_change=Wording(gettext_noop("A soil test with phosphorus and potassium.")),
    )


def _values(one: Upkeep) -> dict[str, Value]:
    return {
        "harvest": kilograms(one.harvest_kg),
        "rate": Quantity(one.taken_g / one.harvest_kg, "g/kg", digits=1),
        "given": _grams(one.given_g),
        "amount": _grams(one.left_g),
        "nutrient": NUTRIENTS[one.nutrient],
    }


def _grams(value: float) -> Quantity:
    return Quantity(value, "g", digits=0)
