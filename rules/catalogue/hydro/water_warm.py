from collections.abc import Iterator

from plants.agronomy.dissolved_oxygen import WARM_WATER_C
from rules.catalogue.hydro.tanks import Tank, tanks
from rules.catalogue.hydro.water import oxygen_mg_l
from rules.catalogue.hydro.words import REFERENCES
from rules.catalogue.indoor import inputs_of
from rules.engine.drafts import FindingDraft, Subject, TaskDraft
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

WHAT = gettext_noop("It has {now}; above {most} roots rot easily.")
FORMULA = gettext_noop("{now} − {most} = {above}")


@rule(
    "HYDRO.WATER_WARM",
    gettext_noop("The water of a reservoir is too warm"),
    drift=0.1,
    falls_slowly=True,
)
def hydro_water_warm(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Warn of water above 24 °C, in which roots rot.

    ## Why it matters
    Warm water holds little oxygen, while roots in it breathe more and the fungi that rot them
    thrive.

    ## What to do
    Shade or insulate the reservoir, or hang in a frozen bottle, and let air bubble.

    ## Source
    Oklahoma State University HLA-6722. Oxygen: Benson & Krause 1984, as in APHA.
    """
    for tank in tanks(garden):
        if tank.water and tank.water.value > WARM_WATER_C:
            yield _finding(tank)


def _finding(tank: Tank) -> FindingDraft:
    held, water_c = tank.reservoir, tank.water.value
    now = Quantity(water_c, "°C", digits=1)
    oxygen = Quantity(oxygen_mg_l(tank), "mg/L", digits=1)
    most = Quantity(WARM_WATER_C, "°C", digits=1)
    task = wording(gettext_noop("Cool the water of {reservoir}"), reservoir=held.name)
    return FindingDraft(
        subject=Subject.of_reservoir(held),
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        title=wording(gettext_noop("The water of {reservoir} is too warm"), reservoir=held.name),
        what=wording(
            gettext_noop("It has {now}; above {most} roots rot easily."), now=now, most=most
        ),
        why=wording(gettext_noop("So warm, it holds at most {oxygen} of oxygen."), oxygen=oxygen),
        do=Wording(
            gettext_noop("Shade or insulate it, or hang in a frozen bottle; let air bubble.")
        ),
        numbers=((gettext_noop("Oxygen at most"), oxygen),),
        inputs=tuple(inputs_of(held, "water_c")),
        references=(*REFERENCES, "Benson & Krause 1984"),
        plantings=tank.planting_pks,
        task=TaskDraft(task, tank.garden.on, minutes=15),
        formula=wording(
            FORMULA, now=now, most=most, above=Quantity(water_c - WARM_WATER_C, "K", digits=1)
        ),
        would_change=Wording(gettext_noop("Cooler water.")),
    )
