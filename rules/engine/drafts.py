"""What a rule yields: a finding, or the name of an input it lacks."""

from dataclasses import dataclass
from datetime import date, datetime

from rules.engine.levels import Confidence, Severity
from rules.engine.snapshot import (
    BedSnapshot,
    GardenSnapshot,
    LotSnapshot,
    PlantingSnapshot,
    ReservoirSnapshot,
    SowingSnapshot,
    SpaceSnapshot,
)
from rules.engine.wording import Quantity, Value, Wording, gettext_noop

NOTED = Wording(gettext_noop("It goes as soon as you note it."))


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about; `planting` and `bed` findings also name their bed.

    What has a page of its own and is no bed has its `name` here.
    """

    kind: str
    pk: int
    bed: int | None = None
    name: str = ""

    @classmethod
    def of_garden(cls, garden: GardenSnapshot) -> "Subject":
        return cls("garden", garden.pk)

    @classmethod
    def of_bed(cls, bed: BedSnapshot) -> "Subject":
        return cls("bed", bed.pk, bed.pk)

    @classmethod
    def of_planting(cls, planting: PlantingSnapshot, bed: BedSnapshot) -> "Subject":
        return cls("planting", planting.pk, bed.pk)

    @classmethod
    def of_reservoir(cls, reservoir: ReservoirSnapshot) -> "Subject":
        return cls("reservoir", reservoir.pk, name=reservoir.name)

    @classmethod
    def of_space(cls, space: SpaceSnapshot) -> "Subject":
        return cls("space", space.pk, name=space.name)

    @classmethod
    def of_tray(cls, sowing: SowingSnapshot) -> "Subject":
        return cls("tray", sowing.tray, name=sowing.tray_name)

    @classmethod
    def of_lot(cls, lot: LotSnapshot) -> "Subject":
        return cls("lot", lot.pk, name=lot.name)

    def covers(self, other: "Subject") -> bool:
        """A garden covers everything in it, a bed what stands in it, all else only itself."""
        if self.kind == "garden":
            return True
        if self.kind == "bed":
            return other.bed == self.pk
        return (self.kind, self.pk) == (other.kind, other.pk)


@dataclass(frozen=True, slots=True)
class Input:
    """A value the finding rests on, with its source and when it was measured or issued.

    The finding is no surer than the least sure of its inputs.
    """

    name: str
    value: Value
    source: Wording
    measured_on: date | None = None
    issued_at: datetime | None = None
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True)
class Scale:
    """The number that a severity is read from, and where each severity begins, the mildest first.

    Where less is worse both are given negative.
    """

    value: float
    begins: tuple[tuple[Severity, float], ...]

    def has_left(self, severity: Severity) -> bool:
        """Below its beginning by a third of the step from the next milder one."""
        starts = dict(self.begins)
        if severity not in starts:
            return True
        milder = [start for start in starts.values() if start < starts[severity]]
        step = starts[severity] - max(milder) if milder else 0.0
        return self.value <= starts[severity] - step / 3


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """Work a finding proposes once, to show from `due_on`; `act` is what ticking it records."""

    what: Wording
    due_on: date
    minutes: int | None = None
    act: str = ""
    litres: float | None = None
    planting: int | None = None


@dataclass(frozen=True, slots=True)
class FindingDraft:
    """One statement of a rule: what, why, do this, and what it rests on.

    `confidence` is that of the model. `formula` is the sum with its numbers put in, `would_change`
    says what would make the advice another one. `scale` keeps a severity from wavering. `explains`
    narrows what the rule suppresses or merges to what this finding does.
    """

    subject: Subject
    severity: Severity
    confidence: Confidence
    title: Wording
    what: Wording
    why: Wording
    do: Wording
    numbers: tuple[tuple[str, Quantity], ...] = ()
    inputs: tuple[Input, ...] = ()
    assumptions: tuple[Wording, ...] = ()
    references: tuple[str, ...] = ()
    episode: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    plantings: tuple[int, ...] = ()
    task: TaskDraft | None = None
    formula: Wording | None = None
    would_change: Wording | None = None
    scale: Scale | None = None
    explains: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """An input a rule needs and does not have: named, never guessed.

    `fault` says why what was given does not count, `would_change` what brings it. `place` is the
    name of what lacks it where that is no bed.
    """

    name: str
    title: Wording
    enables: Wording
    how: Wording
    bed: BedSnapshot | None = None
    task: TaskDraft | None = None
    fault: Wording | None = None
    place: str = ""
    would_change: Wording = NOTED
