"""All spaces and reservoirs of a garden at a glance."""

from dataclasses import dataclass
from datetime import datetime

from gardens.indoor.air import Air
from gardens.indoor.growing import Growing, growing_in
from gardens.indoor.latest import sensed_in
from gardens.indoor.solution import Solution
from gardens.models import Garden, Reservoir, Space


@dataclass(frozen=True, slots=True)
class IndoorOverview:
    garden: Garden
    airs: list[Air]
    solutions: list[Solution]

    @classmethod
    def of(cls, garden: Garden, now: datetime) -> "IndoorOverview":
        """Four queries, or two where there is neither."""
        spaces = list(Space.objects.filter(garden=garden).with_latest())
        reservoirs = list(Reservoir.objects.filter(garden=garden).with_latest())
        growing = growing_in(garden) if spaces or reservoirs else {}
        sensed = sensed_in(garden, now) if spaces or reservoirs else {}
        none = Growing()
        return cls(
            garden,
            [Air(space, growing.get(space, none), now, sensed.get(space, {})) for space in spaces],
            [
                Solution(tank, growing.get(tank, none), now, sensed=sensed.get(tank, {}))
                for tank in reservoirs
            ],
        )
