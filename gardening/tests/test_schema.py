"""What migrations are said to do, and what the page of staff shows of them."""

from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command
from django.db import migrations, models
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ModelState, ProjectState

from compliance.tests.people import make_gardener, make_staff
from gardening.schema import document, facts, walk
from gardening.schema.effects import Lock, Risk, Setting, effect_of
from gardens.models import Garden
from gardens.tests.factories import GardenFactory

PAGE = "/admin/migration-status/"


def beds() -> Setting:
    fields = [
        ("id", models.BigAutoField(primary_key=True)),
        ("name", models.CharField(max_length=40)),
        ("note", models.TextField(null=True)),
    ]
    state = ProjectState()
    state.add_model(ModelState("gardens", "Bed", fields))
    return Setting("gardens", state, set())


@pytest.mark.parametrize(
    ("operation", "risk", "lock", "lost"),
    [
        (
            migrations.CreateModel(
                "Row", [("id", models.BigAutoField(primary_key=True))], options={}
            ),
            *(Risk.NONE, Lock.NONE, ("gardens_row",)),
        ),
        (
            migrations.AddField(
                "bed", "row", models.ForeignKey("gardens.Bed", null=True, on_delete=models.CASCADE)
            ),
            *(Risk.LOW, Lock.BRIEF, ("gardens_bed.row_id",)),
        ),
        (
            migrations.AddField("bed", "depth_cm", models.IntegerField(default=30)),
            *(Risk.HIGH, Lock.BRIEF, ("gardens_bed.depth_cm",)),
        ),
        (
            migrations.AddField("bed", "depth_cm", models.IntegerField(db_default=30)),
            *(Risk.LOW, Lock.BRIEF, ("gardens_bed.depth_cm",)),
        ),
        (
            migrations.AddField("bed", "crops", models.ManyToManyField("gardens.Bed")),
            *(Risk.NONE, Lock.REFERRED, ("gardens_bed_crops",)),
        ),
        (
            migrations.AlterField("bed", "name", models.CharField("name", max_length=40)),
            *(Risk.NONE, Lock.NONE, ()),
        ),
        (
            migrations.AlterField("bed", "name", models.CharField(max_length=80)),
            *(Risk.LOW, Lock.BRIEF, ()),
        ),
        (
            migrations.AlterField("bed", "name", models.CharField(max_length=20)),
            *(Risk.HIGH, Lock.REWRITE, ()),
        ),
        (
            migrations.AlterField("bed", "note", models.TextField()),
            *(Risk.HIGH, Lock.REWRITE, ()),
        ),
        (migrations.RemoveField("bed", "note"), Risk.HIGH, Lock.BRIEF, ()),
        (migrations.DeleteModel("Bed"), Risk.HIGH, Lock.BRIEF, ()),
        (migrations.RenameField("bed", "note", "remark"), Risk.HIGH, Lock.BRIEF, ()),
        (
            migrations.AddIndex("bed", models.Index(fields=["name"], name="bed_name")),
            *(Risk.MEDIUM, Lock.BUILD, ()),
        ),
        (
            migrations.AddConstraint(
                "bed", models.CheckConstraint(condition=~models.Q(name=""), name="bed_named")
            ),
            *(Risk.MEDIUM, Lock.SCAN, ()),
        ),
        (
            migrations.RunPython(migrations.RunPython.noop, migrations.RunPython.noop),
            *(Risk.MEDIUM, Lock.ROWS, ()),
        ),
        (migrations.RunPython(migrations.RunPython.noop), Risk.HIGH, Lock.ROWS, ()),
    ],
)
def test_what_an_operation_does_to_a_running_site(operation, risk, lock, lost):
    effect = effect_of(operation, beds())

    assert (effect.risk, effect.lock, effect.lost) == (risk, lock, lost)


def test_a_table_that_is_still_empty_holds_nobody_up():
    setting = beds()
    fields = [("id", models.BigAutoField(primary_key=True)), ("name", models.TextField())]
    create = migrations.CreateModel("Row", fields)
    effect_of(create, setting)
    create.state_forwards("gardens", setting.state)

    index = migrations.AddIndex("row", models.Index(fields=["name"], name="row_name"))
    assert effect_of(index, setting).lock == Lock.NONE


def test_every_migration_of_the_project_is_listed_once():
    labels = [one.label for one in facts.all_facts()]

    assert len(labels) == len(set(labels))
    assert "gardens.0001_gardener" in labels
    assert {one.app_label for one in facts.all_facts()} == facts.own_apps()


def test_a_risky_migration_without_a_review_is_told_what_to_do(monkeypatch):
    risky = next(one for one in facts.all_facts() if one.label == "gardens.0013_harvest")
    monkeypatch.setattr(document, "all_facts", lambda: (replace(risky, review=""),))

    with pytest.raises(CommandError, match=r"(?s)gardens\.0013_harvest: .*thumbnail.*review = "):
        call_command("list_migrations", check=True)


def test_a_harmless_migration_needs_no_review():
    harmless = next(one for one in facts.all_facts() if one.label == "gardens.0020_water_use")

    assert not harmless.review
    assert not harmless.wants_review


def test_the_document_is_up_to_date():
    call_command("list_migrations", check=True)


@pytest.mark.parametrize(
    ("after", "changed"),
    [
        ({"bed": {"id": [1, 2], "name": ["a", "b"]}}, set()),
        ({"bed": {"id": [1, 2], "name": ["a", ""]}}, {"bed.name"}),
        ({"bed": {"id": [1, 2]}}, {"bed.name"}),
        ({"bed": {"id": [1], "name": ["a"]}}, {"bed"}),
        ({}, {"bed"}),
    ],
)
def test_changes_are_told_by_table_and_column(after, changed):
    assert walk.changes({"bed": {"id": [1, 2], "name": ["a", "b"]}}, after) == changed


@pytest.mark.django_db
class TestWalk:
    def test_a_change_that_is_not_documented_is_found(self, monkeypatch):
        GardenFactory(name="Plot 14")

        def rename(nodes: list[facts.Node], *, backwards: bool) -> None:
            Garden.objects.update(name="Plot 15")

        monkeypatch.setattr(walk, "_migrate", rename)
        step = walk.there_and_back(("gardens", "0021_seed_labels"))

        assert (step.unexpected, step.is_exact) == (("gardens_garden.name",), False)

    def test_a_documented_loss_that_does_not_happen_is_found(self, monkeypatch):
        GardenFactory()
        monkeypatch.setattr(walk, "_migrate", lambda nodes, backwards: None)
        step = walk.there_and_back(("gardens", "0002_gardens"))

        assert "gardens_garden" in step.kept
        assert "gardens_bed" not in step.kept


class TestStatusPage:
    @pytest.fixture
    def staff(self, client, db):
        client.force_login(make_staff())
        return client

    def test_staff_see_that_all_is_applied(self, staff):
        page = staff.get(PAGE).content.decode()

        assert "All migrations are applied." in page
        assert "gardens.0013_harvest" in page

    def test_a_program_reads_the_same(self, staff):
        content = staff.get(PAGE, headers={"Accept": "application/json"}).json()

        assert (content["status"], content["pending"], content["command"]) == ("ok", [], None)
        assert {"migration", "applied_at", "risk"} <= content["migrations"][0].keys()

    def test_what_is_pending_is_listed_with_the_command(self, staff):
        MigrationRecorder.Migration.objects.filter(name="0021_seed_labels").delete()

        page = staff.get(PAGE).content.decode()
        content = staff.get(f"{PAGE}?format=json").json()

        assert "1 migration is not applied." in page
        assert "python manage.py migrate" in page
        assert content["status"] == "pending"
        assert content["pending"] == ["gardens.0021_seed_labels"]
        assert content["command"] == "python manage.py migrate"

    def test_what_a_newer_release_applied_is_named(self, staff):
        MigrationRecorder.Migration.objects.create(app="gardens", name="9999_to_come")

        assert "gardens.9999_to_come" in staff.get(PAGE).content.decode()

    def test_nobody_else_sees_it(self, client, db):
        assert client.get(PAGE, headers={"Accept": "text/html"}).status_code == 302
        client.force_login(make_gardener())
        assert client.get(PAGE).status_code == 404
