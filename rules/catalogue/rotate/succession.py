from collections.abc import Iterator

from plants.agronomy.rotation import SUCCESSION_GAP_DAYS
from rules.catalogue.rotate.records import begins_in
from rules.catalogue.rotate.rests import family_name
from rules.catalogue.rotate.successions import Succession, successions
from rules.catalogue.sources import YOUR_RECORDS
from rules.engine.drafts import FindingDraft, Input, Subject
from rules.engine.levels import Confidence
from rules.engine.quantities import days
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import BedSnapshot, GardenSnapshot
from rules.engine.wording import Wording, gettext_noop, wording

RULE_OF_THUMB = Wording(gettext_noop("rule of thumb"))


@rule("ROTATE.SUCCESSION", gettext_noop("A family follows itself in one season"))
def rotate_succession(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Find crops that follow one of their own family in the same bed and season.

    ## Why it matters
    Pests and diseases that the first crop raised wait for the second, and the soil has less of
    what the family eats. It is advice: lettuce after lettuce is usual and mostly goes well.

    ## What to do
    Let two weeks pass and feed the bed, or let another family follow. Seasons run from July to
    June south of the equator. Where a disease was noted, ROTATE.PATHOGEN speaks instead.

    ## Source
    University of Connecticut IPM, crop rotation; the two weeks are engineering judgement.
    """
    if garden.is_indoor:
        return
    for bed in garden.beds:
        if bed.is_soil:
            found: dict[tuple[str, int], list[Succession]] = {}
            for one in successions(bed, garden):
                about = one.after.plant.family, begins_in(one.after, garden)
                found.setdefault(about, []).append(one)
            for (family, season), alike in found.items():
                yield _finding(bed, f"{family}-{season}", alike)


def _finding(bed: BedSnapshot, about: str, alike: list[Succession]) -> FindingDraft:
    first = min(alike, key=lambda one: (one.after.begins_on, one.after.pk))
    plant, rest = first.after.plant, days(SUCCESSION_GAP_DAYS)
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=first.severity,
        confidence=Confidence.MEDIUM,
        title=wording(
            gettext_noop("{plant} follows {before} in {bed}"),
            plant=plant.label,
            before=first.before,
            bed=bed.name,
        ),
        what=wording(
            gettext_noop("{family}: a crop of it has been here this season."),
            family=family_name(plant.family),
        ),
        why=Wording(gettext_noop("What ails the first crop waits for the second.")),
        do=wording(
            gettext_noop("Feed the bed and wait until {day}, or let another family follow."),
            day=first.best_from,
        ),
        inputs=(
            Input(gettext_noop("Ground free from"), first.cleared_on, YOUR_RECORDS),
            Input(
                gettext_noop("Rest between the two"), rest, Wording(gettext_noop("rule of thumb"))
            ),
        ),
        references=("University of Connecticut IPM: crop rotation for vegetable diseases",),
        episode=about,
        plantings=tuple(sorted(one.after.pk for one in alike)),
        would_change=Wording(gettext_noop("Another day, or a crop of another family.")),
    )
