"""When to pick: nearly ripe, or past it."""

NEARLY_RIPE = 0.90
GRACE_DAYS = 3
# From the first ripe fruit to the last, where nothing else is known (heuristic).
PICKING_DAYS = 14
# Above this mean of daily maxima of a week lettuce bolts (heuristic).
BOLTING_TMAX_C = 27.0

_STOP_BEARING = frozenset(
    {"bush-bean", "pole-bean", "runner-bean", "zucchini", "cucumber", "pickling-cucumber"}
)
_BOLT_IN_HEAT = frozenset({"head-lettuce", "leaf-lettuce", "romaine-lettuce"})


def is_nearly_ripe(so_far: float, target: float) -> bool:
    """By degree-days, or by days where no target is known."""
    return so_far >= NEARLY_RIPE * target


def stops_bearing(slug: str) -> bool:
    """When it is left, it spoils and little new follows."""
    return slug in _STOP_BEARING


def bolts(slug: str, *, is_hot: bool) -> bool:
    return is_hot and slug in _BOLT_IN_HEAT


def overdue_severity(slug: str, days_past_window: int, *, is_hot: bool = False) -> str | None:
    if days_past_window <= GRACE_DAYS:
        return None
    return "warning" if stops_bearing(slug) or bolts(slug, is_hot=is_hot) else "advice"
