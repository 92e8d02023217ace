import pytest
from django.core.management import call_command

from gardening.management.commands.prepare import Command, static_state


@pytest.fixture
def sources(tmp_path, settings):
    source = tmp_path / "source"
    source.mkdir()
    (source / "site.css").write_text("body { color: green }")
    settings.STATICFILES_DIRS = [source]
    settings.STATIC_ROOT = tmp_path / "static"
    return source


def test_static_files_are_collected_again_only_when_one_has_changed(sources, settings):
    collected = settings.STATIC_ROOT / "site.css"
    Command().collect_static_files()
    assert collected.read_text() == "body { color: green }"

    collected.write_text("touched")
    Command().collect_static_files()
    assert collected.read_text() == "touched"

    (sources / "site.css").write_text("body { color: red }")
    Command().collect_static_files()
    assert collected.read_text() == "body { color: red }"


def test_the_state_of_static_files_knows_added_files(sources):
    before = static_state()
    (sources / "print.css").write_text("")

    assert static_state() != before


@pytest.mark.django_db
def test_preparing_twice_changes_nothing(sources, capsys):
    call_command("prepare")
    call_command("prepare")

    assert "Applying" not in capsys.readouterr().out
