"""README.txt of the archive, in the gardener's language."""

from datetime import datetime

from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from gardens.export.kinds import TABLES, VERSION
from gardens.export.sheets import SERIES, SHEETS


def readme(made_at: datetime, lost: int) -> str:
    """`lost` is the number of pictures that have no file."""
    parts = [
        gettext("Everything you recorded in Gardening, as of {moment} (UTC).").format(
            moment=formats.date_format(made_at, "DATETIME_FORMAT")
        ),
        _files(),
        _notes(),
        _tables(),
    ]
    if lost:
        sentence = ngettext(
            "{number} picture has no file any more.",
            "{number} pictures have no file any more.",
            lost,
        )
        parts.insert(2, sentence.format(number=lost))
    return "\n\n".join(parts) + "\n"


def _files() -> str:
    lines = [
        ("gardening.json", gettext("all rows, for programs (version {number})")),
        *((sheet.file_name, str(sheet.title)) for sheet in (*SHEETS, *SERIES)),
        ("pictures/", gettext("your pictures, each named by its number")),
    ]
    listed = [f"  {name:<20} {title}" for name, title in lines]
    return "\n".join([gettext("Files"), "", *listed]).format(number=VERSION)


def _notes() -> str:
    notes = [
        gettext(
            "Spreadsheets open the CSV files. A text that a spreadsheet would run as a formula "
            "begins with an apostrophe. Measures are metric, times are given with their offset."
        ),
        gettext(
            "In gardening.json each table is a list of rows. A column that is called like another "
            "table, such as bed, holds the id of a row of that table; plants are named by their "
            "short names. What each column means stands in docs/export.md of the program."
        ),
        gettext(
            "Not in here: your password, tokens of devices and of the calendar feed, who of the "
            "staff decided, and what the site notes for its own safety. Ask those who run the "
            "site for that."
        ),
    ]
    return "\n\n".join(notes)


def _tables() -> str:
    tables = [
        f"  {kind.name:<20} {capfirst(kind.model._meta.verbose_name_plural)}" for kind in TABLES
    ]
    return "\n".join([gettext("Tables of gardening.json"), "", *tables])
