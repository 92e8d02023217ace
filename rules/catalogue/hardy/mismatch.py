from collections.abc import Iterator

from plants.agronomy.hardiness import CONTAINER_ZONES_COLDER, mismatch_severity
from rules.catalogue.hardy import words
from rules.catalogue.hardy.winters import WinterSite, perennials, winter_of, winter_site
from rules.catalogue.questions import COLDEST_NIGHT, unknown_plants
from rules.engine.drafts import FindingDraft, Missing, Scale, Subject
from rules.engine.levels import Severity
from rules.engine.rule import Limits, Threshold, rule
from rules.engine.snapshot import GardenSnapshot, PlantingSnapshot
from rules.engine.wording import gettext_noop

POT_ZONES = Threshold(
    *("pot_zones", CONTAINER_ZONES_COLDER, "", 0, 2),
    gettext_noop("Zones by which the roots in a pot are colder."),
)
BEGINS = ((Severity.ADVICE, 0.5), (Severity.WARNING, 1.0), (Severity.CRITICAL, 1.5))


@rule(
    "HARDY.MISMATCH",
    gettext_noop("Winters are too cold for it"),
    version=2,
    thresholds=(POT_ZONES,),
)
def hardy_mismatch(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Compare the zone that perennials outdoors need with that of the coldest usual night.

    ## Why it matters
    A perennial lives as long as it stands the coldest night of the year. Half a zone (2.8 °C) too
    cold can be made up for by mulch and shelter, a whole one kills in some winters, one and a
    half in most. Roots in a pot freeze through: they count as one zone colder.

    ## What to do
    Choose a hardier plant, or a pot that comes indoors. Else mulch the roots, wrap what is above
    them, and plant by a wall.

    ## Source
    USDA Plant Hardiness Zone Map (zones of 10 °F by the mean of yearly lows); coldest zone of
    each plant: plant catalogue. One zone colder in pots is a rule of thumb.
    """
    if garden.is_indoor:
        return
    for bed in garden.beds:
        if not (grown := perennials(bed)):
            continue
        yield from unknown_plants(bed, lambda plant: not plant.is_perennial or plant.usda_zone_min)
        site = winter_site(bed, garden, limits["pot_zones"])
        if site is None:
            yield COLDEST_NIGHT.of(bed)
            continue
        if found := [one for one in grown if _severity(one, site)]:
            yield _finding(garden, site, sorted(found, key=lambda one: -site.lacks(one)))


def _severity(planting: PlantingSnapshot, site: WinterSite) -> str | None:
    return mismatch_severity(planting.plant.usda_zone_min, site.zone)


def _finding(
    garden: GardenSnapshot, site: WinterSite, found: list[PlantingSnapshot]
) -> FindingDraft:
    worst = found[0]
    severity = Severity(_severity(worst, site))
    return FindingDraft(
        subject=Subject.of_bed(site.bed),
        severity=severity,
        confidence=site.confidence,
        title=words.title(site, found),
        what=words.what(site, worst),
        why=words.why(site, worst),
        do=words.do(site, severity, worst),
        numbers=words.numbers(site, worst),
        inputs=words.inputs(garden, site, worst),
        assumptions=words.assumptions(site),
        references=("USDA Plant Hardiness Zone Map",),
        episode=str(winter_of(garden)),
        plantings=tuple(planting.pk for planting in found),
        task=words.task(garden, site, found),
        formula=words.formula(site, worst),
        would_change=words.WOULD_CHANGE,
        scale=Scale(site.lacks(worst), BEGINS),
    )
