"""What becomes of a stored finding when the same is observed again.

Severity and numbers move it as docs/science.md 0.3 says; an answer of the gardener outlasts what
does not bear on it.
"""

from datetime import timedelta
from enum import Enum, auto

from rules.choices import Answer
from rules.engine.findings import Finding as Observed
from rules.engine.levels import Severity
from rules.models import Finding
from rules.recording import digest

FALLS_AFTER = timedelta(hours=24)
# Numbers that move by this share are news.
NEWS_SHARE = 0.1
ROUNDING = 1e-9


class Fate(Enum):
    STAYS = auto()
    # Its severity is lower now, which is not believed yet.
    WAVERS = auto()
    IS_WRITTEN = auto()


def plainly_stays(stored: Finding, observed: Observed) -> bool:
    """Told without making a row of it, which is what most of an unchanged garden costs."""
    if stored.resolved_at or stored.answer or stored.digest != digest(observed):
        return False
    before = {name: number["quantity"] for name, number in stored.numbers}
    return not any(
        name in before and _moved(before[name], quantity.stored_value, observed.rule.drift)
        for name, quantity in observed.draft.numbers
    )


def fate(stored: Finding | None, row: Finding, observed: Observed) -> Fate:
    if stored is None or stored.resolved_at:
        return Fate.IS_WRITTEN
    if _falls(stored, row) and not _is_believed(stored, row, observed):
        return Fate.WAVERS
    drift = observed.rule.drift
    is_same = stored.digest == row.digest and not _numbers_moved(stored, row, drift)
    return Fate.STAYS if is_same and not _is_answered_anew(stored, row) else Fate.IS_WRITTEN


def keep_history(stored: Finding, row: Finding) -> None:
    """What the new row takes over from the one it replaces."""
    is_news = stored.resolved_at or _rises(stored, row) or _numbers_moved(stored, row, NEWS_SHARE)
    if not is_news:
        row.news_at = stored.news_at
    if stored.answer and not _is_reopened(stored, row):
        for name in ("answer", "answered_at", "answered_inputs", "hidden_until"):
            setattr(row, name, getattr(stored, name))


def becomes_critical(stored: Finding, row: Finding) -> bool:
    return _rises(stored, row) and row.severity == Severity.CRITICAL


def _falls(stored: Finding, row: Finding) -> bool:
    return row.severity_rank < stored.severity_rank and row.explained_by == stored.explained_by


def _rises(stored: Finding, row: Finding) -> bool:
    return row.severity_rank > stored.severity_rank


def _is_believed(stored: Finding, row: Finding, observed: Observed) -> bool:
    """By its margin, or by having lasted; what only the gardener moves is believed at once."""
    scale, since = observed.draft.scale, stored.falling_since
    if since and row.changed_at - since >= FALLS_AFTER:
        return True
    if scale is None:
        return not observed.rule.falls_slowly
    return scale.has_left(Severity(stored.severity))


def _is_reopened(stored: Finding, row: Finding) -> bool:
    """What became critical always asks again; what was done also when it came back or changed."""
    if becomes_critical(stored, row):
        return True
    if stored.answer != Answer.DONE:
        return False
    return bool(stored.resolved_at) or _rises(stored, row) or _inputs_changed(stored, row)


def _is_answered_anew(stored: Finding, row: Finding) -> bool:
    return bool(stored.answer) and _is_reopened(stored, row)


def _inputs_changed(stored: Finding, row: Finding) -> bool:
    """Against those when it was answered; a number by a tenth, anything else at all. A newer issue
    of the same forecast is no change."""
    before = {item["name"]: item for item in stored.answered_inputs or ()}
    after = {item["name"]: item for item in row.evidence["inputs"]}
    if before.keys() != after.keys():
        return True
    return any(_input_changed(before[name], after[name]) for name in after)


def _input_changed(before: dict, after: dict) -> bool:
    if before["measured_on"] != after["measured_on"]:
        return True
    values = before["value"], after["value"]
    if all(isinstance(value, dict) and "quantity" in value for value in values):
        return _moved(*(value["quantity"] for value in values), NEWS_SHARE)
    return values[0] != values[1]


def _numbers_moved(stored: Finding, row: Finding, share: float) -> bool:
    before = dict(stored.numbers)
    return any(
        name in before and _moved(before[name]["quantity"], number["quantity"], share)
        for name, number in row.numbers
    )


def _moved(before: float, after: float, share: float) -> bool:
    """By that share or more; a share of 0 means at all."""
    change = abs(after - before)
    return change > ROUNDING and change >= share * abs(before) - ROUNDING
