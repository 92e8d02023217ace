"""Three sentences for a gardener: short, without words of the trade (docs/science.md 0.5)."""

import re

from hypothesis import HealthCheck, given, settings

from gardens.wording import say
from rules.engine.evaluate import evaluate
from rules.tests.test_any_garden import POLICY, gardens

MOST_WORDS = 25
# Terms for the fold with the numbers, or for nowhere.
JARGON = re.compile(
    r"\b(evapotranspiration|ET0|ETc|Kc|Ks|TAW|RAW|depletion|field capacity|wilting point|GDD|CEC"
    r"|VPD|DLI|PPFD|percentile|probability|standard deviation|coefficient|threshold|algorithm)\b",
    re.IGNORECASE,
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(gardens())
def test_every_sentence_is_short_and_plain(snapshot):
    for finding in evaluate(snapshot, POLICY).findings.values():
        draft = finding.draft
        for wording in (draft.what, draft.why, draft.do):
            for sentence in re.split(r"(?<=[.!?]) ", say(wording.as_json())):
                assert len(sentence.split()) <= MOST_WORDS, sentence
                assert not JARGON.search(sentence), sentence


def test_the_words_of_the_trade_are_recognised():
    assert JARGON.search("The soil reached its wilting point.")
    assert JARGON.search("Kc is 1.15.")
    assert not JARGON.search("The bed dries out.")
