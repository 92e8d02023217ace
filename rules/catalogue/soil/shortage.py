"""A nutrient of which a bed has too little, in words that SOIL.N_NEED, P_NEED and K_NEED share."""

from collections.abc import Iterator
from dataclasses import dataclass

from plants.agronomy.amendments import PRODUCTS
from plants.agronomy.nutrients import product_g
from rules.catalogue.questions import unknown_plants
from rules.catalogue.soil.bed_soil import BedSoil, bed_soil, tested_beds
from rules.catalogue.soil.lacking import lacking
from rules.catalogue.soil.products import product_name
from rules.catalogue.soil.reaction import confidence
from rules.catalogue.sources import CATALOGUE, YOUR_RECORDS, YOUR_SOIL_TEST
from rules.engine.drafts import FindingDraft, Input, Missing, Subject
from rules.engine.levels import Severity
from rules.engine.quantities import grams
from rules.engine.rule import Limits, Threshold
from rules.engine.snapshot import GardenSnapshot, SoilTestSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

LEAST = Threshold(
    *("least_g_m2", 1, "g/m²", 0.1, 10),
    gettext_noop("A smaller shortage is not worth a word."),
)
DO = gettext_noop("Rake in {dose} of {product} before sowing or planting, or as much in another.")
FORMULA = gettext_noop("{need} needed − {given} given = {short} short")
WITH_SOIL = gettext_noop("{need} needed − {soil} from the soil − {given} given = {short} short")
WOULD_CHANGE = Wording(gettext_noop("A new soil test, other crops, or a product given and logged."))
USUAL_CEC = Wording(gettext_noop("The soil holds nutrients as is usual for its texture."))
USUAL_HARVEST = Wording(gettext_noop("The harvest is as is usual for these crops."))
BOOK = "Vitosh et al. 1995, Tri-State Fertilizer Recommendations, E-2567"


@dataclass(frozen=True, slots=True)
class Shortage:
    """Of one nutrient: the product it is told in, its figure in the test and its sentences."""

    nutrient: str
    product: str
    figure: str
    figure_name: str
    title: str
    what: str
    why: str
    figure_unit: str = "mg/kg"
    assumptions: tuple[Wording, ...] = (USUAL_HARVEST,)

    def find(self, garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
        for bed, test in tested_beds(garden, lambda test: test):
            found = bed_soil(bed, garden)
            need, _ = found.of(self.nutrient)
            if need.lacking:
                yield lacking(garden, bed, need.lacking)
                continue
            yield from unknown_plants(bed, lambda plant: plant.nutrient_demand)
            if not need.is_upkeep and found.short_g_m2(self.nutrient) >= limits[LEAST.name]:
                yield self._finding(garden, found, test)

    def _finding(
        self, garden: GardenSnapshot, found: BedSoil, test: SoilTestSnapshot
    ) -> FindingDraft:
        bed, (need, added) = found.bed, found.of(self.nutrient)
        short = found.short_g_m2(self.nutrient)
        content = getattr(PRODUCTS[self.product].content, self.nutrient)
        dose = grams(product_g(short, content) * bed.area_m2)
        sure = confidence(test, garden)
        amounts = {"need": _rate(need.g_m2), "given": _rate(added), "short": _rate(short)}
        by_soil = {"soil": _rate(need.soil_g_m2)} if need.soil_g_m2 else {}
        return FindingDraft(
            subject=Subject.of_bed(bed),
            severity=Severity.ADVICE,
            confidence=sure.one_less if need.is_usual_cec else sure,
            title=wording(self.title, bed=bed.name),
            what=wording(self.what, short=amounts["short"]),
            why=Wording(self.why),
            do=wording(DO, dose=dose, product=product_name(self.product)),
            numbers=(
                (gettext_noop("Needed"), amounts["need"]),
                *((gettext_noop("From the soil"), rate) for rate in by_soil.values()),
                (gettext_noop("Given this season"), amounts["given"]),
                (gettext_noop("Short"), amounts["short"]),
            ),
            inputs=(
                self._measured(test),
                Input(gettext_noop("Needed"), amounts["need"], CATALOGUE),
                Input(gettext_noop("Given this season"), amounts["given"], YOUR_RECORDS),
            ),
            assumptions=(USUAL_CEC, *self.assumptions) if need.is_usual_cec else self.assumptions,
            references=(BOOK,),
            episode=str(found.season),
            plantings=tuple(planting.pk for planting in bed.plantings),
            formula=wording(WITH_SOIL if by_soil else FORMULA, **amounts, **by_soil),
            would_change=WOULD_CHANGE,
        )

    def _measured(self, test: SoilTestSnapshot) -> Input:
        value = Quantity(getattr(test, self.figure), self.figure_unit)
        return Input(self.figure_name, value, YOUR_SOIL_TEST, test.tested_on)


def _rate(g_m2: float) -> Quantity:
    return Quantity(g_m2, "g/m²", digits=1)
