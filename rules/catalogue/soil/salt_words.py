"""What is said of salt in the soil of a bed, and of the crop that suffers most."""

from plants.agronomy.salinity import SALT_TOLERANCE, EcIn
from rules.catalogue.soil.reaction import is_fresh
from rules.catalogue.sources import YOUR_SOIL_TEST
from rules.engine.drafts import FindingDraft, Input, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantFacts, SoilTestSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

LOSS = gettext_noop("{plant} will probably yield {share} of the usual.")
SALTY = gettext_noop("The soil has {ece} of salt; this crop suffers from {threshold} on.")
FORMULA = gettext_noop("100 % − {slope} % × ({ece} − {threshold}) = {share}")
NO_MINERALS = Wording(
    gettext_noop("Soak it several times with rain water, and give no mineral fertiliser.")
)
CONVERTED = Wording(gettext_noop("Reckoned from 1 part soil and 5 parts water, by the texture."))


def yield_pct(plant: PlantFacts, ece_ds_m: float) -> float:
    return SALT_TOLERANCE[plant.slug].yield_pct(ece_ds_m)


def salt_finding(
    garden: GardenSnapshot,
    tested: tuple[BedSnapshot, SoilTestSnapshot],
    plant: PlantFacts,
    ece_ds_m: float,
    severity: Severity,
) -> FindingDraft:
    bed, test = tested
    share = Quantity(yield_pct(plant, ece_ds_m), "%", digits=0)
    ece, threshold = _ds_m(ece_ds_m), _ds_m(SALT_TOLERANCE[plant.slug].threshold_ds_m)
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=severity,
        confidence=_confidence(test, garden),
        title=wording(gettext_noop("{bed} is salty for {plant}"), bed=bed.name, plant=plant.label),
        what=wording(LOSS, plant=plant.label, share=share),
        why=wording(SALTY, ece=ece, threshold=threshold),
        do=NO_MINERALS,
        numbers=(
            (gettext_noop("Yield left"), share),
            (gettext_noop("Salt in the soil, ECe"), ece),
            (gettext_noop("Borne without loss"), threshold),
        ),
        inputs=(
            Input(
                gettext_noop("Conductivity"), _ds_m(test.ec_ds_m), YOUR_SOIL_TEST, test.tested_on
            ),
        ),
        assumptions=(CONVERTED,) if _is_converted(test) else (),
        references=("Maas and Hoffman 1977", "Ayers and Westcot 1985, FAO Irrigation Paper 29"),
        episode=test.tested_on.isoformat(),
        plantings=tuple(one.pk for one in bed.plantings if one.plant.slug == plant.slug),
        formula=_formula(plant, ece, threshold, share),
        would_change=Wording(gettext_noop("A new soil test after a wet winter, or another crop.")),
        # Fertiliser is salt itself.
        explains=frozenset() if severity is Severity.ADVICE else None,
    )


def _is_converted(test: SoilTestSnapshot) -> bool:
    return test.ec_method != EcIn.PASTE


def _confidence(test: SoilTestSnapshot, garden: GardenSnapshot) -> Confidence:
    sure = Confidence.MEDIUM if _is_converted(test) else Confidence.HIGH
    return sure if is_fresh(test, garden.on) else sure.one_less


def _formula(plant: PlantFacts, ece: Quantity, threshold: Quantity, share: Quantity) -> Wording:
    slope = Quantity(SALT_TOLERANCE[plant.slug].loss_pct_per_ds_m)
    return wording(FORMULA, slope=slope, ece=ece, threshold=threshold, share=share)


def _ds_m(value: float) -> Quantity:
    return Quantity(value, "dS/m", digits=2)
