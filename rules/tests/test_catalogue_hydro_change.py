from datetime import timedelta

import pytest

from rules.catalogue.hydro.change_due import hydro_change_due
from rules.tests.builders import TODAY, number, run, text
from rules.tests.indoors import NOON, reservoir, solution


def used(days: int, volume_l: float = 20.0, daily_l: float | None = 1.6, **changes):
    """Since so many days, with so much topped up each day."""
    begun_at = NOON - timedelta(days=days)
    top_ups = (
        tuple((begun_at + timedelta(days=day), daily_l) for day in range(1, days + 1))
        if daily_l
        else ()
    )
    return solution(
        held=reservoir(volume_l=volume_l, begun_at=begun_at, top_ups=top_ups, **changes)
    )


@pytest.mark.parametrize(
    ("volume_l", "daily_l", "days"),
    [(20.0, 1.6, 13), (60.0, 2.0, 14), (20.0, None, 10)],
    ids=["IND-09", "IND-10", "without a record"],
)
def test_IND_09_IND_10_a_change_is_due_once_as_much_was_drunk(volume_l, daily_l, days):
    assert run(hydro_change_due, used(days - 1, volume_l, daily_l)) == []
    [draft] = run(hydro_change_due, used(days, volume_l, daily_l))
    assert number(draft, "Changed every") == days
    assert draft.confidence == ("medium" if daily_l else "low")
    assert draft.task.due_on == TODAY


def test_salts_that_drift_make_it_due_at_once():
    steady = ((TODAY - timedelta(days=2), 1.0), (TODAY, 1.3))
    drifting = ((TODAY - timedelta(days=2), 1.0), (TODAY, 1.31))
    assert run(hydro_change_due, used(3, daily_ec=steady)) == []
    [draft] = run(hydro_change_due, used(3, daily_ec=drifting))
    assert "EC moved by more than 30 % within three days" in text(draft)


def test_a_new_filling_is_a_new_finding():
    [old] = run(hydro_change_due, used(14))
    [older] = run(hydro_change_due, used(15))
    assert old.episode != older.episode


def test_of_a_filling_nobody_knows_nothing_is_said():
    assert run(hydro_change_due, solution(ec_ms_cm=1.5)) == []
