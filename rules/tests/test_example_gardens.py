"""What a newcomer sees: any kind of garden, any climate, any month."""

import re
from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from gardens.actions.examples import plant_example
from gardens.models import Garden, GardenKind
from gardens.models.garden import INDOOR_KINDS
from gardens.tests.factories import GardenFactory, PlaceFactory
from gardens.wording import say
from rules.catalogue import RULES
from rules.engine.evaluate import Evaluated, evaluate
from rules.engine.policy import Policy
from rules.loading import load_snapshots

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue", "clock")]


POLICY = Policy.of(RULES)
LONGEST_SENTENCE = 25
INDOOR_FAMILIES = {"CLIMATE", "DATA", "HARVEST", "HYDRO", "LIGHT", "PLANT", "SEED", "SPACE"}
JARGON = re.compile(r"\b(ETc|ET0|TAW|RAW|Kc|Ks|DTM|FFF|LSF|evapotranspiration|depletion)\b")


@pytest.fixture
def catalogue(db) -> None:
    call_command("load_plants", verbosity=0)


def examples(place: str, clock, month: int) -> dict[GardenKind, Evaluated]:
    now = datetime(2026, month, 10, 12, tzinfo=UTC)
    clock(now)
    traits = {} if place == "brno" else {place: True}
    found = {}
    for kind in GardenKind:
        garden = GardenFactory(kind=kind, place=PlaceFactory(**traits))
        Garden.objects.filter(pk=garden.pk).update(created_at=now)
        plant_example(garden, on=now.date())
        [snapshot] = load_snapshots([garden.pk])
        found[kind] = evaluate(snapshot, POLICY)
    return found


def sentences(result: Evaluated) -> list[str]:
    return [
        sentence
        for finding in result.findings.values()
        for words in (finding.draft.title, finding.draft.what, finding.draft.why, finding.draft.do)
        for sentence in re.split(r"(?<=[.;:]) ", say(words.as_json()))
    ]


@pytest.mark.parametrize("place", ["brno", "christchurch", "singapore", "oslo", "phoenix"])
def test_every_example_has_three_tasks_with_reasons_in_every_month(place, clock):
    for month in range(1, 13):
        for kind, result in examples(place, clock, month).items():
            where = (place, month, kind)
            assert result.failures == [], where
            tasks = [finding.draft for finding in result.findings.values() if finding.draft.task]
            assert len(tasks) >= 3, where
            assert all(say(draft.why.as_json()) for draft in tasks), where
            said = sentences(result)
            assert max(len(sentence.split()) for sentence in said) <= LONGEST_SENTENCE, where
            assert not [sentence for sentence in said if JARGON.search(sentence)], where
            families = {finding.rule_id.split(".")[0] for finding in result.findings.values()}
            assert kind not in INDOOR_KINDS or families <= INDOOR_FAMILIES, where
            worst = {finding.draft.severity.value for finding in result.findings.values()}
            assert "critical" not in worst, where


def test_where_there_is_no_frost_nobody_speaks_of_it(clock):
    for result in examples("singapore", clock, 3).values():
        told = [line for line in sentences(result) if "frost" in line.lower()]
        assert all("equator" in line for line in told)
