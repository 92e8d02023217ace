from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from kombu.exceptions import OperationalError

from gardens import private_files, tasks
from gardens.actions import jobs
from gardens.actions.guests import hand_over_gardens
from gardens.actions.job_orders import MOST_KEPT, MOST_UNFINISHED, TooManyJobs, order_job
from gardens.actions.jobs import JobTaken, do_job
from gardens.actions.refusals import Refused
from gardens.models import Job, JobKind, JobState
from gardens.models.job import DEAD_AFTER, MOST_ATTEMPTS, RING_AGAIN_AFTER
from gardens.paper.orders import Made
from gardens.private_files import private_storage
from gardens.tests.factories import GardenerFactory, JobFactory

pytestmark = pytest.mark.django_db

MADE = Made(b"made", "plan.pdf", "application/pdf", 3)


@pytest.fixture
def work(monkeypatch):
    """What the worker does for a job, in place of drawing; counts how often."""
    calls = []

    def replace(act=lambda job, progress: MADE):
        def counted(job, progress):
            calls.append(job.pk)
            return act(job, progress)

        monkeypatch.setitem(jobs.WORK, JobKind.PLAN, counted)
        return calls

    return replace


def ago(time: timedelta):
    return timezone.now() - time - timedelta(seconds=1)


def stored_file() -> str:
    return private_storage().save("jobs/old.pdf", ContentFile(b"old"))


def test_an_order_is_made_once_it_is_committed(work, gardener, django_capture_on_commit_callbacks):
    calls = work()
    with django_capture_on_commit_callbacks(execute=True):
        job = order_job(JobKind.PLAN, {"garden": 1}, actor=gardener)
        assert (job.state, calls) == (JobState.WAITING, [])
    job.refresh_from_db()
    assert (job.state, job.done, job.total, calls) == (JobState.DONE, 3, 3, [job.pk])
    assert job.result.read() == b"made"


def test_a_message_that_comes_twice_is_worked_on_once(work):
    calls, job = work(), JobFactory()
    do_job(job.pk)
    do_job(job.pk)
    assert calls == [job.pk]
    do_job(job.pk + 1)
    assert len(calls) == 1


def test_of_two_workers_at_once_one_does_it(work):
    job = JobFactory()
    calls = work(lambda job, progress: do_job(job.pk) or MADE)
    do_job(job.pk)
    assert calls == [job.pk]


def test_ordering_the_same_again_while_it_is_made_gives_the_same(gardener):
    first = order_job(JobKind.PLAN, {"garden": 1, "beds": [1, 2]}, actor=gardener)
    assert order_job(JobKind.PLAN, {"garden": 1, "beds": [1, 2]}, actor=gardener) == first
    assert order_job(JobKind.PLAN, {"garden": 2, "beds": [1, 2]}, actor=gardener) != first
    assert order_job(JobKind.PLAN, {"garden": 1, "beds": [1, 2]}, actor=GardenerFactory()) != first


def test_a_gardener_cannot_fill_the_queue(gardener):
    for number in range(MOST_UNFINISHED):
        order_job(JobKind.PLAN, {"garden": number}, actor=gardener)
    with pytest.raises(TooManyJobs, match="5 orders of yours are still being made"):
        order_job(JobKind.PLAN, {"garden": 99}, actor=gardener)
    assert Job.objects.count() == MOST_UNFINISHED


def test_old_results_make_room(gardener):
    oldest = JobFactory(owner=gardener, made=True)
    JobFactory.create_batch(MOST_KEPT - 1, owner=gardener, made=True)
    order_job(JobKind.PLAN, {"garden": 1}, actor=gardener)
    assert Job.objects.finished().count() == MOST_KEPT
    JobFactory(owner=gardener, made=True)
    order_job(JobKind.PLAN, {"garden": 2}, actor=gardener)
    assert Job.objects.finished().count() == MOST_KEPT
    assert not Job.objects.filter(pk=oldest.pk).exists()
    assert not private_storage().exists(oldest.result.name)


def test_a_job_of_a_worker_that_was_killed_is_done_by_another(work):
    calls = work()
    job = JobFactory(state=JobState.RUNNING, attempts=1, seen_at=timezone.now())
    tasks.ring_jobs()
    assert calls == []
    Job.objects.update(seen_at=ago(DEAD_AFTER), rung_at=ago(RING_AGAIN_AFTER))
    tasks.ring_jobs()
    job.refresh_from_db()
    assert (calls, job.state, job.attempts) == ([job.pk], JobState.DONE, 2)


def test_the_worker_that_was_thought_dead_changes_nothing(work):
    """The other one has finished meanwhile."""

    def slow(job, progress):
        Job.objects.filter(pk=job.pk).update(seen_at=ago(DEAD_AFTER))
        work(lambda job, progress: Made(b"other", "plan.pdf", "application/pdf", 1))
        do_job(job.pk)
        with pytest.raises(JobTaken):
            progress(1, 2)
        return MADE

    job = JobFactory()
    work(slow)
    do_job(job.pk)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.result.read()) == (JobState.DONE, 2, b"other")


def test_an_unforeseen_error_is_tried_again_and_then_said(work):
    def fail(job, progress):
        raise ZeroDivisionError

    job, calls = JobFactory(), work(fail)
    for _attempt in range(MOST_ATTEMPTS):
        with pytest.raises(ZeroDivisionError):
            do_job(job.pk)
    do_job(job.pk)
    job.refresh_from_db()
    assert (len(calls), job.state) == (MOST_ATTEMPTS, JobState.WAITING)
    Job.objects.update(rung_at=ago(RING_AGAIN_AFTER))
    tasks.ring_jobs()
    job.refresh_from_db()
    assert (len(calls), job.state) == (MOST_ATTEMPTS, JobState.FAILED)
    assert job.failure.startswith("This could not be made. Order it again;")


def test_a_refusal_is_final_and_says_what_to_do(work):
    def refuse(job, progress):
        raise Refused("Choose 1:50.")

    job = JobFactory()
    work(refuse)
    do_job(job.pk)
    job.refresh_from_db()
    assert (job.state, job.failure, job.attempts) == (JobState.FAILED, "Choose 1:50.", 1)


def test_progress_is_written_now_and_then(work, django_assert_num_queries):
    def many(job, progress):
        with django_assert_num_queries(1):
            for page in range(100):
                progress(page + 1, 100)
        seen.append(Job.objects.values_list("done", "total").get())
        return MADE

    seen = []
    work(many)
    do_job(JobFactory().pk)
    assert seen == [(1, 100)]


def test_a_broker_that_is_down_loses_nothing(
    work, gardener, monkeypatch, django_capture_on_commit_callbacks
):
    def down(pk):
        raise OperationalError("down")

    calls = work()
    with monkeypatch.context() as patch, django_capture_on_commit_callbacks(execute=True):
        patch.setattr(tasks.run_job, "delay", down)
        job = order_job(JobKind.PLAN, {"garden": 1}, actor=gardener)
    assert calls == []
    Job.objects.update(rung_at=ago(RING_AGAIN_AFTER))
    tasks.ring_jobs()
    assert calls == [job.pk]


def test_old_jobs_and_files_without_a_job_are_swept(settings, monkeypatch):
    old, young = JobFactory(made=True), JobFactory(made=True)
    waiting, orphan = JobFactory(), stored_file()
    Job.objects.filter(pk=old.pk).update(finished_at=ago(timedelta(days=settings.JOB_DAYS)))
    tasks.sweep_jobs()
    assert set(Job.objects.values_list("pk", flat=True)) == {young.pk, waiting.pk}
    assert private_storage().exists(orphan)
    monkeypatch.setattr(private_files, "ORPHAN_AFTER", timedelta(0))
    tasks.sweep_jobs()
    stored = [private_storage().exists(name) for name in (orphan, old.result.name)]
    assert stored == [False, False]
    assert private_storage().exists(young.result.name)


def test_a_guests_results_go_with_the_garden(gardener):
    guest = GardenerFactory(email=None, guest_since=timezone.now())
    job = JobFactory(owner=guest)
    hand_over_gardens(guest, to=gardener)
    assert Job.objects.get(pk=job.pk).owner == gardener


def test_only_the_owner_gets_the_page_and_the_file(gardener, own_client, stranger_client, client):
    job = JobFactory(owner=gardener, made=True)
    file = reverse("gardens:job-file", args=[job.pk])
    answer = own_client.get(file)
    assert b"".join(answer.streaming_content) == b"made"
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].split(", "))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    for address in (job.get_absolute_url(), file):
        assert stranger_client.get(address).status_code == 404
    private_storage().delete(job.result.name)
    assert own_client.get(file).status_code == 404


def test_a_proxy_may_send_the_file(gardener, own_client, settings):
    settings.PRIVATE_MEDIA_ACCEL_PREFIX = "/private-media/"
    job = JobFactory(owner=gardener, made=True, file_name="Žluť.pdf")
    answer = own_client.get(reverse("gardens:job-file", args=[job.pk]))
    assert answer.headers["X-Accel-Redirect"] == f"/private-media/{job.result.name}"
    assert answer.headers["Content-Disposition"].endswith("filename*=utf-8''%C5%BDlu%C5%A5.pdf")
    assert answer.content == b""


def test_the_page_asks_for_news_until_there_is_a_file(gardener, own_client):
    job = JobFactory(owner=gardener, state=JobState.RUNNING, done=2, total=7)
    page = own_client.get(job.get_absolute_url()).content.decode()
    assert "2 of 7 pages" in page
    assert f'hx-get="{job.get_absolute_url()}" hx-trigger="every 2s"' in page
    assert f'<a class="btn" href="{job.get_absolute_url()}">Refresh</a>' in page
    assert reverse("gardens:job-file", args=[job.pk]) not in page
    assert own_client.get(reverse("gardens:job-file", args=[job.pk])).status_code == 404
    Job.objects.update(state=JobState.DONE)
    part = own_client.get(job.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
    assert reverse("gardens:job-file", args=[job.pk]) in part
    assert "every 2s" not in part
    assert "<html" not in part
