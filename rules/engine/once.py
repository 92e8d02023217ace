"""What several rules ask is reckoned once: of a garden, of one of its beds, of its weather.

Only for pure functions; the answer is kept with what it is of. An iterator becomes a tuple, and
nobody changes what another rule may ask for too.
"""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import TypeVar

from rules.engine.snapshot import BedSnapshot, GardenSnapshot

Answer = TypeVar("Answer")


def once_a_garden(function: Callable[[GardenSnapshot], Answer]) -> Callable:
    @wraps(function)
    def kept(garden: GardenSnapshot) -> Answer:
        if function not in garden.answers:
            garden.answers[function] = _lasting(function(garden))
        return garden.answers[function]

    return kept


def once_a_bed(function: Callable[[BedSnapshot, GardenSnapshot], Answer]) -> Callable:
    @wraps(function)
    def kept(bed: BedSnapshot, garden: GardenSnapshot) -> Answer:
        about = function, id(bed)
        if about not in garden.answers:
            # With the bed, so that no other gets its id.
            garden.answers[about] = bed, _lasting(function(bed, garden))
        return garden.answers[about][1]

    return kept


def once_a_weather(function: Callable[[GardenSnapshot], Answer]) -> Callable:
    """For what depends on nothing but the weather, which gardens share."""

    @wraps(function)
    def kept(garden: GardenSnapshot) -> Answer:
        answers = garden.weather.answers
        if function not in answers:
            answers[function] = _lasting(function(garden))
        return answers[function]

    return kept


def _lasting(answer: Answer) -> Answer:
    return tuple(answer) if isinstance(answer, Iterator) else answer
