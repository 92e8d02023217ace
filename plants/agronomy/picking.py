"""When to pick: nearly ripe, or past it."""

NEARLY_RIPE = 0.90
GRACE_DAYS = 3

# What spoils or stops bearing when it is left.
_HASTY = frozenset(
    {"bush-bean", "pole-bean", "runner-bean", "zucchini", "cucumber", "pickling-cucumber"}
)
_BOLT_IN_HEAT = frozenset({"head-lettuce", "leaf-lettuce", "romaine-lettuce"})


def is_nearly_ripe(so_far: float, target: float) -> bool:
    """By degree-days, or by days where no target is known."""
    return so_far >= NEARLY_RIPE * target


def overdue_severity(slug: str, days_past_window: int, *, is_hot: bool = False) -> str | None:
    if days_past_window <= GRACE_DAYS:
        return None
    is_hasty = slug in _HASTY or (is_hot and slug in _BOLT_IN_HEAT)
    return "warning" if is_hasty else "advice"
