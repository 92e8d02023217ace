"""What an innocent gardener writes passes; what an evader writes is caught."""

import csv
from pathlib import Path

import pytest

from compliance.screening.judging import judge_text
from compliance.screening.verdicts import Verdict

CORPORA = Path(__file__).parent / "corpora"
LEAST_CAUGHT = 0.97


def corpus(name: str) -> list[dict[str, str]]:
    with (CORPORA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


BENIGN, EVASIVE = corpus("benign"), corpus("evasive")


def test_the_corpora_are_large_and_of_many_languages():
    assert len(BENIGN) >= 400
    assert len(EVASIVE) >= 300
    for rows in (BENIGN, EVASIVE):
        assert len({row["language"] for row in rows}) >= 12


def test_no_benign_text_is_flagged(shipped_lexicon):
    flagged = {
        row["text"]: found.reason
        for row in BENIGN
        if not (found := judge_text(row["text"], shipped_lexicon)).is_clear
    }

    assert flagged == {}


def test_of_evasive_texts_at_least_97_in_100_are_caught(shipped_lexicon):
    missed = [row["text"] for row in EVASIVE if judge_text(row["text"], shipped_lexicon).is_clear]

    assert len(missed) <= (1 - LEAST_CAUGHT) * len(EVASIVE), missed


@pytest.mark.parametrize("technique", ["plain", "unicode", "confusables", "marks", "entities"])
def test_what_spells_the_very_name_is_mostly_refused(technique, shipped_lexicon):
    rows = [row for row in EVASIVE if row["technique"] == technique]

    refused = [
        row for row in rows if judge_text(row["text"], shipped_lexicon).verdict is Verdict.REFUSED
    ]

    assert len(refused) >= LEAST_CAUGHT * len(rows) - 1
