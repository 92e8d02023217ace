"""Thresholds that the planting rules share."""

from rules.engine.rule import Threshold
from rules.engine.wording import gettext_noop

PICKING_DAYS = Threshold(
    *("picking_days", 14, "d", 0, 60),
    gettext_noop("How long a crop should be picked before frost."),
)
