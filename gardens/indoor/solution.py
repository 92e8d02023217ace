"""How a nutrient solution stands: its crops' wishes, its newest readings, its age."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from gardens.indoor.growing import Growing
from gardens.indoor.latest import Latest, Measured, latest_reading
from gardens.indoor.wishes import Status, Wish, ec_wish, ph_wish
from gardens.models import NutrientChange, Reservoir, ReservoirReading, SolutionAct
from gardens.models.indoor_record import SALT_ACTS
from plants.agronomy import reservoir as agronomy
from plants.agronomy.dissolved_oxygen import oxygen_saturation_mg_l, root_water_severity
from plants.agronomy.evapotranspiration import air_pressure_kpa
from plants.agronomy.filling import Filling
from plants.agronomy.reservoir import Deed, Dose

# In severity order the chips of the design.
TONES = {"critical": "urgent", "warning": "urgent", "advice": "soon", "info": "note", None: "good"}
# Records of this time are looked at; older ones say little of this filling.
RECORDED_DAYS = 90


@dataclass(frozen=True, slots=True)
class Solution:
    """`readings` and `changes` of the last RECORDED_DAYS, the newest first."""

    reservoir: Reservoir
    growing: Growing
    now: datetime
    readings: Sequence[ReservoirReading] = ()
    changes: Sequence[NutrientChange] = ()
    sensed: Latest = field(default_factory=dict)
    latest: Latest = field(init=False)
    ec_wish: Wish = field(init=False)
    ph_wish: Wish = field(init=False)

    def __post_init__(self) -> None:
        plants = self.growing.plants
        object.__setattr__(self, "latest", latest_reading(self.reservoir, self.sensed))
        object.__setattr__(self, "ec_wish", ec_wish(plants))
        object.__setattr__(self, "ph_wish", ph_wish(plants))

    @property
    def ec(self) -> Measured | None:
        return self.latest.get("ec_ms_cm")

    @property
    def ph(self) -> Measured | None:
        return self.latest.get("ph")

    @property
    def water(self) -> Measured | None:
        return self.latest.get("water_c")

    @property
    def ec_status(self) -> Status | None:
        if self.ec is None or self.ec_wish.span is None:
            return None
        severity = agronomy.ec_severity(self.ec.value, self.ec_wish.good)
        return self.ec_wish.status(self.ec.value, TONES[severity])

    @property
    def ph_status(self) -> Status | None:
        if self.ph is None:
            return None
        severity = agronomy.ph_severity(self.ph_wish.distance(self.ph.value))
        return self.ph_wish.status(self.ph.value, TONES[severity])

    @property
    def oxygen_mg_l(self) -> float | None:
        """The most that the water can hold at the height of the place."""
        if self.water is None:
            return None
        pressure_kpa = air_pressure_kpa(self.reservoir.garden.place.elevation_m or 0)
        return oxygen_saturation_mg_l(self.water.value, pressure_kpa)

    @property
    def is_too_warm(self) -> bool:
        if self.water is None:
            return False
        return root_water_severity(self.water.value, self.oxygen_mg_l) is not None

    def is_current(self, measured: Measured | None, acts: Iterable[str]) -> bool:
        """Not too old, and nothing was done since; what is done in its minute came after it, but
        for the filling that it is a reading of."""
        if measured is None or not measured.is_usable(self.now):
            return False
        wanted = set(acts)
        deeds = (Deed(one.made_at, one.act) for one in self.changes if one.act in wanted)
        return not agronomy.is_overtaken(measured.at, deeds)

    @property
    def level_l(self) -> float:
        """Full where nobody looked since EC was measured or it was filled."""
        level = self.latest.get("level_l")
        is_known = self.is_current(level, {SolutionAct.RENEWED}) and (
            self.ec is None or level.at >= self.ec.at
        )
        return level.value if is_known else self.reservoir.volume_l

    # How old it is

    @property
    def renewed_at(self) -> datetime | None:
        renewals = (one.made_at for one in self.changes if one.act == SolutionAct.RENEWED)
        return max(renewals, default=None)

    @property
    def begun_at(self) -> datetime | None:
        """The renewal, else the first reading there is."""
        return self.renewed_at or min((row.read_at for row in self.readings), default=None)

    @property
    def filling(self) -> Filling | None:
        if self.begun_at is None:
            return None
        local = self.reservoir.garden.place.local
        top_ups = [
            (local(row.read_at), row.topped_up_l) for row in self.readings if row.topped_up_l
        ]
        begun_at = local(self.begun_at)
        return Filling(self.reservoir.volume_l, begun_at, top_ups, self._daily_ec())

    def _daily_ec(self) -> list[tuple[date, float]]:
        """The last reading of each day; what was fed or thinned has moved it on purpose."""
        moved = [row.made_at for row in self.changes if row.act in SALT_ACTS]
        since = max(moved, default=None)
        local = self.reservoir.garden.place.local
        by_day = {
            local(row.read_at).date(): row.ec_ms_cm
            for row in reversed(self.readings)
            if row.ec_ms_cm is not None and (since is None or row.read_at >= since)
        }
        return list(by_day.items())

    @property
    def daily_use_l(self) -> float | None:
        return self.filling and self.filling.daily_use_l

    @property
    def interval_days(self) -> int | None:
        return self.filling and self.filling.interval_days

    @property
    def is_drifting(self) -> bool:
        return self.filling is not None and self.filling.is_drifting

    @property
    def due_on(self) -> date | None:
        """The next change."""
        today = self.reservoir.garden.place.today(self.now)
        return self.filling and self.filling.due_on(today)

    def ph_per_ml_l(self, act: SolutionAct) -> float | None:
        """As this solution answered to such doses."""
        volume_l = self.reservoir.volume_l
        doses = [Dose(one.made_at, one.amount / volume_l) for one in self.changes if one.act == act]
        others = [one.made_at for one in self.changes if one.act != act]
        others += [row.read_at for row in self.readings if row.topped_up_l]
        read = [(row.read_at, row.ph) for row in self.readings if row.ph is not None]
        return agronomy.ph_per_ml_l(doses, read, others)
