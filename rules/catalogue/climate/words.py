"""What is said of air that is too damp or too dry, and of air that nobody measured."""

from typing import NamedTuple

from rules.catalogue.questions import Question
from rules.engine.wording import gettext_noop


class AirWords(NamedTuple):
    title: str
    what: str
    why: str
    do: str
    task: str


FORMULA = gettext_noop("{air} and {humidity} of humidity: {deficit}")
DAMP = AirWords(
    gettext_noop("The air in {space} is too damp"),
    gettext_noop("Its drying power is {deficit}; below {limit} leaves stay wet."),
    gettext_noop("On wet leaves fungi thrive."),
    gettext_noop("Let fresh air in, or warm it, and keep it moving."),
    gettext_noop("Air {space}"),
)
DRY = AirWords(
    gettext_noop("The air in {space} is too dry"),
    gettext_noop("Its drying power is {deficit}; the crops there bear {limit}."),
    gettext_noop("Leaves wilt and their tips burn."),
    gettext_noop("Cool it, or damp it down: a tray of water, a humidifier."),
    gettext_noop("Damp down or cool the air in {space}"),
)


AIR = Question(
    name="indoor_air",
    title=gettext_noop("Warmth and humidity of a space are not known"),
    enables=gettext_noop("With both we say whether the air is too damp or too dry."),
    how=gettext_noop("Read a thermometer and a hygrometer at one time, and enter both."),
    job=gettext_noop("Read temperature and humidity indoors"),
    minutes=5,
)
