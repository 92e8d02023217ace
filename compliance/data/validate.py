"""Are the shipped lists of restricted plants what their README says? Standard library only.

Run `python -m compliance.data.validate` in the project's folder: one line for each file, then
what is wrong; the status is 1 if anything is.
"""

import sys
from datetime import date
from pathlib import Path

from compliance.jurisdictions import is_jurisdiction
from plants.data.catalogue_checks import BINOMIAL
from plants.data.table_checks import Line, Table
from plants.data.validate import MOST_SHOWN, check_readme

FOLDER = Path(__file__).resolve().parent
LIST = "restricted_species.csv"
AMENDMENTS = "restriction_amendments.csv"
SYNONYMS = "taxon_synonyms.csv"
KEY = ("scientific_name", "regime", "jurisdiction_code")
GENUS = r"[A-Z][a-zë-]+"
NAME = rf"{BINOMIAL}( (subsp|var)\. [a-z-]+)?( [A-Z][a-z]+ Group)?|{GENUS}"
REACH = "yes no limited permit varies"
WORDS = {
    "rank": "species genus",
    "regime": "controlled-substance eu-union-list gb-retained-ias-order quarantine-host"
    " state-invasive-list uk-wca-schedule-9 us-federal-noxious-weed au-wons",
    "restricted_growing": REACH,
    "restricted_sale": REACH,
    "restricted_transport": REACH,
    "restriction_level": "prohibited sale_prohibited permit_required sale_and_movement_restricted"
    " noxious restricted no_release_to_wild quarantine phytosanitary licence_required"
    " sale_ban_and_no_release conditional limited",
    "verified": "checked-primary excerpt-of-regulation checked-secondary recalled",
}
LISTED = (*KEY, *WORDS, "synonyms", "common_names", "conditions", "legal_reference", "since")
AMENDED = (*KEY, "excepted_taxa", "effective_from")


def check_all(folder: Path = FOLDER) -> list[Table]:
    listed = check_list(Table.read(folder / LIST, LISTED))
    amended = check_amendments(Table.read(folder / AMENDMENTS, AMENDED), listed)
    synonyms = check_synonyms(Table.read(folder / SYNONYMS, ("name", "accepted_name")))
    return [listed, amended, synonyms, check_readme(folder, [LIST, AMENDMENTS, SYNONYMS])]


def check_list(table: Table) -> Table:
    table.unique(*KEY)
    for line in table.lines:
        for column, words in WORDS.items():
            table.one_of(line, column, words)
        table.matches(line, "scientific_name", BINOMIAL if line["rank"] == "species" else GENUS)
        _names(table, line, "synonyms")
        table.matches(line, "since", r"(\d{4}(-\d\d(-\d\d)?)?)?")
        if not is_jurisdiction(line["jurisdiction_code"]):
            table.fail(line.number, f"jurisdiction {line['jurisdiction_code']} is not known")
        if not line["legal_reference"]:
            table.fail(line.number, "no law is named")
        if line["verified"] not in ("recalled", "checked-secondary") and len(line["since"]) == 10:
            _day(table, line, "since")
    return table


def check_amendments(table: Table, listed: Table) -> Table:
    table.unique(*KEY)
    rows = {tuple(line[column] for column in KEY) for line in listed.lines}
    for line in table.lines:
        if tuple(line[column] for column in KEY) not in rows:
            table.fail(line.number, f"{LIST} has no such row")
        _names(table, line, "excepted_taxa")
        if line["effective_from"]:
            _day(table, line, "effective_from")
        elif not line["excepted_taxa"]:
            table.fail(line.number, "amends nothing")
    return table


def check_synonyms(table: Table) -> Table:
    table.unique("name")
    names = {line["name"] for line in table.lines}
    for line in table.lines:
        table.matches(line, "name", NAME)
        table.matches(line, "accepted_name", NAME)
        if line["accepted_name"] in names:
            table.fail(line.number, f"{line['accepted_name']} is a synonym itself")
    return table


def _names(table: Table, line: Line, column: str) -> None:
    pattern = rf"(({NAME})(; ({NAME}))*)?"
    table.matches(line, column, pattern)


def _day(table: Table, line: Line, column: str) -> None:
    try:
        date.fromisoformat(line[column])
    except ValueError:
        table.fail(line.number, f"{column}={line[column]!r} is no day")


def main() -> int:
    tables = check_all()
    failures = [failure for table in tables for failure in table.failures]
    report = [f"{table.name}: {len(table.lines)} rows" for table in tables if table.lines]
    report += [f"FAIL {failure}" for failure in failures[:MOST_SHOWN]]
    sys.stdout.write("\n".join([*report, f"{len(failures)} failures", ""]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
