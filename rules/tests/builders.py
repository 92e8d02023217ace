"""Small snapshots; what a test does not name is a tomato bed in Brno on 10 May 2026."""

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain

from gardens.tests.factories import PlaceFactory
from gardens.wording import say
from plants.quantities import say_quantity
from plants.tests.factories import PlantFactory
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.rule import Rule
from rules.engine.snapshot import (
    BedSnapshot,
    ClimateSnapshot,
    CompanionPair,
    GardenSnapshot,
    PastPlanting,
    PlantFacts,
    PlantingSnapshot,
    SoilTestSnapshot,
    WateringSnapshot,
    WeatherSnapshot,
)
from rules.engine.wording import Quantity, Wording
from rules.loading.places import climate_of
from rules.loading.plants import facts_of

TODAY = date(2026, 5, 10)
NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)
ONE_DAY = timedelta(days=1)


def plant(slug: str = "tomato", **changes: object) -> PlantFacts:
    return replace(facts_of(PlantFactory.build(slug=slug)), **changes)


def planting(crop: PlantFacts | None = None, **changes: object) -> PlantingSnapshot:
    crop = crop or plant()
    return replace(
        PlantingSnapshot(
            pk=1,
            plant=crop,
            x_m=0.3,
            y_m=0.3,
            columns=1,
            rows=1,
            spacing_m=crop.spacing_m,
            row_spacing_m=crop.spacing_m,
            method="transplant",
            planned_on=None,
            started_on=None,
        ),
        **changes,
    )


def bed(*plantings: PlantingSnapshot, **changes: object) -> BedSnapshot:
    """2.4 × 1.2 m of raised soil."""
    return replace(
        BedSnapshot(
            pk=1,
            name="Bed A",
            kind="raised",
            area_m2=2.88,
            volume_l=None,
            texture="loam",
            watering_method="drip",
            is_mulched=False,
            soil_test=None,
            last_watered_on=None,
            waterings=(),
            plantings=plantings,
            history=(),
        ),
        **changes,
    )


def pot(*plantings: PlantingSnapshot, **changes: object) -> BedSnapshot:
    sides = {"name": "Pot 1", "kind": "container", "area_m2": 0.16}
    return bed(*plantings, **({**sides, "texture": "", "volume_l": 20.0} | changes))


def climate(**traits: object) -> ClimateSnapshot:
    """Brno, or by trait of the factory: christchurch, singapore, oslo, phoenix."""
    return climate_of(PlaceFactory.build(**traits))


def garden(*beds: BedSnapshot, **changes: object) -> GardenSnapshot:
    return replace(
        GardenSnapshot(
            pk=1,
            on=TODAY,
            is_indoor=False,
            records_since=date(2026, 1, 1),
            climate=climate(),
            beds=beds,
            weather={},
            companions={},
        ),
        **changes,
    )


def weather(on: date, **changes: object) -> WeatherSnapshot:
    day = WeatherSnapshot(
        on=on,
        is_forecast=False,
        tmin_c=10.0,
        tmax_c=20.0,
        rain_mm=0.0,
        et0_mm=5.0,
        source="test",
        issued_at=datetime(2026, 5, 10, 6, tzinfo=UTC),
        age_hours=6.0,
    )
    return replace(day, **changes)


def days(first: date, number: int, **changes: object) -> dict[date, WeatherSnapshot]:
    return {first + n * ONE_DAY: weather(first + n * ONE_DAY, **changes) for n in range(number)}


def soil_test(ph: float, **changes: object) -> SoilTestSnapshot:
    return replace(SoilTestSnapshot(date(2026, 4, 1), ph, has_free_carbonate=False), **changes)


def soaked(on: date) -> dict[str, object]:
    """Changes of a bed that was soaked through on this day."""
    return {"last_watered_on": on, "waterings": (WateringSnapshot(on, None),)}


def past(slug: str, family: str, ended_on: date, pathogen: str = "") -> PastPlanting:
    return PastPlanting(slug, family, ended_on, pathogen)


def companion(effect: str, mechanism: str, **changes: object) -> CompanionPair:
    return replace(
        CompanionPair(effect, mechanism, "B", "Someone 2010", is_checked=True), **changes
    )


def run(rule: Rule, snapshot: GardenSnapshot, **limits: float) -> list[FindingDraft]:
    """What the rule finds, each explained; inputs it misses are left to `missing`."""
    drafts = rule.function(snapshot, rule.default_limits | limits)
    found = [rule.cap(draft) for draft in drafts if isinstance(draft, FindingDraft)]
    for draft in found:
        explain(rule, draft)
    return found


def explain(rule: Rule, draft: FindingDraft) -> None:
    """Whoever gives numbers shows how they were reckoned and says what would change them, and
    rounds each of them in one way."""
    if draft.numbers:
        assert say(draft.formula.as_json())
        assert say(draft.would_change.as_json())
    for same in roundings(draft).values():
        assert len(same) == 1, f"{rule.id}: {same}"


def roundings(draft: FindingDraft) -> dict[tuple[float, str], set[float]]:
    """How the card rounds each number; 16 and 16.0 are one."""
    said: dict[tuple[float, str], set[float]] = defaultdict(set)
    sentences = (draft.title, draft.what, draft.why, draft.do, draft.formula)
    values = chain(
        (value for words in sentences if words for _, value in words.values),
        (quantity for _, quantity in draft.numbers),
        (item.value for item in draft.inputs),
    )
    for value in values:
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Quantity):
                text = say_quantity(one.value, "", one.digits).replace("\N{MINUS SIGN}", "-")
                said[one.stored_value, one.unit].add(float(text.replace(",", "")))
    return said


def missing(rule: Rule, snapshot: GardenSnapshot) -> list[str]:
    drafts = rule.function(snapshot, rule.default_limits)
    return [draft.name for draft in drafts if isinstance(draft, Missing)]


def number(draft: FindingDraft, name: str) -> float:
    return dict(draft.numbers)[name].value


def text(draft: FindingDraft) -> str:
    return " | ".join(map(said, (draft.title, draft.what, draft.why, draft.do)))


def said(words: Wording) -> str:
    return say(words.as_json()).replace("\N{NARROW NO-BREAK SPACE}", " ")
