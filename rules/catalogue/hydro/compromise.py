"""The least bad figure for crops that want different solutions."""

from collections.abc import Iterator
from dataclasses import dataclass

from plants.agronomy.crop_wishes import CropWish
from rules.catalogue.hydro.tanks import Tank
from rules.catalogue.sources import source_of
from rules.engine.drafts import Input
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

WHAT = {
    "EC": gettext_noop("No EC suits {crops} together: {figure} is the least bad."),
    "pH": gettext_noop("No pH suits {crops} together: {figure} is the least bad."),
}
COLUMNS = {"EC": "hydroponic_ec_min_ms_cm", "pH": "hydroponic_ph_min"}
ASSUMED = Wording(gettext_noop("Each number says how far the figure lies from what a crop wants."))
FORMULA = gettext_noop("({low} + {high}) / 2 = {figure}")


@dataclass(frozen=True, slots=True)
class Compromise:
    measure: str
    unit: str
    wish: CropWish

    @property
    def figure(self) -> Quantity:
        return Quantity(self.wish.span.middle, self.unit, digits=2)

    @property
    def losers(self) -> tuple[tuple[str, float], ...]:
        return tuple(sorted(self.wish.shared.unmet.items()))


def inputs(tank: Tank, found: Compromise) -> Iterator[Input]:
    source = source_of(COLUMNS[found.measure], *tank.plants)
    for name, span in sorted(found.wish.wanted.items()):
        yield Input(name, tuple(Quantity(end, found.unit, digits=2) for end in span), source)


def formula(found: Compromise) -> Wording:
    spans = found.wish.wanted.values()
    low = Quantity(min(span.high for span in spans), found.unit, digits=2)
    high = Quantity(max(span.low for span in spans), found.unit, digits=2)
    return wording(FORMULA, low=low, high=high, figure=found.figure)
