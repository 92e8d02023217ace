"""What a rule yields: a finding, or the name of an input it lacks."""

from dataclasses import dataclass
from datetime import date, datetime

from rules.engine.levels import Confidence, Severity
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantingSnapshot
from rules.engine.wording import Quantity, Value, Wording


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about; `planting` and `bed` findings also name their bed."""

    kind: str
    pk: int
    bed: int | None = None

    @classmethod
    def of_garden(cls, garden: GardenSnapshot) -> "Subject":
        return cls("garden", garden.pk)

    @classmethod
    def of_bed(cls, bed: BedSnapshot) -> "Subject":
        return cls("bed", bed.pk, bed.pk)

    @classmethod
    def of_planting(cls, planting: PlantingSnapshot, bed: BedSnapshot) -> "Subject":
        return cls("planting", planting.pk, bed.pk)


@dataclass(frozen=True, slots=True)
class Input:
    """A value the finding rests on, with its source and when it was measured or issued."""

    name: str
    value: Value
    source: Wording
    measured_on: date | None = None
    issued_at: datetime | None = None


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
    """One statement of a rule: what, why, do this, and what it rests on."""

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


@dataclass(frozen=True, slots=True)
class Missing:
    """An input a rule needs and does not have: named, never guessed."""

    name: str
    title: Wording
    enables: Wording
    how: Wording
    bed: BedSnapshot | None = None
    task: TaskDraft | None = None
