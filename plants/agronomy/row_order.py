"""The best order of plants in a row, by what neighbours do to each other; exact (subset DP)."""

from collections.abc import Callable, Sequence

# The work doubles with each plant; more are for a search that does not prove its result.
MOST_EXACT = 12

PairScore = Callable[[str, str], float]


def order_score(order: Sequence[str], pair_score: PairScore) -> float:
    """Sum over neighbours."""
    return sum(map(pair_score, order, order[1:]))


def best_order(plants: Sequence[str], pair_score: PairScore) -> tuple[str, ...]:
    """Of at most MOST_EXACT plants; the same plants in the same order give the same row.

    `pair_score` does not depend on who stands left.
    """
    count = len(plants)
    # By the set of plants that stand (a bit each) and the last of them: score and row.
    rows = {(1 << index, index): (0.0, (index,)) for index in range(count)}
    for _ in range(count - 1):
        longer: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {}
        for (standing, last), (score, row) in rows.items():
            for index in range(count):
                if standing >> index & 1:
                    continue
                key = (standing | 1 << index, index)
                total = score + pair_score(plants[last], plants[index])
                if key not in longer or total > longer[key][0]:
                    longer[key] = (total, (*row, index))
        rows = longer
    _, best = max(rows.values(), key=lambda found: found[0], default=(0.0, ()))
    return tuple(plants[index] for index in best)
