"""Whole gardens with plants of the shipped catalogue, and what all rules say of them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from gardens.models import Bed, Garden, Planting
from gardens.tests.factories import (
    BedFactory,
    GardenFactory,
    PlaceFactory,
    PlantingFactory,
    SoilTestFactory,
    WateringFactory,
    WeatherDayFactory,
)
from gardens.wording import say
from plants.models import Plant
from rules.models import Evaluation, Finding
from rules.tasks import evaluate_gardens
from rules.tests.cast import Clock

# A spring that was never watched: records begin long before anything in a scene.
LONG_AGO = datetime(2015, 1, 1, tzinfo=UTC)
A_DAY = timedelta(days=1)
SIZES = {"length_cm": 240, "width_cm": 120, "texture": "loam", "watering_method": "drip"}


class Scene:
    """A garden on a day; times are noon of UTC, so that every place of the tests has that date."""

    def __init__(self, clock: Clock, on: date, place: str = "brno", **fields: object) -> None:
        self.on, self._clock = on, clock
        traits = {} if place == "brno" else {place: True}
        altered = {name: fields.pop(name) for name in list(fields) if name in PLACE_FIELDS}
        self.garden = GardenFactory(place=PlaceFactory(**traits, **altered), **fields)
        Garden.objects.filter(pk=self.garden.pk).update(created_at=LONG_AGO)
        self.clock_at(on)

    def clock_at(self, day: date) -> None:
        self.on = day
        self._clock(datetime.combine(day, time(10), UTC))

    def ago(self, days: int) -> date:
        return self.on - days * A_DAY

    def bed(self, name: str = "Bed A", **fields: object) -> Bed:
        return BedFactory(garden=self.garden, name=name, **(SIZES | fields))

    def grow(self, bed: Bed, slug: str, since: date, **fields: object) -> Planting:
        return self._plant(bed, slug, started_on=since, **fields)

    def plan(self, bed: Bed, slug: str, on: date, **fields: object) -> Planting:
        return self._plant(bed, slug, planned_on=on, started_on=None, **fields)

    def grew(self, bed: Bed, slug: str, until: date, **fields: object) -> Planting:
        since = until - timedelta(days=90)
        return self._plant(bed, slug, started_on=since, ended_on=until, **fields)

    def tested(self, bed: Bed, on: date, **figures: object):
        return SoilTestFactory(bed=bed, tested_on=on, **figures)

    def soaked(self, bed: Bed, on: date):
        return WateringFactory(bed=bed, watered_on=on, litres=None)

    def weather(self, first: date, number: int = 1, **values: object) -> None:
        """Days alike; those from today on are a fresh forecast."""
        for day in (first + count * A_DAY for count in range(number)):
            WeatherDayFactory(
                place=self.garden.place,
                on=day,
                is_forecast=day >= self.on,
                issued_at=datetime.combine(min(day, self.on), time(6), UTC),
                **values,
            )

    def said(self) -> "Said":
        Evaluation.objects.request(self.garden.pk)
        evaluate_gardens([self.garden.pk])
        assert Evaluation.objects.get(garden=self.garden).failed_rules == ""
        return Said(list(Finding.objects.filter(garden=self.garden).open()))

    def _plant(self, bed: Bed, slug: str, **fields: object) -> Planting:
        return PlantingFactory(bed=bed, plant=Plant.objects.get(slug=slug), **fields)


PLACE_FIELDS = frozenset(("latitude", "longitude", "timezone", "elevation_m", "frost_appetite"))


class Said:
    """Open findings of a garden."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings

    @property
    def rules(self) -> set[str]:
        """Of those that are shown, without the questions."""
        return {one.rule_id for one in self.findings if not one.explained_by} - {"DATA.MISSING"}

    @property
    def missing(self) -> set[str]:
        return {one.key.rpartition("|")[2] for one in self.of("DATA.MISSING")}

    def of(self, rule_id: str, bed: Bed | None = None) -> Iterator[Finding]:
        about = [one for one in self.findings if one.rule_id == rule_id]
        return (one for one in about if bed is None or one.bed_id == bed.pk)

    def one(self, rule_id: str, bed: Bed | None = None) -> Finding:
        [finding] = self.of(rule_id, bed)
        return finding

    def level(self, rule_id: str, bed: Bed | None = None) -> tuple[str, str]:
        """Severity and confidence."""
        finding = self.one(rule_id, bed)
        return finding.severity, finding.confidence


def numbers(finding: Finding) -> dict[str, float]:
    return {name: value["quantity"] for name, value in finding.numbers}


def words(finding: Finding) -> str:
    parts = (say(finding.words[part]) for part in ("title", "what", "why", "do"))
    return " | ".join(parts).replace("\N{NARROW NO-BREAK SPACE}", " ")


def assumed(finding: Finding) -> str:
    return " ".join(say(each) for each in finding.evidence["assumptions"])
