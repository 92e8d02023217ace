"""What HARDY.MISMATCH says."""

from plants.agronomy import seasonal
from plants.agronomy.hardiness import coldest_c, zone_label
from rules.catalogue.hardy.winters import WinterSite
from rules.catalogue.sources import climate_normals, cover_inputs, source_of
from rules.engine.drafts import Input, TaskDraft
from rules.engine.levels import Severity
from rules.engine.snapshot import GardenSnapshot, PlantingSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

NAMED_PLANTS = 3
TITLE = gettext_noop("Winters are too cold for {plants} in {bed}")
WHAT = gettext_noop("{plant} probably stands {stands}, and a usual winter here brings {brings}.")
WHAT_POT = gettext_noop(
    "In a pot {plant} probably stands {stands} of the air; a usual winter here brings {brings}."
)
WHY = gettext_noop("It needs hardiness zone {needs} or warmer, and this bed is in {zone}.")
WHY_POT = gettext_noop(
    "It needs hardiness zone {needs} or warmer; with roots above the ground this is like {zone}."
)
MULCH = Wording(gettext_noop("Mulch its roots a hand high in autumn, and shelter it from wind."))
WRAP = Wording(
    gettext_noop("Mulch and wrap it before winter, or choose a plant that is hardier by a zone.")
)
REPLACE = Wording(
    gettext_noop("Choose a hardier plant, or grow it in a pot that winters frost-free indoors.")
)
INDOORS = Wording(gettext_noop("Bring the pot to a frost-free, bright room before winter."))
TASK = gettext_noop("Shelter {plants} in {bed} for the winter")
TASK_POT = gettext_noop("Bring {plants} in {bed} to a frost-free place")
FORMULA = gettext_noop("Zone {needs} needed − zone {zone} here = {lacks}")
WOULD_CHANGE = Wording(
    gettext_noop("A hardier plant, a cover, or a coldest night of your own for this place.")
)
ZONE_OF_POT = Wording(gettext_noop("Roots in a pot count as one zone colder, a rule of thumb."))
USUAL_WINTER = Wording(gettext_noop("A usual winter; a harder one kills more."))
COLDEST = gettext_noop("Coldest night of a usual year")
NEEDED = gettext_noop("Coldest zone of the plant")
LACKS = gettext_noop("Zones too cold")


def title(site: WinterSite, found: list[PlantingSnapshot]) -> Wording:
    return wording(TITLE, plants=_names(found), bed=site.bed.name)


def what(site: WinterSite, worst: PlantingSnapshot) -> Wording:
    template = WHAT_POT if site.bed.is_pot else WHAT
    lowest_c = coldest_c(worst.plant.usda_zone_min + site.zones_colder)
    return wording(
        template,
        plant=worst.plant.label,
        stands=Quantity(lowest_c, "°C", digits=1),
        brings=Quantity(site.coldest_c, "°C", digits=1),
    )


def why(site: WinterSite, worst: PlantingSnapshot) -> Wording:
    template = WHY_POT if site.bed.is_pot else WHY
    return wording(template, needs=_needs(worst), zone=zone_label(site.zone))


def do(site: WinterSite, severity: Severity, worst: PlantingSnapshot) -> Wording:
    if site.bed.is_pot:
        return INDOORS
    if severity is Severity.ADVICE:
        return MULCH
    return WRAP if severity is Severity.WARNING else REPLACE


def numbers(site: WinterSite, worst: PlantingSnapshot) -> tuple[tuple[str, Quantity], ...]:
    return (
        (COLDEST, Quantity(site.coldest_c, "°C", digits=1)),
        (LACKS, Quantity(site.lacks(worst), digits=1)),
    )


def inputs(garden: GardenSnapshot, site: WinterSite, worst: PlantingSnapshot) -> tuple[Input, ...]:
    coldest = Quantity(site.coldest_c, "°C", digits=1)
    return (
        Input(COLDEST, coldest, climate_normals(garden)),
        Input(NEEDED, _needs(worst), source_of("usda_zone_min", worst.plant)),
        *cover_inputs(site.bed),
    )


def assumptions(site: WinterSite) -> tuple[Wording, ...]:
    return (USUAL_WINTER, ZONE_OF_POT) if site.bed.is_pot else (USUAL_WINTER,)


def formula(site: WinterSite, worst: PlantingSnapshot) -> Wording:
    lacks = Quantity(site.lacks(worst), digits=1)
    return wording(FORMULA, needs=_needs(worst), zone=zone_label(site.zone), lacks=lacks)


def task(
    garden: GardenSnapshot, site: WinterSite, found: list[PlantingSnapshot]
) -> TaskDraft | None:
    """For what grows already, by the usual first frost."""
    growing = [planting for planting in found if planting.started_on]
    if not growing:
        return None
    template = TASK_POT if site.bed.is_pot else TASK
    frost = garden.climate_in(site.bed).frost.first_p50
    due_on = garden.on if frost is None else seasonal.next_on(frost, garden.on)
    what_to_do = wording(template, plants=_names(growing), bed=site.bed.name)
    return TaskDraft(what_to_do, due_on=due_on, minutes=20)


def _names(found: list[PlantingSnapshot]) -> tuple:
    return tuple(dict.fromkeys(planting.plant.label for planting in found))[:NAMED_PLANTS]


def _needs(planting: PlantingSnapshot) -> str:
    return str(planting.plant.usda_zone_min)
