"""The four ways on a plan, said with the compass, since its top need not be north."""

from django.db import models
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

COMPASS = (
    gettext_noop("north"),
    gettext_noop("north-east"),
    gettext_noop("east"),
    gettext_noop("south-east"),
    gettext_noop("south"),
    gettext_noop("south-west"),
    gettext_noop("west"),
    gettext_noop("north-west"),
)


class Direction(models.TextChoices):
    LEFT = "left", _("left")
    RIGHT = "right", _("right")
    UP = "up", _("up")
    DOWN = "down", _("down")


# One step to the right and down.
STEPS = {
    Direction.LEFT: (-1, 0),
    Direction.RIGHT: (1, 0),
    Direction.UP: (0, -1),
    Direction.DOWN: (0, 1),
}
_CLOCKWISE_FROM_TOP_DEG = {
    Direction.UP: 0,
    Direction.RIGHT: 90,
    Direction.DOWN: 180,
    Direction.LEFT: 270,
}


def say_direction(direction: Direction, north_deg: int) -> str:
    """right (east); the compass to the nearest eighth."""
    bearing_deg = _CLOCKWISE_FROM_TOP_DEG[direction] - north_deg
    point = COMPASS[round(bearing_deg / 45) % len(COMPASS)]
    return gettext("{direction} ({compass})").format(
        direction=direction.label, compass=gettext(point)
    )
