"""Salt in the soil, and what it costs the crops of a bed (Maas & Hoffman 1977)."""

from dataclasses import dataclass
from math import isinf

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gardens.models.soil import EcMethod
from gardens.soil.facts import SoilFacts
from plants.agronomy.salinity import (
    SALT_TOLERANCE,
    ece_factor,
    leaching_share,
    yield_severity,
)
from plants.quantities import say_number, say_quantity

HALF_YIELD_PCT = 50
SEVERITY_WORDS = {
    "advice": _("a little"),
    "warning": _("warning"),
    "critical": _("critical"),
}


@dataclass(frozen=True, slots=True)
class SaltRow:
    """What one crop makes of it; `leaching` is extra water, as a share, for the asked water."""

    crop: str
    threshold: str
    yield_pct: str
    half_at: str
    severity: str
    leaching: str


@dataclass(frozen=True, slots=True)
class Salt:
    """`ece` is that of the saturated paste; `asks` what it would take to reckon it."""

    measured: str
    method: str
    ece: str = ""
    asks: str = ""
    rows: tuple[SaltRow, ...] = ()

    @classmethod
    def of(cls, facts: SoilFacts, water_ds_m: float | None) -> "Salt | None":
        """None where nothing was measured."""
        test = facts.test
        if test is None or test.ec_ds_m is None:
            return None
        measured, method = _ds_m(test.ec_ds_m), test.get_ec_method_display()
        if not test.ec_method:
            return cls(measured, "", asks=gettext("Say in what the conductivity was measured."))
        if test.ec_method == EcMethod.ONE_TO_TWO:
            asks = gettext("From 1:2 no figure of the saturated paste can be told.")
            return cls(measured, method, asks=asks)
        factor = ece_factor(test.ec_method, facts.texture)
        if factor is None:
            return cls(measured, method, asks=gettext("Enter the soil texture to reckon it."))
        ece = test.ec_ds_m * factor
        return cls(measured, method, _ds_m(ece), rows=tuple(_rows(facts, ece, water_ds_m)))


def _rows(facts: SoilFacts, ece: float, water_ds_m: float | None):
    names = {crop.plant.slug: crop.plant.common_name for crop in facts.of_season}
    for slug, name in names.items():
        tolerance = SALT_TOLERANCE.get(slug)
        if tolerance is None:
            continue
        yield_pct = tolerance.yield_pct(ece)
        threshold = tolerance.threshold_ds_m
        yield SaltRow(
            crop=name,
            threshold=_ds_m(threshold),
            yield_pct=f"{say_number(yield_pct, 0)} %",
            half_at=_ds_m(tolerance.ece_for_yield_ds_m(HALF_YIELD_PCT)),
            severity=str(SEVERITY_WORDS.get(yield_severity(yield_pct), "")),
            leaching="" if water_ds_m is None else _leaching(water_ds_m, threshold),
        )


def _leaching(water_ds_m: float, threshold_ds_m: float) -> str:
    share = leaching_share(water_ds_m, threshold_ds_m)
    if isinf(share) or share > 1:
        return gettext("this water is too salty")
    return f"{say_number(100 * share, 1)} %"


def _ds_m(value: float) -> str:
    return say_quantity(value, "dS/m", 2)
