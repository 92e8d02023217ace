"""The finding of a bed that will need water, whether watering or rain is to bring it."""

from rules.catalogue.water import words
from rules.catalogue.water.advice import Advice
from rules.catalogue.water.crops import BedCrop
from rules.engine.drafts import FindingDraft, Subject
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import wording


def finding(
    garden: GardenSnapshot, found: Advice, crops: list[BedCrop], episode: str
) -> FindingDraft:
    bed, values = found.bed, words.values(found)
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=found.severity,
        confidence=found.confidence,
        title=wording(words.TITLE[found.state], **values),
        what=wording(words.WHAT[found.state], **values),
        why=words.why(found),
        do=wording(words.DO[found.state], **values),
        numbers=words.numbers(found),
        inputs=words.inputs(found, garden),
        assumptions=words.assumptions(found, crops),
        references=("Allen et al. 1998, FAO Irrigation and Drainage Paper 56",),
        episode=episode,
        plantings=tuple(planting.pk for planting in bed.growing),
        task=words.task(found),
        formula=words.formula(found),
        would_change=words.WOULD_CHANGE,
    )
