import shutil
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from compliance.loading.restrictions import (
    AMENDMENTS,
    FOLDER,
    LIST,
    SHIPPED,
    Written,
    load_restrictions,
)
from compliance.models import Restriction

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """The list with the rows of Maine and Connecticut alone."""
    for name in SHIPPED:
        shutil.copy(FOLDER / name, tmp_path)
    for name in (LIST, AMENDMENTS):
        keep(tmp_path / name, lambda line: ",US-ME," in line or ",US-CT," in line)
    return tmp_path


def keep(path, is_kept):
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([head, *filter(is_kept, lines), ""]), encoding="utf-8")


def rewrite(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_whole_list_becomes_rows(django_assert_max_num_queries):
    with django_assert_max_num_queries(60):
        written = load_restrictions()

    knotweed = Restriction.objects.get(scientific_name="Reynoutria japonica", jurisdiction="EU")
    assert written == Written(added=764, changed=0, withdrawn=0)
    assert knotweed.effective_from == date(2025, 8, 7)
    assert knotweed.names == ["reynoutria japonica"]
    opuntia = Restriction.objects.get(scientific_name="Opuntia", jurisdiction="AU")
    assert opuntia.excepted_names == ["opuntia ficus indica"]
    assert opuntia.effective_from == date(2012, 1, 1)
    maple = Restriction.objects.get(scientific_name="Acer platanoides", jurisdiction="US-CT")
    assert (maple.since, maple.effective_from) == ("", date(2030, 10, 1))


def test_the_same_files_again_write_nothing(folder, django_assert_num_queries):
    load_restrictions(folder)

    with django_assert_num_queries(1):
        assert load_restrictions(folder) is None


def test_a_changed_line_changes_its_row(folder):
    load_restrictions(folder)
    was = Restriction.objects.get(scientific_name="Ribes nigrum")
    rewrite(folder / LIST, "white pine blister rust; whole state", "whole state")

    assert load_restrictions(folder) == Written(added=0, changed=1, withdrawn=0)

    now = Restriction.objects.get(scientific_name="Ribes nigrum")
    assert (now.pk, now.conditions) == (was.pk, "whole state")


def test_a_line_that_left_ends_its_row_and_a_line_that_is_back_begins_it_again(folder):
    load_restrictions(folder)
    whole = (folder / LIST).read_text(encoding="utf-8")
    keep(folder / LIST, lambda line: not line.startswith("Ribes nigrum"))

    assert load_restrictions(folder) == Written(added=0, changed=0, withdrawn=1)
    gone = Restriction.objects.get(scientific_name="Ribes nigrum")
    assert gone.is_withdrawn
    assert gone.effective_until < timezone.localdate()

    (folder / LIST).write_text(whole, encoding="utf-8")
    assert load_restrictions(folder) == Written(added=0, changed=1, withdrawn=0)
    back = Restriction.objects.get(scientific_name="Ribes nigrum")
    assert (back.is_withdrawn, back.effective_until) == (False, None)


def test_what_staff_wrote_or_changed_stays(folder):
    load_restrictions(folder)
    Restriction.objects.filter(scientific_name="Ribes nigrum").update(
        is_changed=True, conditions="by staff"
    )
    Restriction.objects.create(
        scientific_name="Ribes nigrum",
        regime="quarantine-host",
        jurisdiction="US-ME",
        growing="no",
        sale="yes",
        transport="yes",
        level="quarantine",
        legal_reference="a newer one",
        verified="checked-primary",
    )
    keep(folder / LIST, lambda line: not line.startswith("Ribes nigrum"))

    load_restrictions(folder)

    rows = Restriction.objects.filter(scientific_name="Ribes nigrum", effective_until=None)
    assert set(rows.values_list("conditions", flat=True)) == {"by staff", ""}


def test_the_command_says_what_it_wrote_and_what_is_wrong(folder, capsys):
    call_command("load_restrictions", folder=folder)
    assert "43 rows were new" in capsys.readouterr().out

    call_command("load_restrictions", folder=folder)
    assert "up to date" in capsys.readouterr().out

    rewrite(folder / LIST, ",US-ME,yes,", ",US-ME,perhaps,")
    with pytest.raises(CommandError, match=r"line \d+: restricted_growing is “perhaps”"):
        call_command("load_restrictions", folder=folder)


def test_an_amendment_of_no_row_is_refused(folder):
    rewrite(folder / AMENDMENTS, "Acer platanoides,", "Acer rubrum,")

    with pytest.raises(CommandError, match="has no such row"):
        call_command("load_restrictions", folder=folder)
