"""Whatever is planted wherever and whenever: no rule raises, and every sentence can be said."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gardens.wording import say, say_value
from plants.agronomy.frost import FrostDates
from plants.agronomy.weather_age import Age
from rules.catalogue import RULES
from rules.engine.evaluate import evaluate
from rules.engine.policy import Policy
from rules.engine.snapshot import (
    AirDay,
    CareDay,
    ProblemSnapshot,
    Refused,
    SoilWarmthSnapshot,
    SunSnapshot,
    TemperatureSeries,
    WateringSnapshot,
)
from rules.engine.wording import value_as_json
from rules.recording import as_row
from rules.tests.builders import (
    NOON,
    bed,
    climate,
    companion,
    explain,
    garden,
    past,
    plant,
    planting,
    soil_test,
    weather,
)

POLICY = Policy.of(RULES)
DAYS = st.dates(date(2023, 1, 1), date(2028, 12, 31))
MAYBE_DAYS = st.none() | DAYS
WEEKS = st.none() | st.tuples(st.integers(-10, 0), st.integers(0, 10))
CLIMATES = [
    climate(),
    *(climate(**{place: True}) for place in ("christchurch", "singapore", "oslo", "phoenix")),
    replace(climate(), frost=FrostDates(170, 185, None, 210, 222, 240)),
    replace(climate(), tmin_c=None, tmax_c=None, tmin_sd_c=None, rain_mm=None, srad_mj=None),
    replace(climate(), frost=FrostDates(None, None, 20, 350, None, None)),
    replace(climate(), latitude_deg=69.7, srad_mj=None),
]
SUN_HOURS = st.none() | st.sampled_from([(0.5,) * 12, (4.0,) * 12, (9.0,) * 12])
SLUGS = [
    *("tomato", "basil", "kale", "asparagus", "medlar", "apple", "european-plum", "rhubarb"),
    *("strawberry", "bush-bean", "head-lettuce", "lilac", "zucchini", "grape", "onion"),
]
FAMILIES = ["Solanaceae", "Brassicaceae", "Rosaceae", "Malvaceae"]
PESTS = ["Late blight", "Codling moth", "Colorado potato beetle"]
DISEASES = ["", "clubroot", "verticillium", "white_rot"]


@st.composite
def crops(draw):
    days = draw(st.none() | st.integers(14, 300))
    known = draw(st.booleans())
    return plant(
        draw(st.sampled_from(SLUGS)),
        family=draw(st.sampled_from(FAMILIES)),
        category=draw(st.sampled_from(["vegetable", "herb", "fruit", "flower"])),
        life_cycle=draw(st.sampled_from(["annual", "perennial"])),
        frost_tolerance=draw(st.sampled_from(["tender", "half-hardy", "hardy"])),
        kill_temp_c=draw(st.integers(-30, 2)),
        spacing_m=draw(st.sampled_from([0.02, 0.3, 4.0])),
        ph_min=draw(st.sampled_from([4.5, 6.0])),
        ph_max=draw(st.sampled_from([6.1, 7.5])),
        kc=(0.5, 1.1, 0.9) if known else None,
        stage_days=(20, 30, 20, 10) if draw(st.booleans()) else None,
        root_depth_m=0.4 if known else None,
        depletion_fraction=0.4 if known else None,
        days_to_maturity=days and (days, days + 10),
        days_counted_from=draw(st.sampled_from(["sowing", "transplant", "planting"])),
        germination_days=draw(st.none() | st.just((5, 9))),
        indoor_weeks=draw(WEEKS),
        transplant_weeks=draw(WEEKS),
        direct_weeks=draw(WEEKS),
        autumn_weeks=draw(WEEKS),
        usda_zone_min=draw(st.none() | st.integers(1, 13)),
        sun=draw(st.sampled_from(["", "full", "full_or_part", "part", "shade"])),
        sun_hours_min=draw(st.none() | st.just(6.0)),
        germination_min_c=draw(st.none() | st.sampled_from([2.0, 16.0])),
    )


@st.composite
def blocks(draw, pk, on):
    started_on = draw(MAYBE_DAYS)
    return planting(
        draw(crops()),
        pk=pk,
        x_m=draw(st.sampled_from([0.1, 0.4, 1.0])),
        columns=draw(st.integers(1, 40)),
        rows=draw(st.integers(1, 3)),
        method=draw(st.sampled_from(["sow_indoors", "direct_sow", "transplant"])),
        planned_on=draw(MAYBE_DAYS),
        started_on=min(started_on, on) if started_on else None,
        treated_on=draw(st.none() | st.just(on)),
        sun_h=draw(SUN_HOURS),
        picked_on=tuple(sorted(min(day, on) for day in draw(st.lists(DAYS, max_size=2)))),
    )


@st.composite
def beds(draw, pk, on):
    watered = draw(st.none() | st.integers(0, 40))
    last = on - timedelta(days=watered) if watered is not None else None
    litres = draw(st.none() | st.just(20.0))
    tested_on = on - timedelta(days=draw(st.integers(0, 3000)))
    fizzes = draw(st.booleans())
    ph = draw(st.none() | st.sampled_from([4.0, 5.6, 6.5, 7.7, 9.0]))
    return bed(
        *(draw(blocks(10 * pk + number, on)) for number in range(draw(st.integers(0, 4)))),
        pk=pk,
        kind=draw(st.sampled_from(["raised", "ground", "container", "hydroponic"])),
        texture=draw(st.sampled_from(["", "sand", "loam", "clay"])),
        volume_l=draw(st.none() | st.just(15.0)),
        watering_method=draw(st.sampled_from(["drip", "hand", "sprinkler", "furrow"])),
        is_mulched=draw(st.booleans()),
        soil_test=ph and soil_test(ph, tested_on=tested_on, has_free_carbonate=fizzes),
        last_watered_on=last,
        prunings=tuple(CareDay(day) for day in draw(st.lists(DAYS, max_size=1))),
        pruned=tuple(CareDay(min(day, on)) for day in draw(st.lists(DAYS, max_size=1))),
        warmth=draw(st.none() | st.just(SoilWarmthSnapshot(9.0, on, Age.FRESH))),
        waterings=(WateringSnapshot(last, litres),) if last and watered <= 30 else (),
        refused=tuple(
            Refused(what, on + timedelta(days=draw(st.integers(-9, 9))), -1.0)
            for what in draw(st.lists(st.sampled_from(["ph", "watering", "moisture"]), max_size=2))
        ),
        cover=draw(st.sampled_from(["none", "none", "fleece", "tunnel"])),
        sun_h=draw(SUN_HOURS),
        history=tuple(
            past("kale", family, draw(DAYS), draw(st.sampled_from(DISEASES)))
            for family in draw(st.lists(st.sampled_from(FAMILIES), max_size=2))
        ),
    )


@st.composite
def air(draw, on):
    """Days about today, some without humidity."""
    found = {}
    for number in draw(st.lists(st.integers(-13, 8), unique=True, max_size=22)):
        wet_h, known_h = draw(st.integers(0, 22)), draw(st.sampled_from([0, 22, 24]))
        found[on + timedelta(days=number)] = AirDay(
            is_forecast=number >= 0,
            known_h=known_h,
            warmth_known_h=24,
            tmin_c=draw(st.sampled_from([5.0, 12.0])),
            humid_h=wet_h,
            wet_h=wet_h,
            wet_mean_c=21.0 if wet_h else None,
            mildew_h=draw(st.integers(0, 9)),
            is_hot=draw(st.booleans()),
        )
    return found


@st.composite
def temperatures(draw, on):
    past = draw(st.sampled_from([10, 200, 368]))
    low_c = draw(st.sampled_from([2.0, 12.0, None]))
    high_c = None if low_c is None else low_c + 9
    return TemperatureSeries(on - timedelta(days=past), (low_c,) * past, (high_c,) * past)


@st.composite
def gardens(draw):
    on = draw(DAYS)
    rows = {}
    for number in draw(st.lists(st.integers(-30, 9), unique=True, max_size=12)):
        low = draw(st.none() | st.integers(-25, 30))
        rows[on + timedelta(days=number)] = weather(
            on + timedelta(days=number),
            is_forecast=number >= 0,
            tmin_c=low,
            tmax_c=None if low is None else low + 8,
            rain_mm=draw(st.none() | st.just(6.0)),
            et0_mm=draw(st.none() | st.just(4.0)),
            age_hours=draw(st.sampled_from([0.0, 12.5, 40.0])),
            night_wind_m_s=draw(st.none() | st.just(1.0)),
            night_cloud_pct=draw(st.none() | st.sampled_from([0.0, 90.0])),
            faults=draw(st.sampled_from([(), ("order",), ("rain", "evaporation")])),
        )
    pair = companion("antagonistic", "shared blight", is_checked=draw(st.booleans()))
    return garden(
        *(draw(beds(pk, on)) for pk in range(1, draw(st.integers(1, 3)) + 1)),
        on=on,
        is_indoor=draw(st.booleans()),
        records_since=on - timedelta(days=draw(st.integers(0, 400))),
        climate=draw(st.sampled_from(CLIMATES)),
        weather=rows,
        companions={frozenset(("tomato", "basil")): pair},
        sun=draw(st.none() | st.sampled_from([SunSnapshot(0, 0), SunSnapshot(2, 1)])),
        air=draw(air(on)),
        temperatures=draw(st.none() | temperatures(on)),
        past_chill=draw(st.sampled_from([(), (20.0,), (40.0, 49.0, 60.0)])),
        problems=tuple(
            ProblemSnapshot(pest, on - timedelta(days=draw(st.integers(0, 60))), 1, None)
            for pest in draw(st.lists(st.sampled_from(PESTS), unique=True))
        ),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(gardens())
def test_no_rule_raises_and_everything_can_be_said(snapshot):
    result = evaluate(snapshot, POLICY)
    assert result.failures == []
    for finding in result.findings.values():
        draft = finding.draft
        explain(finding.rule, draft)
        for words in (draft.title, draft.what, draft.why, draft.do, *draft.assumptions):
            assert say(words.as_json())
        for value in (*(item.value for item in draft.inputs), *dict(draft.numbers).values()):
            assert say_value(value_as_json(value))
        assert draft.confidence != "low" or draft.severity != "critical"
        assert len(finding.key) <= 200
        if draft.task:
            assert say(draft.task.what.as_json())
            assert draft.task.due_on >= snapshot.on
            assert draft.task.litres is None or draft.task.litres > 0


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(gardens())
def test_the_same_garden_on_the_same_day_has_the_same_findings(snapshot):
    once, again = (evaluate(snapshot, POLICY).findings for _ in range(2))
    assert list(once) == list(again)
    for key, finding in once.items():
        rows = [as_row(1, each, snapshot.on, NOON) for each in (finding, again[key])]
        assert rows[0].digest == rows[1].digest
        assert rows[0].numbers == rows[1].numbers
