"""The finding of a bed whose perennials ask for one care."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from plants.agronomy.pruning import Season
from rules.catalogue import tropics
from rules.catalogue.perennial.stands import Asks, BedStands, asking, has_any, undated
from rules.catalogue.sources import YOUR_RECORDS
from rules.engine.drafts import FindingDraft, Input, Missing, Subject, TaskDraft
from rules.engine.levels import Confidence, Severity
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Word, Wording, gettext_noop, wording

NAMED_PLANTS = 4
REFERENCE = "Iowa State University Extension: care of perennial crops"
WOULD_CHANGE = Wording(gettext_noop("Another day of planting in your records."))
SEASON_HEURISTIC = Wording(gettext_noop("The months are those of common practice."))


@dataclass(frozen=True, slots=True)
class Care:
    """What the plants of `slugs` ask for, if `asks`, in `season`; near the equator at `moment`.

    The texts are templates with {plants}, {bed} and {last}.
    """

    slugs: Collection[str]
    asks: Asks
    season: Season
    title: str
    what: str
    why: str
    do: str
    task: str
    minutes: int
    moment: Wording = tropics.BETWEEN

    def due(self, garden: GardenSnapshot) -> Iterator[FindingDraft | Missing]:
        yield from undated(garden, self.slugs)
        if not garden.climate.is_tropical:
            for found in asking(garden, self.asks, self.season):
                yield _finding(garden, found, self)
        elif has_any(garden, self.slugs):
            yield tropics.not_applicable(garden, tropics.CARE, tropics.GROWTH, self.moment)


def _finding(garden: GardenSnapshot, found: BedStands, care: Care) -> FindingDraft:
    """Advice, with one job for the bed."""
    values = {"plants": names(found), "bed": found.bed.name, "last": found.last}
    return FindingDraft(
        subject=Subject.of_bed(found.bed),
        severity=Severity.ADVICE,
        confidence=Confidence.MEDIUM,
        title=wording(care.title, **values),
        what=wording(care.what, **values),
        why=wording(care.why, **values),
        do=wording(care.do, **values),
        inputs=tuple(
            Input(stand.planting.plant.name, stand.planting.started_on, YOUR_RECORDS)
            for stand in found.stands
        ),
        assumptions=(SEASON_HEURISTIC,),
        references=(REFERENCE,),
        episode=found.first.isoformat(),
        starts_on=found.first,
        ends_on=found.last,
        plantings=tuple(stand.planting.pk for stand in found.stands),
        task=TaskDraft(what=wording(care.task, **values), due_on=garden.on, minutes=care.minutes),
        would_change=WOULD_CHANGE,
    )


def names(found: BedStands) -> tuple[Word, ...]:
    labels = dict.fromkeys(stand.planting.plant.label for stand in found.stands)
    return tuple(labels)[:NAMED_PLANTS]
