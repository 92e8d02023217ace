"""How the light and the air of a space stand to its crops."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext

from gardens.indoor.growing import Growing
from gardens.indoor.latest import Latest, Measured, latest_reading
from gardens.indoor.solution import TONES
from gardens.indoor.steps import Step
from gardens.indoor.wishes import Status, Wish, as_crops, deficit_wish, light_wish, typed_wish
from gardens.models import Space
from plants.agronomy.crop_wishes import are_leafy, most_light_h
from plants.agronomy.indoor_light import (
    daily_light_mol,
    hours_needed,
    light_severity,
    ppfd_needed,
)
from plants.agronomy.vapour_deficit import (
    LEAST_KPA,
    deficit_kpa,
    deficit_severity,
    is_one_moment,
)
from plants.choices import Confidence
from plants.quantities import TIMES, say_quantity


@dataclass(frozen=True, slots=True)
class Air:
    space: Space
    growing: Growing
    now: datetime
    sensed: Latest = field(default_factory=dict)
    latest: Latest = field(init=False)
    light_wish: Wish = field(init=False)
    deficit_wish: Wish = field(init=False)

    def __post_init__(self) -> None:
        plants = self.growing.plants
        object.__setattr__(self, "latest", latest_reading(self.space, self.sensed))
        object.__setattr__(self, "light_wish", light_wish(plants))
        object.__setattr__(self, "deficit_wish", deficit_wish(plants))

    # Light

    @property
    def ppfd(self) -> float | None:
        """The newest reading, else what is entered for the lamp."""
        measured = self.latest.get("ppfd")
        return measured.value if measured else self.space.ppfd

    @property
    def dli_mol(self) -> float | None:
        hours = self.space.light_hours
        if self.ppfd is None or hours is None:
            return None
        return daily_light_mol(self.ppfd, hours)

    @property
    def dli_words(self) -> str:
        return "" if self.dli_mol is None else say_quantity(self.dli_mol, "mol/m²", 2)

    @property
    def dli_sum(self) -> str:
        return (
            f"{say_quantity(self.ppfd, 'µmol/m²/s')} {TIMES} "
            f"{say_quantity(self.space.light_hours, 'h')} {TIMES} 0.0036"
        )

    @property
    def light_status(self) -> Status | None:
        if self.dli_mol is None or self.light_wish.span is None:
            return None
        severity = light_severity(self.dli_mol, self.light_wish.good.low)
        return self.light_wish.status(self.dli_mol, TONES[severity or "info"])

    @property
    def most_light_h(self) -> float:
        return most_light_h(as_crops(self.growing.plants))

    # Air

    @property
    def deficit(self) -> Measured | None:
        """By temperature and humidity of one moment."""
        air, humidity = self.latest.get("air_c"), self.latest.get("humidity_pct")
        if air is None or humidity is None or not is_one_moment(air.at, humidity.at):
            return None
        leaf = self.latest.get("leaf_c")
        leaf_c = leaf.value if leaf and is_one_moment(leaf.at, air.at) else None
        return Measured(deficit_kpa(air.value, humidity.value, leaf_c), air.at)

    @property
    def deficit_status(self) -> Status | None:
        if self.deficit is None:
            return None
        is_leafy = are_leafy(as_crops(self.growing.plants))
        severity = deficit_severity(self.deficit.value, is_leafy=is_leafy)
        return self.deficit_wish.status(self.deficit.value, TONES[severity or "info"])

    @property
    def temperature_wish(self) -> Wish:
        return typed_wish("°C", self.space.temperature_low_c, self.space.temperature_high_c)

    @property
    def humidity_wish(self) -> Wish:
        return typed_wish("%", self.space.humidity_low_pct, self.space.humidity_high_pct)


def air_steps(air: Air) -> list[Step]:
    return [step for step in (_light(air), _long_days(air), _dampness(air)) if step]


def _long_days(air: Air) -> Step | None:
    hours, most_h = air.space.light_hours, air.most_light_h
    if hours is None or hours <= most_h or not air.growing.counts:
        return None
    do = gettext("Light them at most {hours} a day.").format(hours=say_quantity(most_h, "h"))
    why = gettext("In longer days leaves turn yellow and crops suffer.")
    return Step("soon", gettext("The days are too long"), do, why, confidence=Confidence.MEDIUM)


def _light(air: Air) -> Step | None:
    dli_mol, wish = air.dli_mol, air.light_wish
    distance = 0.0 if dli_mol is None else wish.distance(dli_mol)
    if not distance:
        return None
    why = gettext("They get {dli} a day and want {range}.").format(
        dli=say_quantity(dli_mol, "mol/m²", 1), range=wish.words
    )
    if distance < 0:
        hours, ppfd = _ways(air, wish.span.low)
        title = gettext("The plants get too little light")
        do = gettext("Bring {ppfd} to the leaves.").format(ppfd=ppfd)
        longer = gettext("Or light them {hours} a day.")
    else:
        hours, ppfd = _ways(air, wish.span.high)
        title = gettext("The plants get more light than they use")
        do = gettext("{ppfd} are enough: hang the lamp higher or dim it.").format(ppfd=ppfd)
        longer = gettext("Or light them only {hours} a day.")
    also = f" {longer.format(hours=hours)}" if hours else ""
    tone = air.light_status.tone
    return Step(tone, title, do + also, why, confidence=Confidence.MEDIUM)


def _ways(air: Air, dli_mol: float) -> tuple[str, str]:
    """Hours with this lamp, or none where its crops do not bear so many; PPFD in its hours."""
    hours = hours_needed(dli_mol, air.ppfd, air.most_light_h)
    ppfd = ppfd_needed(dli_mol, min(air.space.light_hours, air.most_light_h))
    return say_quantity(hours, "h", 1) if hours else "", say_quantity(ppfd, "µmol/m²/s", 0)


def _dampness(air: Air) -> Step | None:
    if air.deficit is None or not air.deficit.is_usable(air.now):
        return None
    kpa = air.deficit.value
    severity = deficit_severity(kpa, is_leafy=are_leafy(as_crops(air.growing.plants)))
    if severity is None:
        return None
    said = say_quantity(kpa, "kPa", 2)
    if kpa < LEAST_KPA:
        return Step(
            TONES[severity],
            gettext("The air is too damp"),
            gettext("Let fresh air in, or warm it, and keep it moving."),
            gettext("At a deficit of {deficit} fungi thrive.").format(deficit=said),
            confidence=air.deficit.confidence(air.now),
        )
    return Step(
        TONES[severity],
        gettext("The air is too dry"),
        gettext("Cool it, or damp it down: a tray of water, a humidifier."),
        gettext("At a deficit of {deficit} leaves wilt and their tips burn.").format(deficit=said),
        confidence=air.deficit.confidence(air.now),
    )
