"""Whatever is read, done and sown indoors: no rule raises, and every sentence can be said."""

import re
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gardens.wording import say, say_value
from plants.agronomy.seed_observed import Observed, Seen
from plants.agronomy.weather_age import Age
from rules.catalogue import RULES
from rules.engine.evaluate import evaluate
from rules.engine.policy import Policy
from rules.engine.snapshot import DeedSnapshot, ReservoirSnapshot, SpaceSnapshot
from rules.engine.wording import value_as_json
from rules.tests.builders import TODAY, bed, climate, garden, plant, planting
from rules.tests.indoors import (
    BASIL,
    CUCUMBER,
    LETTUCE,
    NOON,
    TOMATO,
    lot,
    reading,
    sowing,
)

LONGEST_SENTENCE = 25
POLICY = Policy.of(RULES)
CROPS = [LETTUCE, BASIL, TOMATO, CUCUMBER, plant("medlar"), plant("carrot")]
VALUES = {
    "ec_ms_cm": [0.0, 0.3, 1.5, 2.4, 19.0, 25.0],
    "ph": [1.0, 2.0, 6.2, 7.2, 11.0],
    "water_c": [0.0, 20.0, 30.0, 59.0, 90.0],
    "level_l": [0.0, 10.0, 40.0, 90.0],
    "air_c": [-30.0, 0.0, 24.0, 45.0],
    "humidity_pct": [0.0, 60.0, 100.0, 140.0],
    "leaf_c": [-10.0, 22.0],
    "ppfd": [0.0, 50.0, 300.0, 2999.0],
}
MOMENTS = st.integers(-2, 40).map(lambda days: NOON - timedelta(days=days))


@st.composite
def latest(draw, *names):
    return {
        name: reading(
            draw(st.sampled_from(VALUES[name])),
            draw(st.sampled_from(Age)),
            at=draw(MOMENTS),
            is_sensor=draw(st.booleans()),
        )
        for name in names
        if draw(st.booleans())
    }


@st.composite
def tanks(draw):
    return ReservoirSnapshot(
        pk=1,
        name="Tank",
        volume_l=draw(st.sampled_from([0.5, 40.0, 90_000.0])),
        tap_ec_ms_cm=draw(st.none() | st.sampled_from([0.0, 0.3, 5.0])),
        feed_ec_per_ml_l=draw(st.none() | st.just(0.25)),
        latest=draw(latest("ec_ms_cm", "ph", "water_c", "level_l")),
        deeds=tuple(
            DeedSnapshot(draw(MOMENTS), draw(st.sampled_from(["renewed", "fed", "ph_down"])))
            for _ in range(draw(st.integers(0, 2)))
        ),
        begun_at=draw(st.none() | MOMENTS),
        top_ups=tuple((draw(MOMENTS), 1.5) for _ in range(draw(st.integers(0, 3)))),
        daily_ec=tuple(
            (draw(MOMENTS).date(), draw(st.sampled_from([0.0, 1.0, 2.0]))) for _ in "ab"
        ),
    )


@st.composite
def spaces(draw):
    return SpaceSnapshot(
        pk=1,
        name="Tent",
        light_hours=draw(st.none() | st.sampled_from([0.5, 16.0, 24.0])),
        lamp_ppfd=draw(st.none() | st.sampled_from(VALUES["ppfd"])),
        latest=draw(latest("air_c", "humidity_pct", "leaf_c", "ppfd")),
    )


@st.composite
def lots(draw, pk):
    tested = draw(st.none() | st.sampled_from([0, 9, 20]))
    return lot(
        pk,
        draw(st.integers(1950, 2026)),
        draw(st.sampled_from([0, 3, 5000])),
        plant_slug=draw(st.sampled_from(["tomato", "carrot"])),
        life_years=draw(st.none() | st.sampled_from([0.5, 4])),
        germination_pct=draw(st.none() | st.sampled_from([1.0, 50.0, 100.0])),
        store_c=draw(st.none() | st.sampled_from([-20.0, 15.0, 50.0])),
        moisture_pct=draw(st.none() | st.sampled_from([2.0, 8.0, 30.0])),
        observed=tested if tested is None else Observed((Seen(TODAY, 1, tested, 20),)),
    )


@st.composite
def gardens(draw):
    begun = st.none() | st.integers(0, 90).map(lambda ago: TODAY - timedelta(days=ago))
    plantings = [
        planting(
            draw(st.sampled_from(CROPS)),
            pk=pk,
            columns=draw(st.sampled_from([1, 400])),
            method=draw(st.sampled_from(["sow_indoors", "direct_sow", "transplant"])),
            started_on=draw(begun),
            planned_on=draw(st.none() | st.just(TODAY)),
        )
        for pk in range(1, draw(st.integers(1, 4)))
    ]
    soil = draw(latest("air_c")).get("air_c")
    place = bed(*plantings, space=1, reservoir=1, kind="hydroponic", soil_temperature=soil)
    soil_c = draw(st.none() | st.sampled_from([-5.0, 3.0, 20.0, 45.0]))
    return garden(
        place,
        is_indoor=draw(st.booleans()),
        climate=replace(climate(), elevation_m=draw(st.sampled_from([-400.0, 0.0, 5000.0]))),
        spaces=(draw(spaces()),),
        reservoirs=(draw(tanks()),),
        lots=tuple(draw(lots(pk)) for pk in range(draw(st.integers(0, 3)))),
        sowings=(sowing(soil_c=soil_c, emerged=draw(st.integers(0, 1))),),
    )


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(gardens())
def test_no_rule_raises_and_everything_can_be_said(snapshot):
    result = evaluate(snapshot, POLICY)
    assert result.failures == []
    for finding in result.findings.values():
        draft = finding.draft
        words = (draft.title, draft.what, draft.why, draft.do, draft.formula, draft.would_change)
        said = [say(one.as_json()) for one in (*words, *draft.assumptions) if one]
        assert all(said)
        assert not [sentence for sentence in said if "{" in sentence]
        sentences = [one for text in said[:4] for one in re.split(r"(?<=[.;:]) ", text)]
        assert max(len(one.split()) for one in sentences) <= LONGEST_SENTENCE
        for value in (*(item.value for item in draft.inputs), *dict(draft.numbers).values()):
            assert say_value(value_as_json(value))
        assert draft.confidence != "low" or draft.severity != "critical"
        assert not draft.numbers or draft.formula
        assert draft.task is None or draft.task.due_on >= snapshot.on
