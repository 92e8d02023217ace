from collections import defaultdict
from collections.abc import Iterator

from rules.catalogue.rotate.noted import season_words, unknown_seasons
from rules.catalogue.rotate.records import this_seasons
from rules.catalogue.rotate.rests import needed_years
from rules.catalogue.sources import YOUR_RECORDS
from rules.engine.drafts import FindingDraft, Input, Subject, TaskDraft
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import BedSnapshot, GardenSnapshot
from rules.engine.wording import Wording, gettext_noop, wording


@rule("ROTATE.HISTORY", gettext_noop("What grew here before is not known"))
def rotate_history(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Name the seasons of which nothing is noted in beds whose crops should rest from their kind.

    ## Why it matters
    A family rests up to three years. Of seasons before the garden was entered here, of which no
    crop is noted, nobody knows whether the soil had its rest. It is worth knowing. Beds that miss
    the same seasons are named together.

    ## What to do
    Add the crops of those years to the beds with their dates, then end them.

    ## Source
    University of Connecticut IPM, crop rotation (rest of up to three years).
    """
    if garden.is_indoor:
        return
    beds: dict[tuple[int, ...], list[BedSnapshot]] = defaultdict(list)
    for bed in garden.beds:
        if bed.is_soil and any(needed_years(one.plant) for one in this_seasons(bed, garden)):
            beds[unknown_seasons(bed, garden)].append(bed)
    for seasons, alike in beds.items():
        if seasons:
            yield _finding(garden, seasons, alike)


def _finding(
    garden: GardenSnapshot, seasons: tuple[int, ...], beds: list[BedSnapshot]
) -> FindingDraft:
    years = tuple(season_words(season, garden) for season in seasons)
    return FindingDraft(
        subject=Subject.of_garden(garden),
        severity=Severity.INFO,
        confidence=Confidence.HIGH,
        title=wording(gettext_noop("History missing for {years}"), years=years),
        what=wording(
            gettext_noop("Nobody knows what grew here then: {beds}."),
            beds=tuple(bed.name for bed in beds),
        ),
        why=Wording(gettext_noop("With it we tell which crops the soil should rest from.")),
        do=Wording(gettext_noop("Add the crops of those years with their dates, then end them.")),
        inputs=(Input(gettext_noop("Noted since"), garden.records_since, YOUR_RECORDS),),
        references=("University of Connecticut IPM: crop rotation for vegetable diseases",),
        episode="-".join(map(str, seasons)),
        task=TaskDraft(
            what=wording(gettext_noop("Note what grew in the beds in {years}"), years=years),
            due_on=garden.on,
            minutes=10,
        ),
        would_change=Wording(gettext_noop("A crop of those years in the history of the bed.")),
    )
