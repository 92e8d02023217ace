"""Which stage the buds of fruit trees are in, told by the usual last frost where nobody looked.

Weeks from the median last frost to the beginning of each stage: a rule of thumb (heuristic), good
to a fortnight at best.
"""

from datetime import date
from itertools import pairwise

from plants.agronomy import seasonal
from plants.agronomy.frost_damage import BUD_KILL_C

STAGES = ("first_swelling", "green_tip", "tight_cluster", "pink", "full_bloom", "post_bloom")
# Apples and pears bloom about the last frost, stone fruit before it.
_BEGINS_WEEKS = {
    "apple": (-6, -4, -2, -1, 0, 2),
    "pear": (-6, -4.5, -2.5, -1.5, -0.5, 1),
    "peach": (-7, -5.5, -4.5, -3.5, -2.5, -1),
    "sweet-cherry": (-6, -4.5, -3, -2, -1, 0.5),
}
_POST_BLOOM_WEEKS = 4
BLOOMING = frozenset(_BEGINS_WEEKS)


def usual_stage(slug: str, last_frost_p50: int, on: date) -> str | None:
    """None before the buds swell and once the fruit has set for good."""
    weeks = seasonal.days_between(last_frost_p50, seasonal.day_of_year(on)) / 7
    begins = _BEGINS_WEEKS[slug]
    for stage, (start, end) in zip(
        STAGES, pairwise((*begins, begins[-1] + _POST_BLOOM_WEEKS)), strict=True
    ):
        if start <= weeks < end and (slug, stage) in BUD_KILL_C:
            return stage
    return None
