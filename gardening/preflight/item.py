"""One question of the go/no-go list, and its answer."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.db import Error


class Outcome(StrEnum):
    OK = "ok"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Answer:
    outcome: Outcome
    says: str
    # What to do about it; empty when all is well.
    do: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """Where the site is asked for; `url` is empty where it is taken from HOST and PORT."""

    url: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    name: str
    check: Callable[[Site], Answer]

    def answer(self, site: Site) -> Answer:
        try:
            return self.check(site)
        except Error as fault:
            first_line = str(fault).strip().partition("\n")[0]
            return failed(
                f"The database refuses: {first_line}",
                "See that DATABASE_URL is right, the server runs and manage.py migrate was run.",
            )


def ok(says: str) -> Answer:
    return Answer(Outcome.OK, says)


def failed(says: str, do: str) -> Answer:
    return Answer(Outcome.FAILED, says, do)


def skipped(says: str, do: str = "") -> Answer:
    return Answer(Outcome.SKIPPED, says, do)
