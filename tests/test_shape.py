"""How long a file and a function may be, so that each stays one idea."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from rules.catalogue import RULES

FILE_LINES, FUNCTION_LINES, RULE_LINES = 300, 40, 90
APPS = ("compliance", "gardening", "gardens", "plants", "rules", "tests")
# A migration that creates the tables of a whole app is written by Django, and only read by it.
LONG_FILES = {"gardens/migrations/0002_gardens.py"}


def sources() -> Iterator[tuple[str, str]]:
    for app in APPS:
        for path in sorted((settings.BASE_DIR / app).rglob("*.py")):
            yield path.relative_to(settings.BASE_DIR).as_posix(), path.read_text()


def functions(source: str) -> Iterator[tuple[str, int]]:
    """Name and lines of each, its decorators aside."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.end_lineno - node.lineno + 1


def test_no_file_is_longer_than_it_can_be_read_at_once():
    lines = {name: len(source.splitlines()) for name, source in sources()}
    assert {name for name, number in lines.items() if number > FILE_LINES} == LONG_FILES


def test_every_function_is_one_idea():
    long = {
        f"{name}: {function}": number
        for name, source in sources()
        for function, number in functions(source)
        if number > FUNCTION_LINES
    }
    assert long == {}


def test_the_file_of_a_rule_holds_little_else():
    files = {Path(rule.function.__code__.co_filename) for rule in RULES}
    lines = {path.stem: len(path.read_text().splitlines()) for path in files}
    assert {name for name, number in lines.items() if number > RULE_LINES} == set()
