"""Texts screened for controlled plants: notes as gardeners write them, short and long."""

import csv
from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.conf import settings

from compliance.loading.controlled import load_controlled_plants
from compliance.screening import current_list, one_list, screen_text
from compliance.screening.judging import judge_text
from compliance.screening.lexicon import Lexicon
from gardening.benchmarks.measuring import Benchmark

NOTE = (
    "Watered the tomatoes and tied the beans to the canes. Slugs on the lettuce, put down wool "
    "pellets. Onions 2.5 cm apart in row 3; the first peas are up after nine days. "
)
LONG_CHARACTERS = 5000
CORPUS = Path(settings.BASE_DIR) / "compliance" / "tests" / "corpora" / "benign.csv"


def _notes() -> list[str]:
    with CORPUS.open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file)]


def _lexicon() -> Lexicon:
    load_controlled_plants()
    return current_list()


def _screening(text: str) -> Callable[[], object]:
    return partial(judge_text, text, _lexicon())


def _all_notes() -> Callable[[], object]:
    """In turn, as a batch does: the version is read once."""
    _lexicon()
    notes = _notes()

    def run() -> None:
        with one_list():
            for note in notes:
                screen_text(note)

    return run


def _near_misses() -> str:
    """Hardly a sentence that needs no second look."""
    return (" ".join(_notes()) * 2)[:LONG_CHARACTERS]


BENCHMARKS = (
    Benchmark("screening-note", 1, lambda: _screening(NOTE)),
    Benchmark("screening-note-5000", 5, lambda: _screening((NOTE * 50)[:LONG_CHARACTERS])),
    Benchmark("screening-near-misses-5000", 100, lambda: _screening(_near_misses())),
    Benchmark("screening-corpus", 571, _all_notes),
)
