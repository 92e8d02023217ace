"""An erased gardener is nowhere any more: not in a table, a session, a file or a feed."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from kombu.exceptions import OperationalError

from compliance.models import AuditEntry, Flag, RestrictionDryRun, ReviewItem
from gardening.stack import database
from gardens import tasks
from gardens.actions import jobs
from gardens.actions.erasing import erase_account
from gardens.actions.jobs import Progress, do_job
from gardens.export.kinds import KINDS
from gardens.models import Device, Gardener, Job, JobKind, OwnPlant, PlantProposal
from gardens.models.calendar_feed import digest_of
from gardens.tests.factories import (
    CalendarFeedFactory,
    EventFactory,
    GardenerFactory,
    JobFactory,
    PlantingFactory,
)
from plants.models import CatalogueImport, Plant
from tests.everything import EMAIL, WORD, gardener_with_everything
from tests.traces import PASSWORD, dump, files_below, references_to, signed_in

pytestmark = pytest.mark.django_db

ERASE = "gardens:account-erase"


def test_no_table_no_session_and_no_file_names_the_gardener(crop, empty_storage, at_commit):
    other = gardener_with_everything(crop, word="Otherwise", email="other@example.org")
    before, files = dump(), files_below()
    zoe = gardener_with_everything(crop)
    staff = Gardener.objects.create_superuser("staff@example.org", PASSWORD)
    phone, laptop = signed_in(zoe), signed_in(zoe)
    write_about(zoe, staff)
    run = RestrictionDryRun.objects.create(gardener_ids=[zoe.pk, other.pk])
    assert min(dump().count(WORD), dump().count(EMAIL)) > 3

    with at_commit():
        answer = laptop.post(reverse(ERASE), {"password": PASSWORD})

    text = dump()
    assert answer.url == reverse("landing")
    assert (text.count(WORD), text.count(EMAIL)) == (0, 0)
    assert references_to(zoe.pk) == []
    assert not [one for one in Session.objects.all() if one.get_decoded()]
    assert files_below() == files
    run.refresh_from_db()
    assert run.gardener_ids == [other.pk]
    assert text.count("Otherwise") == before.count("Otherwise")
    assert phone.get(reverse("rules:today")).url.startswith(reverse("account_login"))


def write_about(gardener: Gardener, staff: Gardener) -> None:
    """What staff left of the account elsewhere."""
    kind = ContentType.objects.get_for_model(Gardener)
    about = {"content_type": kind, "object_id": str(gardener.pk), "object_repr": EMAIL}
    LogEntry.objects.create(user=staff, action_flag=CHANGE, **about)
    CatalogueImport.objects.create(
        sheet="plants", file_name="p.csv", content="", sha256="0" * 64, uploaded_by=EMAIL
    )


def test_an_accepted_proposal_stays_by_nobody(zoe, at_commit):
    proposal = PlantProposal.objects.get()
    OwnPlant.objects.get(pk=proposal.plant_id).delete(keep_parents=True)
    Plant.objects.filter(pk=proposal.plant_id).update(common_name="Sea kale", is_own=False)
    PlantProposal.objects.update(state="accepted", decided_at=timezone.now())

    with at_commit():
        erase_account(zoe)

    proposal.refresh_from_db()
    assert (proposal.proposed_by, proposal.name, proposal.note) == (None, "Sea kale", "")
    assert Plant.objects.filter(pk=proposal.plant_id).exists()
    staff = Gardener.objects.create_superuser("staff@example.org", PASSWORD)
    pages = [reverse("admin:gardens_plantproposal_changelist")]
    pages.append(reverse("admin:gardens_plantproposal_change", args=[proposal.pk]))
    assert [signed_in(staff).get(page).status_code for page in pages] == [200, 200]


def test_feeds_and_tokens_of_devices_answer_no_more(zoe, client, at_commit):
    zoe.calendar_feed.delete()
    CalendarFeedFactory(gardener=zoe, token_digest=digest_of("feed token"))
    Device.objects.filter(pk=Device.objects.first().pk).update(token_digest=digest_of("device"))
    feed = reverse("calendar-feed-file", args=["feed token"])
    sent = {"headers": {"Authorization": "Bearer device"}, "content_type": "application/json"}
    assert client.get(feed).status_code == 200
    assert client.post(reverse("api-readings"), "[]", **sent).status_code != 401

    with at_commit():
        erase_account(zoe)

    assert client.get(feed).status_code == 404
    assert client.post(reverse("api-readings"), "[]", **sent).status_code == 401


def test_a_job_that_runs_for_it_stops_and_leaves_no_file(zoe, monkeypatch, at_commit):
    def work(job: Job, progress: Progress):
        with at_commit():
            erase_account(zoe)
        progress(1, 2)

    monkeypatch.setitem(jobs.WORK, JobKind.PLAN, work)
    job = JobFactory(owner=zoe)
    do_job(job.pk)

    assert not Job.objects.exists()
    assert files_below("jobs") == set()


def test_the_trail_says_so_by_number_and_tells_what_was_flagged(zoe, at_commit, caplog):
    number = zoe.pk
    with caplog.at_level("INFO", "gardening.security"), at_commit():
        erase_account(zoe)

    entry = AuditEntry.objects.get()
    assert (entry.action, entry.target_id, entry.details) == (
        "account.erased",
        str(number),
        {"flagged": 2},
    )
    assert (entry.actor_label, AuditEntry.objects.verify()) == ("", None)
    events = [getattr(record, "event", "") for record in caplog.records]
    assert events.count("account.erased") == 1
    assert not Flag.objects.exists()
    assert not ReviewItem.objects.exists()


def test_killed_on_the_way_nothing_is_erased(zoe, monkeypatch, at_commit):
    def killed(*args: object, **kwargs: object) -> None:
        raise SystemExit

    files = files_below()
    monkeypatch.setattr(AuditEntry.objects, "_lock", killed)
    with pytest.raises(SystemExit), at_commit():
        erase_account(zoe)

    assert files_below() == files
    for kind in KINDS:
        assert kind.model._default_manager.filter(**{kind.owner: zoe.pk}).exists(), kind.label


def test_files_that_were_not_deleted_go_with_the_nightly_sweeps(zoe, monkeypatch, at_commit):
    monkeypatch.setattr("gardens.actions.removing._delete_files", lambda names: None)
    monkeypatch.setattr("gardens.actions.pictures._delete_files", lambda names: None)
    with at_commit():
        erase_account(zoe)
    assert files_below() != set()
    monkeypatch.undo()
    monkeypatch.setattr("gardens.private_files.ORPHAN_AFTER", timedelta(0))
    monkeypatch.setattr("gardens.tasks.ORPHANS_KEPT", timedelta(0))

    for sweep in (tasks.sweep_jobs, tasks.sweep_pictures, tasks.forget_readings):
        sweep()

    assert files_below() == set()


def test_sessions_wait_for_the_night_while_the_broker_is_down(zoe, monkeypatch, at_commit):
    def down() -> None:
        raise OperationalError("down")

    signed_in(zoe)
    other = signed_in(GardenerFactory())
    monkeypatch.setattr(tasks.forget_sessions, "delay", down)
    with at_commit():
        erase_account(zoe)
    assert Session.objects.count() == 2
    tasks.clear_sessions()
    assert Session.objects.count() == 1
    assert other.get(reverse("gardens:settings")).status_code == 200


def test_more_rows_do_not_cost_more_statements(crop, at_commit):
    def statements(gardener: Gardener) -> int:
        with CaptureQueriesContext(connection) as queries, at_commit():
            erase_account(gardener)
        return len(queries)

    few = statements(gardener_with_everything(crop))
    rich = gardener_with_everything(crop)
    bed = rich.gardens.first().beds.first()
    PlantingFactory.create_batch(30, bed=bed, plant=crop)
    EventFactory.create_batch(30, bed=bed)
    assert statements(rich) == few


def test_neither_the_file_of_sqlite_nor_its_copy_keeps_what_was_deleted(tmp_path):
    settings = database("", tmp_path)
    with closing(sqlite3.connect(settings["NAME"])) as site:
        # Debian builds SQLite so that it overwrites; others do not.
        site.execute("PRAGMA secure_delete = OFF")
        site.executescript(settings["OPTIONS"]["init_command"])
        site.execute("CREATE TABLE note (number INTEGER PRIMARY KEY, text TEXT)")
        rows = [(f"{WORD} {number} {'and on ' * 200}",) for number in range(500)]
        site.executemany("INSERT INTO note (text) VALUES (?)", rows)
        site.commit()
        site.execute("DELETE FROM note")
        site.commit()
        with closing(sqlite3.connect(tmp_path / "copy")) as copy:
            site.backup(copy)
    kept = {path.name: WORD.encode() in path.read_bytes() for path in tmp_path.iterdir()}
    assert kept == {settings["NAME"].name: False, "copy": False}
