"""Are the shipped data files what their README says? Standard library only.

Run `python -m plants.data.validate` in the project's folder: one line for each file, then what
is wrong; the status is 1 if anything is. Two folders may follow, of the catalogue and of places.
"""

import sys
from pathlib import Path

from plants.data.catalogue_checks import check_catalogue
from plants.data.place_checks import check_places
from plants.data.table_checks import LEAK, Table

CATALOGUE = Path(__file__).resolve().parent
PLACES = CATALOGUE.parent.parent / "gardens" / "data"
MOST_SHOWN = 60


def check_readme(folder: Path, files: list[str]) -> Table:
    readme = Table("README.md")
    text = (folder / readme.name).read_text(encoding="utf-8")
    for name in files:
        if name.removesuffix(".gz") not in text:
            readme.fail(0, f"{name} has no row")
    if LEAK.search(text):
        readme.fail(0, "absolute path or URL")
    return readme


def check_all(catalogue: Path = CATALOGUE, places: Path = PLACES) -> list[Table]:
    tables = [*check_catalogue(catalogue), *check_places(places)]
    return [*tables, check_readme(catalogue, [table.name for table in tables])]


def main(folders: list[str]) -> int:
    tables = check_all(*map(Path, folders))
    failures = [failure for table in tables for failure in table.failures]
    report = [f"{table.name}: {len(table.lines)} rows" for table in tables if table.lines]
    report += [f"FAIL {failure}" for failure in failures[:MOST_SHOWN]]
    sys.stdout.write("\n".join([*report, f"{len(failures)} failures", ""]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
