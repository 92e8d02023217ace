import shutil

import pytest

from compliance.data import validate

FAULTS = [
    ("restricted_species.csv", ",US-ME,yes,yes", ",US-XX,yes,yes", "US-XX is not known"),
    ("restricted_species.csv", "Ribes nigrum,species", "ribes nigrum,species", "another form"),
    ("restricted_species.csv", "checked-primary", "read", "not allowed"),
    ("restriction_amendments.csv", "2028-10-01", "2028-13-01", "is no day"),
    ("restriction_amendments.csv", "Pyrus calleryana", "Pyrus communis", "no such row"),
    ("taxon_synonyms.csv", "Pueraria montana", "Fallopia japonica", "is a synonym itself"),
]


def test_the_shipped_files_are_sound():
    assert [failure for table in validate.check_all() for failure in table.failures] == []


@pytest.mark.parametrize(("name", "old", "new", "complaint"), FAULTS)
def test_a_fault_is_found(name, old, new, complaint, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(validate.FOLDER, folder)
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    failures = [failure for table in validate.check_all(folder) for failure in table.failures]

    assert any(complaint in failure for failure in failures)
