"""What becomes of a crop that nobody picks."""

from datetime import timedelta

from plants.agronomy.picking import BOLTING_TMAX_C, bolts, stops_bearing
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Wording, gettext_noop

WEEK = timedelta(days=7)
STOPS_BEARING = Wording(gettext_noop("Left on the plant it grows tough, and little new follows."))
BOLTS = Wording(gettext_noop("In heat it bolts and turns bitter within days."))
GROWS_COARSE = Wording(gettext_noop("Left for weeks it probably grows coarse or splits."))


def is_hot_week(garden: GardenSnapshot) -> bool:
    """By what is known of the last seven days."""
    week = (day for on, day in garden.weather.items() if garden.on - WEEK <= on < garden.on)
    highest = [day.tmax_c for day in week if day.tmax_c is not None]
    return bool(highest) and sum(highest) / len(highest) >= BOLTING_TMAX_C


def why(slug: str, is_hot: bool) -> Wording:
    if bolts(slug, is_hot=is_hot):
        return BOLTS
    return STOPS_BEARING if stops_bearing(slug) else GROWS_COARSE
