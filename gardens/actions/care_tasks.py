from datetime import date

from django.utils.translation import gettext

from gardens.actions.changing import changing
from gardens.actions.refusals import GoneMeanwhile
from gardens.models import Act, CareTask, Gardener, Planting, TaskState, Watering


def complete_task(task: CareTask, *, on: date, actor: Gardener) -> CareTask:
    """Tick it, and record what the tick means; a second tick changes nothing."""
    with changing(task.garden_id):
        task = _stored(task)
        if task.state == TaskState.DONE:
            return task
        if task.act == Act.WATER and task.bed_id:
            task.watering = Watering.objects.create(
                garden_id=task.garden_id, bed_id=task.bed_id, watered_on=on, litres=task.litres
            )
        if task.act == Act.START and task.planting_id:
            planting = Planting.objects.filter(pk=task.planting_id, started_on__isnull=True)
            task.has_begun_planting = bool(planting.update(started_on=on))
        task.state, task.done_on, task.completed_by = TaskState.DONE, on, actor
        task.save()
    return task


def reopen_task(task: CareTask, *, actor: Gardener) -> CareTask:
    """Take the tick back with what it recorded, unless later entries rest on that."""
    with changing(task.garden_id):
        task = _stored(task)
        if task.state != TaskState.DONE:
            return task
        written, task.watering = task.watering, None
        if task.has_begun_planting:
            begun = Planting.objects.present().filter(pk=task.planting_id, started_on=task.done_on)
            begun.update(started_on=None)
        task.has_begun_planting = False
        task.state, task.done_on, task.completed_by = TaskState.OPEN, None, None
        task.save()
        if written:
            written.delete()
    return task


def add_task(task: CareTask, *, actor: Gardener) -> CareTask:
    """A job of the gardener's own; the same one for the same day is the same form sent twice."""
    with changing(task.garden_id) as garden:
        twin = (
            garden.care_tasks.open()
            .filter(title=task.title, due_on=task.due_on, bed=task.bed_id)
            .first()
        )
        if twin:
            return twin
        task.save(force_insert=True)
    return task


def _stored(task: CareTask) -> CareTask:
    stored = CareTask.objects.with_subjects().filter(pk=task.pk).first()
    if stored is None:
        raise GoneMeanwhile(gettext("This job was removed in the meantime."))
    return stored
