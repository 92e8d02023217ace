"""Every setting that the code reads is documented, and nothing else is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from gardening.configuration import DEFAULT_LIMITS

BASE_DIR = Path(settings.BASE_DIR)
# What code calls the environment and what is made of it.
ENVIRONMENTS = {"env", "environ"}
NAME = re.compile(r"[A-Z][A-Z0-9_]+")
READ_BY_SHELL = re.compile(r"\$\{([A-Z][A-Z0-9_]+):-")


def python_files() -> Iterator[Path]:
    yield from (BASE_DIR / "gunicorn.conf.py", BASE_DIR / "manage.py")
    yield from (BASE_DIR / "bin").glob("*.py")
    for config in apps.get_app_configs():
        folder = Path(config.path)
        if folder.parent == BASE_DIR:
            yield from (path for path in folder.rglob("*.py") if "tests" not in path.parts)


def shell_files() -> Iterator[Path]:
    return (path for path in (BASE_DIR / "bin").iterdir() if path.is_file() and not path.suffix)


def read_by_python(source: str) -> set[str]:
    """Names given to `env.…("NAME")`, `os.environ.get("NAME")`, `os.getenv("NAME")` and
    `os.environ["NAME"]`, as text or as a constant."""
    tree = ast.parse(source)
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    found = {_value(node, constants) for node in _arguments(tree)}
    return {name for name in found if isinstance(name, str) and NAME.fullmatch(name)}


def _arguments(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and isinstance(node.func, ast.Attribute):
            is_read = _last_name(node.func.value) in ENVIRONMENTS or node.func.attr == "getenv"
            if is_read and node.func.attr != "setdefault":
                yield node.args[0]
        elif isinstance(node, ast.Subscript) and _last_name(node.value) in ENVIRONMENTS:
            yield node.slice


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _value(node: ast.expr, constants: dict[str, object]) -> object:
    if isinstance(node, ast.Constant):
        return node.value
    return constants.get(node.id) if isinstance(node, ast.Name) else None


def read_by_code() -> set[str]:
    found = {f"LIMIT_{name.upper()}" for name in DEFAULT_LIMITS}
    for path in python_files():
        found |= read_by_python(path.read_text(encoding="utf-8"))
    for path in shell_files():
        found |= set(READ_BY_SHELL.findall(path.read_text(encoding="utf-8")))
    # What may come as a file is documented once, above the table.
    return {name for name in found if name.removesuffix("_FILE") not in found - {name}}


def rows_of_the_table() -> list[list[str]]:
    text = (BASE_DIR / "docs/operations.md").read_text(encoding="utf-8")
    section = text.split("\n## Settings\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def documented() -> list[str]:
    return [row[0].strip("`") for row in rows_of_the_table()]


def test_the_search_finds_names_of_every_kind():
    source = 'FOLDER = "MEDIA"\nenv.switch("DEBUG", 1)\nos.environ.get(FOLDER)\nos.environ["PORT"]'

    assert read_by_python(f'{source}\nos.getenv("HOST")\nos.environ.setdefault("OTHER", 1)') == {
        "DEBUG",
        "MEDIA",
        "PORT",
        "HOST",
    }
    assert {"APP_ENV", "SECRET_KEY", "PORT", "LIMIT_SWITCHES", "BUILD_TIME"} <= read_by_code()


def test_every_setting_that_is_read_is_in_the_table():
    assert sorted(read_by_code() - set(documented())) == []


def test_the_table_names_no_setting_that_nobody_reads():
    assert sorted(set(documented()) - read_by_code()) == []


def test_each_setting_stands_once_with_meaning_default_and_when_it_is_required():
    rows = rows_of_the_table()

    assert [row for row in rows if len(row) != 4 or not all(row)] == []
    assert len(set(documented())) == len(rows)


def test_the_example_names_the_same_settings():
    text = (BASE_DIR / ".env.example").read_text(encoding="utf-8")

    assert set(re.findall(r"^#?\s?([A-Z_]+)=", text, re.MULTILINE)) == read_by_code()


@pytest.mark.parametrize("name", ["DATABASE_URL", "SECRET_KEY", "REDIS_URL", "ALLOWED_HOSTS"])
def test_what_production_refuses_to_miss_is_called_required(name):
    required = {row[0].strip("`"): row[3] for row in rows_of_the_table()}

    assert required[name] == "in staging and production"
