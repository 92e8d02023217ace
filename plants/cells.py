"""Cells of CSV files that are opened in a spreadsheet, which would run some texts as formulas."""

import re

AS_TEXT = "'"
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?([eE][+-]?\d+)?", re.ASCII)
FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r\n]")


def safe_cell(text: str) -> str:
    """Marked as text where it would be run; numbers stay numbers."""
    is_run = FORMULA.match(text) and not NUMBER.fullmatch(text)
    return f"{AS_TEXT}{text}" if is_run else text


def plain_cell(text: str) -> str:
    """Without the mark that `safe_cell` gave it."""
    is_marked = text.startswith(AS_TEXT) and FORMULA.match(text, 1)
    return text.removeprefix(AS_TEXT) if is_marked else text
