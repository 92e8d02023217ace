from collections.abc import Iterator

from plants.agronomy.sun_needs import SHADE_PLANTS, needs_shade_cloth, season_sun_h
from rules.catalogue.light import sun_words as words
from rules.catalogue.light.sun import Sunlit, confidence, season_of, sunlit
from rules.catalogue.questions import temperatures
from rules.catalogue.sources import climate_normals
from rules.engine.drafts import FindingDraft, Input, Missing, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

TITLE = gettext_noop("{plants} in {bed}: more sun than it likes")
WHAT = gettext_noop("{plant} gets {gets} of sun a day here, in months that are hot.")
WHY = gettext_noop("It does best with about {likes}; days usually reach {tmax}, so leaves burn.")
DO = Wording(gettext_noop("Hang a shade cloth of 30 to 40 % over it in the hot months."))
FORMULA = gettext_noop("{gets} here − {needs} it likes = {lacks} too much")
HIGHS = gettext_noop("Usual highest temperature of the day")


@rule("LIGHT.TOO_BRIGHT", gettext_noop("More sun than a shade plant likes"))
def light_too_bright(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Find plants of shade that stand in full sun where the days are hot.

    ## Why it matters
    Plants of shade take more sun than they are used to as long as it is cool. Where the days of
    the season usually pass 27 °C, their leaves burn and salad turns bitter.

    ## What to do
    A shade cloth of 30 to 40 % over the hot months, or a place beside something taller.

    ## Source
    Hours as for LIGHT.SUN_SHORT; needs of extension services, plant by plant in the catalogue.
    The threshold of 27 °C is a rule of thumb.
    """
    if garden.is_indoor or garden.sun is None:
        return
    tmax_c = garden.climate.tmax_c
    for bed in garden.beds:
        shaded = [one for one in sunlit(bed, garden) if one.planting.plant.sun in SHADE_PLANTS]
        if shaded and tmax_c is None:
            yield temperatures(garden)
            continue
        if found := [one for one in shaded if _is_burnt(one, tmax_c)]:
            yield _finding(garden, sorted(found, key=_most_excess))


def _is_burnt(found: Sunlit, tmax_c: tuple[float, ...]) -> bool:
    usual_c = season_sun_h(tmax_c, found.months)
    return needs_shade_cloth(found.planting.plant.sun, found.sun_h, usual_c)


def _most_excess(found: Sunlit) -> tuple[float, int]:
    return found.need.ideal_h - found.sun_h, found.planting.pk


def _finding(garden: GardenSnapshot, found: list[Sunlit]) -> FindingDraft:
    worst = found[0]
    likes, gets = words.hours(worst.need.ideal_h), words.hours(worst.sun_h)
    tmax = Quantity(season_sun_h(garden.climate.tmax_c, worst.months), "°C", digits=0)
    plant, source = worst.planting.plant.label, climate_normals(garden)
    climate = Confidence(garden.climate.confidence)
    return FindingDraft(
        subject=Subject.of_bed(worst.bed),
        severity=Severity.ADVICE,
        confidence=confidence(garden),
        title=wording(TITLE, plants=words.names(found), bed=worst.bed.name),
        what=wording(WHAT, plant=plant, gets=gets),
        why=wording(WHY, likes=likes, tmax=tmax),
        do=DO,
        numbers=((words.GETS, gets), (HIGHS, tmax)),
        inputs=(
            *words.inputs(worst, worst.need.ideal_h),
            Input(HIGHS, tmax, source, confidence=climate),
        ),
        assumptions=words.assumptions(garden),
        references=("Extension services: sun needs of crops",),
        episode=season_of(worst, garden),
        plantings=tuple(one.planting.pk for one in found),
        formula=words.formula(FORMULA, worst, worst.need.ideal_h),
        would_change=words.WOULD_CHANGE,
    )
