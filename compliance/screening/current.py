"""The list as it is now: each process compiles a version once and asks for the version each time.

Inside of `one_list()` the version is asked for once: a request or a batch.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from uuid import UUID

from compliance.models.controlled import ControlledEdition, ControlledName
from compliance.screening.judging import judge_taxon, judge_text
from compliance.screening.lexicon import Lexicon, ListedName
from compliance.screening.verdicts import CLEAR, TextScreening

# None outside; an empty list until the first text of a request or batch is screened.
_held: ContextVar[list[Lexicon] | None] = ContextVar("held_list", default=None)


@contextmanager
def one_list() -> Iterator[None]:
    """All texts in here are screened with the same version of the list, read with the first."""
    if _held.get() is not None:
        yield
        return
    token = _held.set([])
    try:
        yield
    finally:
        _held.reset(token)


def current_list() -> Lexicon:
    held = _held.get()
    if held is None:
        return _read()
    if not held:
        held.append(_read())
    return held[0]


def screen_text(text: str) -> TextScreening:
    return judge_text(text, current_list()) if text and not text.isspace() else CLEAR


def screen_taxon(names: Iterable[str]) -> TextScreening:
    """Scientific names and synonyms of a plant; everyday names may stand among them."""
    return judge_taxon([name for name in names if name], current_list())


def _read() -> Lexicon:
    edition = ControlledEdition.objects.current()
    return _compiled(edition.token if edition else None)


@lru_cache(maxsize=1)
def _compiled(token: UUID | None) -> Lexicon:
    rows = ControlledName.objects.screened_for().values_list(
        "name",
        "language",
        "kind",
        "strength",
        "plant__scientific_name",
        "plant__rank",
        "plant__condition",
    )
    return Lexicon.of(ListedName(*row) for row in rows)
