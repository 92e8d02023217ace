"""Harvest dates by the warmth of the place: measured, forecast, then of climate averages."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from gardens.wording import say, say_value
from rules.catalogue.harvest.eta import harvest_eta
from rules.catalogue.harvest.eta_after_frost import harvest_eta_after_frost
from rules.catalogue.harvest.now import harvest_now
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import value_as_json
from rules.tests.builders import bed, climate, days, garden, number, plant, planting, run, text

MAY_15, JULY_1 = date(2026, 5, 15), date(2026, 7, 1)
PAST_DAYS = (JULY_1 - MAY_15).days
TOMATO = plant("tomato", days_to_maturity=(70, 70), days_counted_from="transplant")
CORN = plant("sweet-corn", days_to_maturity=(80, 80), days_counted_from="sowing")


def issued(on: date) -> datetime:
    return datetime.combine(on, time(6), UTC)


def weather(first=MAY_15, past=PAST_DAYS, tmin_c=14.0, tmax_c=26.0):
    """Measured for so many days, then forecast for a week."""
    ahead = first + past * timedelta(days=1)
    return days(first, past, tmin_c=tmin_c, tmax_c=tmax_c) | days(
        ahead, 8, tmin_c=tmin_c, tmax_c=tmax_c, is_forecast=True, issued_at=issued(ahead)
    )


def growing(crop=TOMATO, started_on=MAY_15, method="transplant", **changes) -> GardenSnapshot:
    seen = {"on": JULY_1, "weather": weather()} | changes
    return garden(bed(planting(crop, started_on=started_on, method=method)), **seen)


def told(draft) -> list[str]:
    return [plain(say(words.as_json())) for words in draft.assumptions]


def plain(said: str) -> str:
    return said.replace("\N{NARROW NO-BREAK SPACE}", " ")


def rests_on(draft) -> dict[str, tuple[str, str, date | datetime | None]]:
    return {
        item.name: (
            plain(say_value(value_as_json(item.value))),
            say(item.source.as_json()),
            item.measured_on or item.issued_at,
        )
        for item in draft.inputs
    }


def test_once_weather_is_known_tomatoes_ripen_by_warmth():
    """825 °C·d above 10 °C: 470 by 1 July, 80 forecast, and Brno's July brings 10.8 a day."""
    [draft] = run(harvest_eta, growing())
    assert draft.task.due_on == date(2026, 8, 4)
    assert number(draft, "Days to harvest") == 81
    assert number(draft, "Warmth it has had") == 50, "57 %, in full tenths"
    assert text(draft) == (
        "Tomato: first harvest around 4 Aug 2026 | Expected around 4 Aug 2026, give or take "
        "11 days. | It began on 15 May 2026; to have the warmth it needs takes about 81 days. | "
        "Nothing to do yet; note the day when you pick the first."
    )


def test_what_was_used_is_named_with_its_source_and_age():
    [draft] = run(harvest_eta, growing())
    assert told(draft) == [
        "Warmth as measured from 15 May 2026 to 30 Jun 2026.",
        "Warmth as forecast on 1 Jul 2026, to 8 Jul 2026.",
        "Warmth of climate averages after that.",
    ]
    assert rests_on(draft) == {
        "Begun on": ("15 May 2026", "your records", None),
        "Warmth it needs": ("825 °C·d", "table of heat sums by crop", None),
        "Warmth so far": ("470 °C·d", "weather records, test", date(2026, 6, 30)),
        "Forecast used to": ("8 Jul 2026", "forecast of test", issued(JULY_1)),
        "Averages used after": ("8 Jul 2026", "climate averages of Brno", None),
    }
    assert draft.confidence == "low", "as that of the range for tomatoes"
    assert draft.references == ("Degree days, average method (UC IPM)",)


@pytest.mark.parametrize(("more_c", "due_on"), [(3, date(2026, 7, 20)), (-3, date(2026, 8, 20))])
def test_a_warm_summer_is_earlier_and_a_cool_one_later(more_c, due_on):
    season = weather(tmin_c=14 + more_c, tmax_c=26 + more_c)
    [draft] = run(harvest_eta, growing(weather=season))
    assert draft.task.due_on == due_on


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"weather": {}}, id="no-weather"),
        pytest.param({"weather": weather(JULY_1, 0)}, id="forecast-only"),
        pytest.param({"weather": weather(date(2026, 6, 1), 30)}, id="began-before-the-records"),
        pytest.param({"is_indoor": True}, id="under-a-roof"),
        pytest.param({"method": "direct_sow"}, id="counts-from-elsewhere"),
        pytest.param({"crop": replace(TOMATO, slug="tomatillo")}, id="need-not-known"),
        pytest.param({"weather": days(MAY_15, 47, tmin_c=None)}, id="half-a-day-is-none"),
    ],
)
def test_otherwise_the_days_of_the_catalogue_count(changes):
    [draft] = run(harvest_eta, growing(**changes))
    assert draft.references == ("Plant catalogue: days to maturity",)
    assert "takes about" in text(draft)
    assert "warmth" not in text(draft)


@pytest.mark.parametrize(("missing", "confidence"), [(0, "medium"), (5, "low"), (6, "medium")])
def test_a_missing_day_in_ten_is_filled_and_said(missing, confidence):
    season = weather()
    for gap in range(missing):
        del season[MAY_15 + timedelta(days=3 + 8 * gap)]
    [draft] = run(harvest_eta, growing(CORN, method="direct_sow", weather=season))
    by_heat = missing < 6
    assert draft.confidence == confidence
    assert ("Warmth it needs" in rests_on(draft)) == by_heat
    filled = "Missing weather of 5 days as on the days around."
    assert (filled in told(draft)) == (missing == 5)


def test_what_has_had_its_warmth_may_be_picked_and_stays_on_its_day():
    on = date(2026, 8, 10)
    [draft] = run(harvest_now, growing(on=on, weather=weather(past=87)))
    assert draft.severity == "advice"
    assert "Expected around 6 Aug 2026" in text(draft)
    assert told(draft) == ["Warmth as measured from 15 May 2026 to 5 Aug 2026."]
    [later] = run(harvest_now, growing(on=on + timedelta(days=9), weather=weather(past=96)))
    assert (later.ends_on, later.starts_on) == (draft.ends_on, draft.starts_on)


def test_a_cool_summer_brings_the_harvest_after_the_frost():
    """By days it would be ripe on 9 September; Brno's usual first frost is on 28 October."""
    season = weather(JULY_1, 60, tmin_c=10.0, tmax_c=21.0)
    late = growing(started_on=JULY_1, on=date(2026, 8, 30), weather=season)
    [draft] = run(harvest_eta_after_frost, late)
    assert text(draft) == (
        "Tomato may not ripen before the frost | Too little warmth is left before the first "
        "frost, usual around 28 Oct 2026. | Only next summer would bring the rest; frost kills "
        "Tomato. | Keep fleece at hand, and pinch out flowers in the last weeks."
    )
    assert [name for name, _ in draft.numbers] == ["Warmth it has had"]
    assert "Warmth so far" in rests_on(draft)
    assert run(harvest_eta, late) == []
    assert run(harvest_eta_after_frost, replace(late, weather={})) == []


def test_a_few_days_too_late_are_told_as_days():
    early = replace(climate(), frost=replace(climate().frost, first_p50=270))
    season = weather(past=107, tmin_c=10.0, tmax_c=22.0)
    late = growing(on=date(2026, 8, 30), weather=season, climate=early)
    [draft] = run(harvest_eta_after_frost, late)
    assert "around 8 Oct 2026, but the first frost usually comes around 27 Sep 2026" in text(draft)
    assert number(draft, "Days short") == 11


def test_southern_tomatoes_ripen_in_february():
    started_on, on = date(2026, 11, 15), date(2027, 1, 10)
    snapshot = growing(
        started_on=started_on,
        on=on,
        weather=weather(started_on, 56, tmin_c=12.0, tmax_c=26.0),
        climate=climate(christchurch=True),
    )
    [draft] = run(harvest_eta, snapshot)
    assert draft.task.due_on.isoformat().startswith("2027-02")
