from collections.abc import Iterator

from plants.agronomy.weather_age import Age
from rules.catalogue.hydro.tanks import ACIDITY, SALTS, Tank, tanks
from rules.catalogue.indoor import NAMES, reading_input, usable
from rules.engine.drafts import FindingDraft, Subject, TaskDraft
from rules.engine.levels import Confidence, Severity
from rules.engine.quantities import days
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Word, Wording, gettext_noop, wording

AGEING = gettext_noop("{readings} were last read {days} ago; after three days advice is less sure.")
OVERTAKEN = gettext_noop("Something was done to it since {readings} were last read.")


@rule("HYDRO.STALE_READING", gettext_noop("A nutrient solution wants to be measured again"))
def hydro_stale_reading(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Ask for EC and pH anew, once they are more than three days old or the solution was changed.

    ## Why it matters
    Plants change a solution every day. A reading counts fully for three days and with less
    confidence for seven; older ones count as missing. After thinning, feeding or a new filling
    the old figure says nothing at all.

    ## What to do
    Measure EC and pH, and enter them. Of a meter that shows ppm enter its scale too: ppm alone
    says nothing.

    ## Source
    Table "Missing or stale data" of docs/science.md.
    """
    for tank in tanks(garden):
        wishes = {SALTS: tank.ec_wish, ACIDITY: tank.ph_wish}
        asked = [name for name, wish in wishes.items() if wish.span and _is_old(tank, name)]
        if asked:
            yield _finding(tank, asked)


def _is_old(tank: Tank, name: str) -> bool:
    """What is older than that is named as missing by the rules that need it."""
    reading = usable(tank.reservoir, name, tank.garden)
    return reading is not None and (reading.age is Age.USABLE or tank.is_overtaken(name))


def _finding(tank: Tank, asked: list[str]) -> FindingDraft:
    held = tank.reservoir
    read_on = min(held.latest[name].at.date() for name in asked)
    age = days((tank.garden.on - read_on).days)
    is_overtaken = any(tank.is_overtaken(name) for name in asked)
    readings = tuple(Word(NAMES[name]) for name in asked)
    task = gettext_noop("Measure the solution of {reservoir}: {readings}")
    return FindingDraft(
        subject=Subject.of_reservoir(held),
        severity=Severity.INFO,
        confidence=Confidence.MEDIUM,
        title=wording(
            gettext_noop("The solution in {reservoir} wants to be measured"), reservoir=held.name
        ),
        what=wording(OVERTAKEN if is_overtaken else AGEING, readings=readings, days=age),
        why=Wording(gettext_noop("Plants change a solution every day, and so does all you add.")),
        do=Wording(gettext_noop("Measure it and enter the reading; then you read what to add.")),
        numbers=((gettext_noop("Age of the reading"), age),),
        inputs=tuple(reading_input(held.latest[name], name) for name in asked),
        references=("docs/science.md, section 0.4",),
        episode=read_on.isoformat(),
        plantings=tank.planting_pks,
        task=TaskDraft(wording(task, reservoir=held.name, readings=readings), tank.garden.on, 5),
        formula=wording(
            gettext_noop("{today} − {read} = {days}"), today=tank.garden.on, read=read_on, days=age
        ),
        would_change=Wording(gettext_noop("A new reading.")),
    )
