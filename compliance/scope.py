"""What one request or job has checked and written, collected until it is settled.

Forms may be validated twice and a view may roll back, so nothing is written on the way:
`compliance.actions.settling` writes it all at the end, outside of the view's transactions.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import models

from compliance.choices import Check, Result
from compliance.enforcing import is_enforced
from compliance.screening import one_list


@dataclass(frozen=True, slots=True)
class Violation:
    """Counted once for each request, however often its form was validated."""

    check: Check
    reason: str


@dataclass(frozen=True, slots=True)
class Written:
    """A text on its way into a column."""

    instance: models.Model
    column: str
    text: str


@dataclass(slots=True)
class Scope:
    """`endpoint` is the name of a URL pattern or a kind of job: labels must stay few."""

    endpoint: str = ""
    actor: AbstractUser | AnonymousUser | None = None
    checks: Counter[tuple[Check, Result]] = field(default_factory=Counter)
    violations: dict[Violation, None] = field(default_factory=dict)
    written: list[Written] = field(default_factory=list)
    has_doubts: bool = False
    has_blocked: bool = False
    _is_enforced: bool | None = None

    @property
    def is_enforced(self) -> bool:
        """Read once, and only where something would be refused."""
        if self._is_enforced is None:
            self._is_enforced = is_enforced()
        return self._is_enforced

    @property
    def gardener_id(self) -> int | None:
        return self.actor.pk if self.actor else None

    def note(self, check: Check, result: Result) -> None:
        self.checks[check, result] += 1
        self.has_doubts |= result == Result.DOUBTFUL

    def violate(self, check: Check, reason: str) -> bool:
        """Whether it is to be refused. `reason` is a code of which there are few."""
        self.note(check, Result.REFUSED)
        self.violations[Violation(check, reason)] = None
        return self.block()

    def block(self) -> bool:
        self.has_blocked |= self.is_enforced
        return self.is_enforced


_current: ContextVar[Scope | None] = ContextVar("compliance_scope", default=None)


def current_scope() -> Scope:
    """Outside of requests and jobs one that nobody settles: refused all the same."""
    return _current.get() or Scope()


@contextmanager
def opened(scope: Scope) -> Iterator[Scope]:
    """All texts in here are screened by one version of the list."""
    token = _current.set(scope)
    try:
        with one_list():
            yield scope
    finally:
        _current.reset(token)


def note_written(instance: models.Model, column: str, text: str) -> None:
    """Called as a row is saved; only where something doubtful came in is it looked at again."""
    scope = _current.get()
    if scope and scope.has_doubts and text:
        scope.written.append(Written(instance, column, text))
