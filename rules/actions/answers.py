"""What a gardener says to a finding: done, later, not relevant; and taking that back."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext

from gardens.actions.care_tasks import complete_task, reopen_task, skip_tasks, snooze_tasks
from gardens.actions.changing import changing
from gardens.actions.refusals import AnsweredOtherwise, GoneMeanwhile
from gardens.models import CareTask, Gardener, SkipReason
from plants.agronomy.rotation import next_season_on
from rules.choices import Answer
from rules.models import Finding

ANSWER_FIELDS = ["answer", "answered_at", "answered_inputs", "hidden_until"]


def settle_finding(finding: Finding, *, on: date, actor: Gardener) -> Finding:
    """Done, until its inputs change; the task it proposed is ticked with it."""
    with changing(finding.garden_id):
        finding = _stored(finding)
        if _is_said(finding, Answer.DONE, on):
            return finding
        if task := _open_task(finding):
            complete_task(task, on=on, actor=actor)
        return _answered(finding, Answer.DONE, inputs=finding.evidence["inputs"])


def put_off_finding(finding: Finding, *, on: date, days: int, actor: Gardener) -> Finding:
    """Off the pages for so many days, and its task with it."""
    with changing(finding.garden_id) as garden:
        finding = _stored(finding)
        if _is_said(finding, Answer.LATER, on):
            return finding
        if task := _open_task(finding):
            snooze_tasks(garden.pk, [task.pk], on=on, days=days, actor=actor)
        return _answered(finding, Answer.LATER, until=on + timedelta(days=days))


def mute_finding(finding: Finding, *, on: date, actor: Gardener) -> Finding:
    """Not relevant: off the pages for the rest of the season, unless it becomes critical."""
    with changing(finding.garden_id) as garden:
        finding = _stored(finding)
        if _is_said(finding, Answer.MUTED, on):
            return finding
        if task := _open_task(finding):
            reason = SkipReason.NOT_NEEDED
            skip_tasks(garden.pk, [task.pk], on=on, reason=reason, actor=actor)
        until = next_season_on(on, garden.place.latitude)
        return _answered(finding, Answer.MUTED, until=until)


def ask_again(finding: Finding, *, actor: Gardener) -> Finding:
    """As if it had not been answered; its task is to be done again."""
    with changing(finding.garden_id):
        finding = _stored(finding)
        if finding.answer and (task := _task(finding)):
            reopen_task(task, actor=actor)
        return _answered(finding, "")


def _is_said(finding: Finding, answer: Answer, on: date) -> bool:
    """The same answer sent twice counts once; another one, from a second window, is refused."""
    if not finding.is_put_away(on):
        return False
    if finding.answer != answer:
        raise AnsweredOtherwise(
            gettext("This finding was answered already. Undo that answer first to give another.")
        )
    return True


def _answered(
    finding: Finding, answer: str, *, inputs: list | None = None, until: date | None = None
) -> Finding:
    finding.answer, finding.answered_inputs, finding.hidden_until = answer, inputs, until
    finding.answered_at = timezone.now() if answer else None
    finding.save(update_fields=ANSWER_FIELDS)
    return finding


def _stored(finding: Finding) -> Finding:
    stored = Finding.objects.open().with_subjects().filter(pk=finding.pk).first()
    if stored is None:
        raise GoneMeanwhile(gettext("This finding no longer holds."))
    return stored


def _open_task(finding: Finding) -> CareTask | None:
    tasks = CareTask.objects.open().filter(garden=finding.garden_id, origin=finding.key)
    return tasks.with_subjects().first()


def _task(finding: Finding) -> CareTask | None:
    return CareTask.objects.filter(garden=finding.garden_id, origin=finding.key).first()
