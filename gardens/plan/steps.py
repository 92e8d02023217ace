"""What a step of a plan was, in one sentence, and the way back and forth."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext, ngettext

from gardens.models import Bed, Land, LandStep, Place, PlanAct, PlanStep
from gardens.plan.land_steps import land_sentence, land_way_words, turn_words
from plants.quantities import say_length

ONE_OR_MANY = {
    PlanAct.MOVED: lambda number: (
        gettext("Moved {plant} {way}.")
        if number == 1
        else ngettext("Moved {number} planting {way}.", "Moved {number} plantings {way}.", number)
    ),
    PlanAct.COPIED: lambda number: (
        gettext("Copied {plant}.")
        if number == 1
        else ngettext("Copied {number} planting.", "Copied {number} plantings.", number)
    ),
    PlanAct.REMOVED: lambda number: (
        gettext("{plant} is removed.")
        if number == 1
        else ngettext("Removed {number} planting.", "Removed {number} plantings.", number)
    ),
}
SENTENCES = {
    PlanAct.PLACED: lambda: gettext("{plant} ({plants}) placed."),
    PlanAct.CHANGED: lambda: gettext("Changed {plant}."),
    PlanAct.BEGUN: lambda: gettext("Noted when {plant} began."),
    PlanAct.ENDED: lambda: gettext("Ended {plant}."),
    PlanAct.FILLED: lambda: gettext("Filled an area: {plant} ({plants})."),
    PlanAct.ROWS: lambda: gettext("Planted in rows: {plant} ({plants})."),
    PlanAct.SQUARES: lambda: gettext("Planted in squares: {plant} ({plants})."),
    PlanAct.SPLIT: lambda: gettext("Split {plant}."),
    PlanAct.RESTORED: lambda: gettext("Brought back the plan of {moment}."),
}


@dataclass(frozen=True, slots=True)
class Revision:
    """A step as pages show it."""

    step: PlanStep | LandStep
    place: Place

    @property
    def words(self) -> str:
        return step_words(self.step, self.place)

    @property
    def moment(self) -> str:
        return moment_words(self.step, self.place)

    @property
    def url(self) -> str:
        step = self.step
        if isinstance(step, LandStep):
            return reverse("gardens:land-revision", args=[step.land.garden_id, step.pk])
        return reverse("gardens:bed-revision", args=[step.bed.garden_id, step.bed_id, step.pk])


@dataclass(frozen=True, slots=True)
class History:
    """What the tools of a plan say of its steps; `subject` begins the names of their addresses."""

    subject: str
    arguments: tuple[int, ...]
    last: Revision | None
    next: Revision | None

    @classmethod
    def of(cls, subject: Bed | Land, place: Place) -> "History":
        """One query, or none for a plan that was never changed; `subject` came with its turns."""
        steps = subject.steps.with_subjects().in_bulk([subject.last_step, subject.next_step])
        last, following = (
            Revision(steps[number], place) if number else None
            for number in (subject.last_step, subject.next_step)
        )
        if isinstance(subject, Bed):
            return cls("bed", (subject.garden_id, subject.pk), last, following)
        return cls("land", (subject.garden_id,), last, following)

    @property
    def target(self) -> str:
        return f"{self.subject}-plan"

    @property
    def undo_url(self) -> str:
        return self._url("undo")

    @property
    def redo_url(self) -> str:
        return self._url("redo")

    @property
    def list_url(self) -> str:
        return self._url("revisions")

    def _url(self, page: str) -> str:
        return reverse(f"gardens:{self.subject}-{page}", args=self.arguments)


def step_words(step: PlanStep | LandStep, place: Place) -> str:
    moment = moment_words(step.restored, place) if step.restored else gettext("an earlier day")
    facts = {"number": step.number, "moment": moment}
    if isinstance(step, LandStep):
        way, turn = land_way_words(step.east_cm, step.south_cm), turn_words(step.turned_deg)
        return land_sentence(step).format(**facts, name=step.name, way=way, turn=turn)
    act = PlanAct(step.act)
    sentence = ONE_OR_MANY[act](step.number) if act in ONE_OR_MANY else SENTENCES[act]()
    plant = step.plant.common_name if step.plant else gettext("several crops")
    way = way_words(step.east_cm, step.south_cm)
    return sentence.format(**facts, plant=plant, plants=step.plants, way=way)


def way_words(east_cm: float, south_cm: float) -> str:
    """10 cm east, 5 cm north."""
    parts = []
    if east_cm:
        words = gettext("{length} east") if east_cm > 0 else gettext("{length} west")
        parts.append(words.format(length=say_length(abs(east_cm))))
    if south_cm:
        words = gettext("{length} south") if south_cm > 0 else gettext("{length} north")
        parts.append(words.format(length=say_length(abs(south_cm))))
    return ", ".join(parts)


def moment_words(step: PlanStep | LandStep, place: Place) -> str:
    """Day and time where the garden is."""
    return formats.date_format(place.local(step.made_at), "DATETIME_FORMAT")
