"""What a gardener takes along is everything that is theirs, and nothing that is not."""

import csv
import io
import json
import re
from collections.abc import Iterator
from zipfile import ZIP_STORED, ZipFile

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gardens.actions.exporting import order_export
from gardens.actions.jobs import JobTaken, do_job
from gardens.export import rows
from gardens.export.archive import make_archive
from gardens.export.kinds import BY_LABEL, GUARDED, KINDS, LEFT_OUT, NAMED, Kind
from gardens.export.rows import own_rows
from gardens.models import Garden, Gardener, Job, JobKind, JobState, Picture, Planting
from gardens.models.job import DEAD_AFTER
from gardens.private_files import private_storage
from gardens.tests.factories import EventFactory, JobFactory, PlantingFactory
from tests.everything import EMAIL, WORD, gardener_with_everything

pytestmark = pytest.mark.django_db


def archive_of(gardener: Gardener, progress=lambda done, total: None) -> ZipFile:
    job = JobFactory(owner=gardener, kind=JobKind.EXPORT)
    return ZipFile(io.BytesIO(make_archive(job, progress).content.read()))


def tables_of(archive: ZipFile) -> dict[str, list[dict]]:
    return json.loads(archive.read("gardening.json"))["tables"]


def sheet_of(archive: ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))


def models_of_gardeners() -> set[type[models.Model]]:
    """All from whose rows keys lead to a gardener."""
    found: set[type[models.Model]] = {Gardener}
    grown = True
    while grown:
        wider = {model for model in apps.get_models() if _leads_into(model, found)}
        grown, found = not wider <= found, found | wider
    return found


def _leads_into(model: type[models.Model], known: set[type[models.Model]]) -> bool:
    columns = (*model._meta.concrete_fields, *model._meta.many_to_many)
    return any(one.is_relation and one.related_model in known for one in columns)


def test_each_kind_of_row_that_leads_to_a_gardener_is_told_or_left_out_with_a_reason():
    found = {model._meta.label for model in models_of_gardeners()} | {"gardens.Place"}
    assert not BY_LABEL.keys() & LEFT_OUT.keys()
    assert found == BY_LABEL.keys() | LEFT_OUT.keys()
    assert all(LEFT_OUT.values())


def test_the_document_says_what_is_told():
    call_command("list_export", check=True)


def test_each_column_is_told_or_left_out_with_a_reason():
    secret = re.compile(r"password|token|hash|secret|sha256|file$|thumbnail")
    for kind in KINDS:
        meta = kind.model._meta
        known = {one.name for one in (*meta.concrete_fields, *meta.many_to_many)}
        assert kind.columns.keys() | kind.left_out.keys() == known, kind.label
        assert not kind.columns.keys() & kind.left_out.keys()
        assert all(kind.left_out.values())
        assert not [name for name in kind.columns if secret.search(name)], kind.label
    assert GUARDED in BY_LABEL["gardens.Device"].left_out.values()


def parsed(column: models.Field, value: object) -> object:
    if column.is_relation and column.related_model._meta.label in NAMED:
        return value
    target = column.target_field if column.is_relation else column
    return value if isinstance(target, models.JSONField) else target.to_python(value)


def expected(kind: Kind, gardener: Gardener) -> Iterator[dict[str, object]]:
    for row in own_rows(kind, gardener).order_by("pk"):
        yield {name: _value(row, name) for name in kind.columns}


def _value(row: models.Model, name: str) -> object:
    column = row._meta.get_field(name)
    if column.is_relation and column.related_model._meta.label in NAMED:
        named = getattr(row, name)
        return getattr(named, NAMED[column.related_model._meta.label]) if named else None
    value = getattr(row, column.attname)
    return json.loads(json.dumps(value)) if isinstance(column, models.JSONField) else value


def test_every_column_of_every_row_comes_back_as_it_is_stored(zoe):
    tables = tables_of(archive_of(zoe))

    told = {kind.name: kind for kind in KINDS if not kind.series}
    assert tables.keys() == told.keys()
    copies = {"planchange", "landchange"}
    for name, kind in told.items():
        back = [
            {column: parsed(kind.model._meta.get_field(column), row[column]) for column in row}
            for row in tables[name]
        ]
        assert back, name
        if name not in copies:
            assert back == list(expected(kind, zoe)), name
    assert tables["planchange"][0]["after"] == {"plant": "tomato", "x_cm": 60}
    assert tables["planting"][0]["plant"] == "tomato"


def test_the_plan_of_a_garden_can_be_drawn_from_the_file(zoe, client):
    """What its page lists of each bed."""
    tables = tables_of(archive_of(zoe))
    client.force_login(zoe)
    garden = Garden.objects.visible_to(zoe).first()
    beds = {bed["id"]: bed for bed in tables["bed"] if bed["garden"] == garden.pk}
    growing = [row for row in tables["planting"] if row["bed"] in beds and not row["ended_on"]]
    page = client.get(garden.get_absolute_url()).content.decode()
    own = {plant["slug"]: plant["common_name"] for plant in tables["ownplant"]}

    assert len(beds) == garden.beds.count()
    assert all(bed["name"] in page for bed in beds.values())
    assert {own.get(row["plant"], row["plant"].capitalize()) for row in growing} == {
        *Planting.objects.filter(garden=garden).values_list("plant__common_name", flat=True)
    }


def test_readings_are_told_one_by_one_by_the_hour_and_by_the_day(zoe):
    archive = archive_of(zoe)
    singles = sheet_of(archive, "readings.csv")
    assert len(singles) == 6
    assert [row["Value"] for row in singles[:3]] == ["20.5", "21.5", "22.5"]
    assert singles[0]["Measured"] == "2026-05-05T12:30:15.123456+00:00"
    assert {len(sheet_of(archive, f"readings_{span}.csv")) for span in ("hours", "days")} == {2}


def test_sheets_say_names_and_run_nothing(zoe):
    planting = Planting.objects.filter(garden__owner=zoe).first()
    notes = ["=1+1", "+cmd", "-2 slugs", "@SUM(A1)", "plain"]
    for note in notes:
        EventFactory(bed=planting.bed, planting=planting, note=note)

    archive = archive_of(zoe)

    book = sheet_of(archive, "book.csv")
    assert [row["Note"] for row in book[-5:]] == [
        "'=1+1",
        "'+cmd",
        "'-2 slugs",
        "'@SUM(A1)",
        "plain",
    ]
    assert book[-1]["Plant"] == "Tomato"
    for name in archive.namelist():
        if name.endswith(".csv"):
            assert len(sheet_of(archive, name)) >= 1, name
            cells = [cell for row in sheet_of(archive, name) for cell in row.values()]
            assert not [cell for cell in cells if re.match(r"[=@+]|-[^0-9]", cell)], name
    finding = sheet_of(archive, "findings.csv")[0]
    assert (finding["Finding"], finding["What to do"]) == ("The title.", "The do.")


def test_pictures_lie_beside_named_by_number_and_a_lost_one_stops_nothing(zoe):
    kept, lost = Picture.objects.visible_to(zoe).order_by("pk")[:2]
    private_storage().delete(lost.file.name)

    archive = archive_of(zoe)

    assert archive.read(f"pictures/{kept.pk}.webp") == kept.file.read()
    assert f"pictures/{lost.pk}.webp" not in archive.namelist()
    assert "1 picture has no file any more." in archive.read("README.txt").decode()
    assert all(name in archive.read("README.txt").decode() for name in archive.namelist()[:11])


def test_each_file_is_of_today_and_small(zoe):
    files = archive_of(zoe).infolist()
    assert {file.date_time[:3] for file in files} == {timezone.now().timetuple()[:3]}
    stored = [file.filename for file in files if file.compress_type == ZIP_STORED]
    assert all(name.startswith("pictures/") for name in stored)


def test_nothing_of_anybody_else_and_nothing_secret_is_in_it(zoe, crop):
    other = gardener_with_everything(crop, email="other@example.org", last_name="Otherwise")
    staff = Gardener.objects.create_superuser("staff@example.org", "correct horse battery")
    zoe.refresh_from_db()

    archive = archive_of(zoe)

    text = "".join(archive.read(name).decode() for name in archive.namelist()[:11])
    assert EMAIL in text
    assert WORD in text
    feed, device = zoe.calendar_feed, zoe.gardens.first().devices.first()
    for word in (other.email, "Otherwise", staff.email, zoe.password):
        assert word not in text
    files = Picture.objects.values_list("file", flat=True)
    assert not [one for one in (feed.token_digest, device.token_digest, *files) if one in text]
    assert "reviewitem" not in text
    assert "misspelling" not in text


def test_more_rows_do_not_cost_more_statements_and_many_are_read_in_pages(zoe, monkeypatch):
    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            archive_of(zoe)
        return len(queries)

    few = statements()
    planting = Planting.objects.filter(garden__owner=zoe).first()
    PlantingFactory.create_batch(20, bed=planting.bed, plant=planting.plant)
    EventFactory.create_batch(20, bed=planting.bed)
    assert statements() == few
    whole = tables_of(archive_of(zoe))
    monkeypatch.setattr(rows, "ROWS_AT_ONCE", 3)
    assert tables_of(archive_of(zoe)) == whole
    assert len(sheet_of(archive_of(zoe), "readings.csv")) == 6


def test_it_tells_how_far_it_is_up_to_the_end(zoe):
    seen: list[tuple[int, int]] = []
    archive_of(zoe, lambda done, total: seen.append((done, total)))
    (total,) = {total for _, total in seen}
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert (seen[0], seen[-1]) == ((0, total), (total, total))


def test_a_killed_worker_leaves_nothing_and_another_begins_anew(zoe):
    def killed(done: int, total: int) -> None:
        if done > total / 2:
            raise JobTaken

    files = set(private_storage().listdir("jobs")[1])
    with pytest.raises(JobTaken):
        archive_of(zoe, killed)
    assert set(private_storage().listdir("jobs")[1]) == files
    job = Job.objects.filter(kind=JobKind.EXPORT).get()
    Job.objects.update(state=JobState.RUNNING, attempts=1, seen_at=timezone.now() - 3 * DEAD_AFTER)
    do_job(job.pk)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.done) == (JobState.DONE, 2, job.total)
    assert EMAIL.encode() in ZipFile(job.result).read("gardening.json")


def test_ordering_it_on_the_page_makes_one_file_in_place_of_the_last(
    zoe, client, django_capture_on_commit_callbacks
):
    client.force_login(zoe)
    page = reverse("gardens:your-data")
    answers = []
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            answers.append(client.post(page))
    job = Job.objects.filter(kind=JobKind.EXPORT).get()
    assert answers[1].url == job.get_absolute_url()
    ready = client.get(job.get_absolute_url()).content.decode()
    assert "is ready:" in ready
    answer = client.get(reverse("gardens:job-file", args=[job.pk]))
    assert answer.headers["Content-Type"] == "application/zip"
    day = timezone.now().date().isoformat()
    assert answer.headers["Content-Disposition"] == f'attachment; filename="gardening {day}.zip"'
    assert b"".join(answer.streaming_content)[:2] == b"PK"
    assert order_export(actor=zoe).pk != job.pk
