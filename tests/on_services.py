"""`--on-services` leaves out what has run elsewhere and cannot see PostgreSQL or Redis."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--on-services",
        action="store_true",
        help="only tests that use the database, the cache or the broker",
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--on-services"):
        return
    apart = [item for item in items if not uses_services(item)]
    items[:] = [item for item in items if uses_services(item)]
    config.hook.pytest_deselected(items=apart)


def uses_services(item: pytest.Item) -> bool:
    """Without a mark or a fixture of theirs pytest-django lets no test near the database."""
    is_marked = any(item.get_closest_marker(mark) for mark in ("django_db", "services"))
    return is_marked or bool({"django_db_setup", "stack"} & set(item.fixturenames))
