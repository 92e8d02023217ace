"""How a stored finding moves with what is observed later, and what its answer outlasts."""

from datetime import date, timedelta

import pytest

from gardens.models import CareTask, TaskState
from rules.choices import Answer
from rules.engine.drafts import Input, Scale
from rules.engine.levels import Confidence, Severity
from rules.engine.wording import Quantity, Wording
from rules.models import Finding
from rules.tests.observing import KEY, LATER, NOW, TODAY, observed, store

pytestmark = pytest.mark.django_db
ONE_DAY = timedelta(days=1)


def stored() -> Finding:
    return Finding.objects.get(key=KEY)


def chance(value: float, severity: Severity, **changes) -> dict:
    begins = ((Severity.ADVICE, 0.1), (Severity.WARNING, 0.3), (Severity.CRITICAL, 0.6))
    return {"severity": severity, "scale": Scale(value, begins)} | changes


def answer(kind: Answer, **fields) -> None:
    inputs = stored().evidence["inputs"] if kind == Answer.DONE else None
    Finding.objects.update(answer=kind, answered_at=NOW, answered_inputs=inputs, **fields)


def soaked_on(day: date) -> dict:
    return {"inputs": (Input("Soaked", day, Wording("your records"), day),)}


def drawn(mm: float) -> dict:
    return {"inputs": (Input("Use a day", Quantity(mm, "mm"), Wording("forecast")),)}


def test_what_waves_around_a_limit_stays_until_it_has_been_lower_for_a_day(bed):
    store(bed, observed(bed, **chance(0.31, Severity.WARNING)))
    lower = observed(bed, **chance(0.25, Severity.ADVICE))
    store(bed, lower, now=NOW + timedelta(hours=30))
    assert (stored().severity, stored().falling_since) == ("warning", NOW + timedelta(hours=30))
    assert store(bed, lower, now=NOW + timedelta(hours=53)) == []
    store(bed, lower, now=NOW + timedelta(hours=54))
    assert (stored().severity, stored().falling_since) == ("advice", None)


def test_a_clear_fall_is_believed_at_once(bed):
    store(bed, observed(bed, **chance(0.31, Severity.WARNING)))
    store(bed, observed(bed, **chance(0.23, Severity.ADVICE)), now=LATER)
    assert stored().severity == "advice"


def test_the_clock_of_a_fall_starts_anew_once_it_was_as_bad_again(bed):
    worse, lower = chance(0.31, Severity.WARNING), chance(0.25, Severity.ADVICE)
    for hours, state in ((0, worse), (10, lower), (20, worse), (35, lower)):
        store(bed, observed(bed, **state), now=NOW + timedelta(hours=hours))
    assert stored().falling_since == NOW + timedelta(hours=35)
    assert stored().severity == "warning"


def test_without_a_scale_a_forecast_falls_after_a_day(bed):
    store(bed, observed(bed, severity=Severity.WARNING, falls_slowly=True))
    lower = observed(bed, falls_slowly=True)
    store(bed, lower, now=NOW + ONE_DAY)
    assert stored().severity == "warning"
    store(bed, lower, now=NOW + 2 * ONE_DAY)
    assert stored().severity == "advice"


def test_what_only_the_gardener_moves_falls_at_once(bed):
    store(bed, observed(bed, severity=Severity.WARNING))
    store(bed, observed(bed), now=LATER)
    assert stored().severity == "advice"


@pytest.mark.parametrize(
    ("changes", "is_news"),
    [
        ({"litres": 43.9}, False),
        ({"litres": 44.0}, True),
        ({"litres": 36.0}, True),
        ({"severity": Severity.WARNING}, True),
        ({"severity": Severity.INFO}, False),
        ({"confidence": Confidence.LOW}, False),
    ],
)
def test_a_worse_severity_and_a_tenth_are_news(bed, changes, is_news):
    store(bed, observed(bed, drift=0.0))
    store(bed, observed(bed, drift=0.0, **changes), now=LATER)
    assert stored().changed_at == LATER
    assert stored().news_at == (LATER if is_news else NOW)


def test_what_comes_back_is_news(bed):
    store(bed, observed(bed))
    store(bed, now=LATER)
    store(bed, observed(bed), now=NOW + ONE_DAY)
    assert stored().news_at == NOW + ONE_DAY


def test_what_was_put_away_and_comes_back_is_news(bed):
    store(bed, observed(bed))
    answer(Answer.LATER, hidden_until=TODAY)
    store(bed, now=LATER)
    store(bed, observed(bed), now=NOW + ONE_DAY)
    assert (stored().news_at, stored().answer) == (NOW + ONE_DAY, Answer.LATER)


@pytest.mark.parametrize(
    ("before", "after", "is_reopened"),
    [
        (soaked_on(TODAY), soaked_on(TODAY), False),
        (soaked_on(TODAY), soaked_on(TODAY + ONE_DAY), True),
        (drawn(5.0), drawn(5.4), False),
        (drawn(5.0), drawn(5.5), True),
        (drawn(5.0), {"inputs": ()}, True),
        (drawn(5.0), drawn(5.0) | {"severity": Severity.WARNING}, True),
        (drawn(5.0), drawn(5.0) | {"severity": Severity.INFO}, False),
    ],
)
def test_done_lasts_until_the_inputs_change_or_it_gets_worse(bed, before, after, is_reopened):
    store(bed, observed(bed, **before))
    answer(Answer.DONE)
    store(bed, observed(bed, **after), now=LATER)
    assert stored().answer == ("" if is_reopened else Answer.DONE)


def test_small_steps_away_from_what_was_done_add_up(bed):
    store(bed, observed(bed, **drawn(5.0)))
    answer(Answer.DONE)
    for day, mm in enumerate((5.2, 5.4, 5.6), start=1):
        store(bed, observed(bed, litres=40 + 8 * day, **drawn(mm)), now=NOW + day * ONE_DAY)
    assert stored().answer == ""


def test_what_is_over_and_returns_is_no_longer_done(bed):
    store(bed, observed(bed))
    answer(Answer.DONE)
    store(bed, now=LATER)
    store(bed, observed(bed), now=NOW + ONE_DAY)
    assert (stored().answer, stored().resolved_at) == ("", None)


@pytest.mark.parametrize("kind", [Answer.LATER, Answer.MUTED])
@pytest.mark.parametrize("returns", [True, False])
def test_put_away_lasts_whatever_changes_until_it_becomes_critical(bed, kind, returns):
    until = TODAY + timedelta(days=30)
    store(bed, observed(bed, severity=Severity.WARNING))
    answer(kind, hidden_until=until)
    if returns:
        store(bed, now=LATER)
    store(bed, observed(bed, severity=Severity.WARNING, litres=90.0), now=NOW + ONE_DAY)
    assert (stored().answer, stored().hidden_until) == (kind, until)
    store(bed, observed(bed, severity=Severity.CRITICAL), now=NOW + 2 * ONE_DAY)
    assert (stored().answer, stored().hidden_until) == ("", None)
    assert stored().news_at == NOW + 2 * ONE_DAY


def test_what_was_critical_when_it_was_muted_stays_muted(bed):
    store(bed, observed(bed, severity=Severity.CRITICAL))
    answer(Answer.MUTED, hidden_until=TODAY + timedelta(days=30))
    store(bed, observed(bed, severity=Severity.CRITICAL, litres=90.0), now=LATER)
    assert stored().answer == Answer.MUTED


def test_what_was_put_away_asks_again_on_its_day(bed):
    store(bed, observed(bed))
    answer(Answer.LATER, hidden_until=TODAY + 3 * ONE_DAY)
    for day, asks in ((2, False), (3, True)):
        on = TODAY + day * ONE_DAY
        assert Finding.objects.put_away(on).exists() is not asks
        assert stored().is_put_away(on) is not asks


def test_what_is_done_is_put_away_without_a_day(bed):
    store(bed, observed(bed))
    answer(Answer.DONE)
    assert Finding.objects.put_away(TODAY + 900 * ONE_DAY).exists()
    assert stored().is_put_away(TODAY + 900 * ONE_DAY)


def test_what_is_explained_proposes_nothing_and_withdraws_what_it_had_proposed(bed):
    store(bed, observed(bed))
    task = CareTask.objects.get()
    store(bed, observed(bed, explained_by="TEST.PARENT|bed:1"), now=LATER)
    task.refresh_from_db()
    assert (task.state, stored().explained_by) == (TaskState.WITHDRAWN, "TEST.PARENT|bed:1")
    store(bed, observed(bed), now=NOW + ONE_DAY)
    task.refresh_from_db()
    assert (task.state, stored().explained_by) == (TaskState.OPEN, "")


def test_an_unchanged_garden_writes_nothing_whatever_was_answered(bed):
    store(bed, observed(bed, **chance(0.31, Severity.WARNING)))
    store(bed, observed(bed, **chance(0.25, Severity.ADVICE)), now=LATER)
    for kind in Answer:
        answer(kind, hidden_until=TODAY)
        again = observed(bed, **chance(0.25, Severity.ADVICE))
        assert store(bed, again, now=LATER + timedelta(hours=1)) == []
