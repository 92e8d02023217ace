from collections.abc import Iterator

from plants.agronomy.dissolved_oxygen import (
    FAR_TOO_LITTLE_MG_L,
    LITTLE_OXYGEN_MG_L,
    oxygen_severity,
)
from rules.catalogue.hydro.tanks import Tank, tanks
from rules.catalogue.hydro.water import oxygen_mg_l
from rules.catalogue.indoor import inputs_of
from rules.catalogue.sources import climate_normals
from rules.engine.drafts import FindingDraft, Input, Scale, Subject, TaskDraft
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

BEGINS = ((Severity.WARNING, -LITTLE_OXYGEN_MG_L), (Severity.CRITICAL, -FAR_TOO_LITTLE_MG_L))


@rule(
    "HYDRO.OXYGEN_LOW",
    gettext_noop("The water of a reservoir holds too little oxygen"),
    drift=0.1,
    suppresses=("HYDRO.WATER_WARM",),
)
def hydro_oxygen_low(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Reckon the most oxygen that water so warm can hold at the height of the place.

    ## Why it matters
    Roots under water breathe what is dissolved in it. Below 6 mg/L they suffer, below 4 mg/L they
    rot. Warmth and height can prove too little; they never prove enough.

    ## What to do
    Cool the water and let air bubble, today.

    ## Source
    Benson & Krause 1984, as in APHA Standard Methods and USGS tables 9.1.
    """
    for tank in tanks(garden):
        if tank.water and (severity := oxygen_severity(oxygen_mg_l(tank))):
            yield _finding(tank, Severity(severity))


def _finding(tank: Tank, severity: Severity) -> FindingDraft:
    held, most_mg_l = tank.reservoir, oxygen_mg_l(tank)
    oxygen = Quantity(most_mg_l, "mg/L", digits=1)
    title = gettext_noop("Roots in {reservoir} get too little oxygen")
    what = gettext_noop("Water of {warmth} holds at most {oxygen}; roots need {least}.")
    warmth = Quantity(tank.water.value, "°C", digits=1)
    least = Quantity(LITTLE_OXYGEN_MG_L, "mg/L", digits=1)
    height = Quantity(tank.garden.climate.elevation_m, "m", digits=0)
    formula = gettext_noop("{warmth}, {height} above the sea: {oxygen}")
    task = wording(gettext_noop("Cool and aerate {reservoir}"), reservoir=held.name)
    return FindingDraft(
        subject=Subject.of_reservoir(held),
        severity=severity,
        confidence=Confidence.HIGH,
        title=wording(title, reservoir=held.name),
        what=wording(what, warmth=warmth, oxygen=oxygen, least=least),
        why=Wording(gettext_noop("Without oxygen roots die and rot within days.")),
        do=Wording(gettext_noop("Cool the water now and let air bubble through it.")),
        numbers=((gettext_noop("Oxygen at most"), oxygen),),
        inputs=(
            *inputs_of(held, "water_c"),
            Input(gettext_noop("Height above the sea"), height, climate_normals(tank.garden)),
        ),
        references=("Benson & Krause 1984",),
        plantings=tank.planting_pks,
        task=TaskDraft(task, tank.garden.on, minutes=15),
        formula=wording(formula, warmth=warmth, height=height, oxygen=oxygen),
        would_change=Wording(gettext_noop("Cooler water.")),
        scale=Scale(-most_mg_l, BEGINS),
    )
