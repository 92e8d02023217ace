"""When to prune, and when it does harm (RHS pruning calendar).

Windows are those of the north; in the south they lie six months later, in the tropics growth
decides and nothing is said.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from plants.agronomy.windows import TROPIC_DEG

COLDEST_PRUNING_C = -5.0

MonthDay = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Season:
    """From one (month, day) until the day before the other; it may cross New Year."""

    start: MonthDay
    until: MonthDay

    def contains(self, day: MonthDay) -> bool:
        if self.start < self.until:
            return self.start <= day < self.until
        return day >= self.start or day < self.until

    def dates(self, on: date) -> tuple[date, date]:
        """Its first and last day, where it is open on that day, else when it comes next."""
        crosses = self.until <= self.start
        found = (
            (date(year, *self.start), date(year + crosses, *self.until) - timedelta(days=1))
            for year in range(on.year - 1, on.year + 2)
        )
        return next((first, last) for first, last in found if last >= on)

    def at(self, latitude_deg: float) -> "Season":
        """In the south six months later."""
        if latitude_deg >= 0:
            return self
        return Season(_half_a_year_on(self.start), _half_a_year_on(self.until))


@dataclass(frozen=True, slots=True)
class Harm:
    season: Season
    severity: str
    reason: str


@dataclass(frozen=True, slots=True)
class PruningRule:
    """The seasons that suit; or `after`, what has to be over; and what does harm.

    `how` is what to mind, `kind` which of several kinds of one plant it speaks of.
    """

    best: tuple[Season, ...] = ()
    after: str = ""
    harm: Harm | None = None
    how: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PruningVerdict:
    """`best` are the seasons of the place; neither suited nor harmful is a poor time only."""

    is_suited: bool
    harm: Harm | None
    best: tuple[Season, ...]


_DORMANT = Season((11, 1), (3, 11))
_SUMMER = Season((6, 1), (9, 1))
_JUNE = Season((6, 1), (7, 1))

_POME = PruningRule((_DORMANT,), how="hard frost")
_STONE = PruningRule((_SUMMER,), harm=Harm(_DORMANT, "warning", "silver leaf"), how="dry weather")
# Fully dormant, before the sap rises (days heuristic).
_VINE = PruningRule(
    (Season((12, 1), (1, 16)),), harm=Harm(Season((3, 1), (6, 1)), "advice", "bleeding")
)
_CURRANT = PruningRule((_DORMANT, _JUNE))
_BLACKCURRANT = PruningRule((_DORMANT,), how="oldest stems")
_BLUEBERRY = PruningRule((Season((2, 1), (4, 1)),), how="stems over six years")
_AFTER_FLOWERING = PruningRule(
    after="flowering",
    harm=Harm(Season((10, 1), (12, 1)), "advice", "old wood"),
    how="not into old wood",
)
SPRING_FLOWERING_SHRUB = PruningRule(
    after="flowering", harm=Harm(_DORMANT, "advice", "flowers lost")
)
SUMMER_RASPBERRY = PruningRule(after="harvest", how="fruited canes", kind="summer-fruiting")
AUTUMN_RASPBERRY = PruningRule((Season((2, 1), (3, 1)),), how="all canes", kind="autumn-fruiting")

PRUNING = {
    **dict.fromkeys(("apple", "pear", "asian-pear"), _POME),
    **dict.fromkeys(("european-plum", "japanese-plum", "sweet-cherry", "sour-cherry"), _STONE),
    **dict.fromkeys(("apricot", "peach"), _STONE),
    **dict.fromkeys(("grape", "fox-grape", "kiwifruit", "hardy-kiwi"), _VINE),
    "blackcurrant": _BLACKCURRANT,
    **dict.fromkeys(("gooseberry", "red-currant"), _CURRANT),
    **dict.fromkeys(("highbush-blueberry", "rabbiteye-blueberry"), _BLUEBERRY),
    **dict.fromkeys(("lavender", "thyme", "lemon-thyme"), _AFTER_FLOWERING),
    **dict.fromkeys(("forsythia", "lilac"), SPRING_FLOWERING_SHRUB),
}
# Which kind a gardener grows is not known.
_SEVERAL_KINDS = {"red-raspberry": (SUMMER_RASPBERRY, AUTUMN_RASPBERRY)}


def pruning_rules(slug: str) -> tuple[PruningRule, ...]:
    """One, one for each kind, or none."""
    if slug in PRUNING:
        return (PRUNING[slug],)
    return _SEVERAL_KINDS.get(slug, ())


def rule_in_place(rule: PruningRule, latitude_deg: float) -> PruningRule | None:
    """With the seasons of the place; None in the tropics."""
    if abs(latitude_deg) < TROPIC_DEG:
        return None
    harm = rule.harm and replace(rule.harm, season=rule.harm.season.at(latitude_deg))
    return replace(rule, best=tuple(season.at(latitude_deg) for season in rule.best), harm=harm)


def pruning_verdict(rule: PruningRule, on: date, latitude_deg: float) -> PruningVerdict | None:
    """None in the tropics; where only `after` counts, suited unless it does harm."""
    local, day = rule_in_place(rule, latitude_deg), (on.month, on.day)
    if local is None:
        return None
    harm = local.harm if local.harm and local.harm.season.contains(day) else None
    is_suited = any(season.contains(day) for season in local.best) or not (local.best or harm)
    return PruningVerdict(is_suited, harm, local.best)


def _half_a_year_on(day: MonthDay) -> MonthDay:
    month, of_month = day
    return (month + 5) % 12 + 1, of_month
