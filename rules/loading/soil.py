"""The latest soil test of each bed and what was given to it; what cannot be true is not known."""

from collections import namedtuple
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date
from typing import NamedTuple

from gardens.models import Amendment, SoilTest
from gardens.models.soil import (
    LEAST_BUFFER_PH,
    MOST_BUFFER_PH,
    MOST_CEC,
    MOST_EC,
    MOST_NITRATE_N,
    MOST_PHOSPHORUS,
    MOST_POTASSIUM,
)
from plants.agronomy.amendments import weight_g
from plants.agronomy.nutrients import known_content
from plants.agronomy.plausibility import plausible
from rules.engine.snapshot import AmendmentSnapshot, Refused, SoilTestSnapshot
from rules.loading.given import GIVEN_SINCE
from rules.loading.reading import InBatch, Relation

BOUNDS = {
    "ph": (2.0, 11.0),
    "buffer_ph": (LEAST_BUFFER_PH, MOST_BUFFER_PH),
    "nitrate_n_mg_kg": (0.0, MOST_NITRATE_N),
    "phosphorus_mg_kg": (0.0, MOST_PHOSPHORUS),
    "potassium_mg_kg": (0.0, MOST_POTASSIUM),
    "organic_matter_pct": (0.0, 100.0),
    "ec_ds_m": (0.0, MOST_EC),
    "cec_meq_100g": (0.0, MOST_CEC),
}
COLUMNS = tuple(field.name for field in fields(SoilTestSnapshot))


# By date and then by number, so that two of one day have an order.
SoilTestRow = namedtuple("SoilTestRow", ("bed_id", "tested_on", "pk", *COLUMNS[1:]))
SOIL_TESTS = Relation(SoilTestRow, SoilTest.objects.filter(InBatch("garden_id")))


def latest_test(rows: Sequence[SoilTestRow], on: date) -> SoilTestSnapshot | None:
    """The last of those with a pH that can be; `rows` are of one bed."""
    for row in reversed(rows):
        if _counts(row, on):
            known = {name: getattr(row, name) for name in COLUMNS}
            bounded = {name: plausible(known[name], bounds) for name, bounds in BOUNDS.items()}
            return SoilTestSnapshot(**(known | bounded))
    return None


def refused_tests(rows: Sequence[SoilTestRow], on: date) -> Iterator[Refused]:
    """What `latest_test` left out: whole tests, and of the one that counts its other values."""
    for row in reversed(rows):
        if _counts(row, on):
            for name, bounds in BOUNDS.items():
                value = getattr(row, name)
                if value is not None and plausible(value, bounds) is None:
                    yield Refused(name, row.tested_on, value)
            return
        yield Refused("ph", row.tested_on, row.ph)


def _counts(row: SoilTestRow, on: date) -> bool:
    return row.tested_on <= on and plausible(row.ph, BOUNDS["ph"]) is not None


class AmendmentRow(NamedTuple):
    bed_id: int
    spread_on: date
    pk: int
    product: str
    name: str
    amount_g: float | None
    amount_l: float | None
    kg_per_l: float | None
    n_pct: float | None
    p2o5_pct: float | None
    k2o_pct: float | None
    kind: str

    @property
    def snapshot(self) -> AmendmentSnapshot:
        return AmendmentSnapshot(
            spread_on=self.spread_on,
            product=self.product,
            name=self.name,
            weight_g=weight_g(self.amount_g, self.amount_l, self.kg_per_l),
            content=known_content((self.n_pct, self.p2o5_pct, self.k2o_pct), self.kind),
            kind=self.kind,
        )


AMENDMENTS = Relation(
    AmendmentRow,
    Amendment.objects.filter(InBatch("garden_id"), spread_on__gte=GIVEN_SINCE),
)
