"""The latest soil test of each bed; what cannot be true counts as not known."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields
from datetime import date

from gardens.models import SoilTest
from gardens.models.soil import (
    LEAST_BUFFER_PH,
    MOST_BUFFER_PH,
    MOST_CEC,
    MOST_EC,
    MOST_NITRATE_N,
    MOST_PHOSPHORUS,
    MOST_POTASSIUM,
)
from plants.agronomy.plausibility import plausible
from rules.engine.snapshot import SoilTestSnapshot

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


class SoilTests:
    """Of a batch of gardens, in one query."""

    def __init__(self, garden_ids: Iterable[int]) -> None:
        self.by_bed: dict[int, list[SoilTestSnapshot]] = defaultdict(list)
        # By date and then by number, so that two of one day have an order.
        tests = SoilTest.objects.filter(garden_id__in=garden_ids).order_by("tested_on", "pk")
        for bed_id, *values in tests.values_list("bed_id", *COLUMNS):
            known = dict(zip(COLUMNS, values, strict=True))
            known |= {name: plausible(known[name], bounds) for name, bounds in BOUNDS.items()}
            if known["ph"] is not None:
                self.by_bed[bed_id].append(SoilTestSnapshot(**known))

    def latest(self, bed_id: int, on: date) -> SoilTestSnapshot | None:
        tests = [test for test in self.by_bed[bed_id] if test.tested_on <= on]
        return tests[-1] if tests else None
