"""What the rules of pests say, each with its own sentences."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rules.catalogue.hosts import names
from rules.catalogue.pest.clock import ClockReading
from rules.catalogue.pest.events import PestEvent
from rules.catalogue.pest.tropics import no_season
from rules.catalogue.sources import YOUR_RECORDS, climate_normals, records_input
from rules.engine.drafts import FindingDraft, Input, Missing, Subject, TaskDraft
from rules.engine.quantities import days
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Word, Wording, gettext_noop, wording

WHY = gettext_noop("By warmth {event} is due around {date}: {so_far} of {needed} have added up.")
WHY_LATER = gettext_noop("By warmth {event} comes at {needed}, and {so_far} have added up.")
FORMULA = gettext_noop(
    "Warmth above {base} since {start}: {so_far} of {needed}, single sine method"
)
SO_FAR, NEEDED = gettext_noop("Warmth so far"), gettext_noop("Warmth at which it comes")
SEEN = gettext_noop("Seen by you")
MODEL_REGION = Wording(
    gettext_noop("A model of North America and Europe; elsewhere its numbers may not hold.")
)
FAVOURABLE = Wording(gettext_noop("Warmth tells when to look, not whether the pest is there."))
AVERAGED = gettext_noop("Climate averages stand in for {days} without weather.")
FLIGHTS = {
    "first flight": gettext_noop("the first flight"),
    "second flight": gettext_noop("the second flight"),
    "third flight": gettext_noop("the third flight"),
}
WISCONSIN = "University of Wisconsin–Madison XHT1087: degree days of insect pests"
WOULD_CHANGE = Wording(gettext_noop("Warmer or cooler days, fleece over the bed, or no host left."))


@dataclass(frozen=True, slots=True)
class PestWords:
    """`pest` as in `PEST_CLOCKS`; `events` names each event of its clock within a sentence."""

    pest: str
    title: str
    what: str
    do: str
    task: str
    events: Mapping[str, str]
    references: tuple[str, ...]


def findings(
    garden: GardenSnapshot, words: PestWords, found: Iterable[PestEvent | Missing]
) -> Iterator[FindingDraft | Missing]:
    """In the tropics only that no season tells its time; nothing of `found` is looked at there."""
    if garden.climate.is_tropical:
        yield from no_season(words.pest, garden)
        return
    for one in found:
        yield one if isinstance(one, Missing) else _finding(garden, one, words)


def _finding(garden: GardenSnapshot, found: PestEvent, words: PestWords) -> FindingDraft:
    bed, reading = found.place.bed, found.reading
    plants = names(found.place.plantings)
    so_far, needed = warmth(reading.so_far_c_days), warmth(found.needed_c_days)
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=found.severity,
        confidence=reading.confidence,
        title=wording(words.title, bed=bed.name),
        what=wording(words.what, plants=plants),
        why=_why(found, words),
        do=Wording(words.do),
        numbers=((SO_FAR, so_far), (NEEDED, needed)),
        inputs=tuple(_inputs(garden, found)),
        assumptions=tuple(_assumptions(reading)),
        references=words.references,
        episode=f"{reading.start.year}-{found.event.replace(' ', '-')}",
        plantings=tuple(planting.pk for planting in found.place.plantings),
        task=TaskDraft(wording(words.task, plants=plants, bed=bed.name), garden.on, minutes=10),
        formula=_formula(found),
        would_change=WOULD_CHANGE,
    )


def warmth(c_days: float) -> Quantity:
    return Quantity(round(c_days), "°C·d")


def _why(found: PestEvent, words: PestWords) -> Wording:
    values = {
        "event": Word(words.events[found.event]),
        "so_far": warmth(found.reading.so_far_c_days),
        "needed": warmth(found.needed_c_days),
    }
    return (
        wording(WHY, date=found.due_on, **values) if found.due_on else wording(WHY_LATER, **values)
    )


def _formula(found: PestEvent) -> Wording:
    reading = found.reading
    return wording(
        FORMULA,
        base=Quantity(reading.base_c, "°C", digits=1),
        start=reading.start,
        so_far=warmth(reading.so_far_c_days),
        needed=warmth(found.needed_c_days),
    )


def _inputs(garden: GardenSnapshot, found: PestEvent) -> Iterator[Input]:
    reading, so_far = found.reading, warmth(found.reading.so_far_c_days)
    if reading.measured:
        yield from records_input(garden, SO_FAR, so_far)
    else:
        yield Input(SO_FAR, so_far, climate_normals(garden))
    if found.seen_on:
        yield Input(SEEN, found.seen_on, YOUR_RECORDS, found.seen_on)


def _assumptions(reading: ClockReading) -> Iterator[Wording]:
    yield FAVOURABLE
    yield MODEL_REGION
    if reading.averaged:
        yield wording(AVERAGED, days=days(reading.averaged))
