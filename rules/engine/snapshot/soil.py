"""What was given to the soil of a bed and what left it."""

from dataclasses import dataclass
from datetime import date

from plants.agronomy.nutrients import Nutrients


@dataclass(frozen=True, slots=True)
class AmendmentSnapshot:
    """`product` is a key of plants.agronomy.amendments, empty for the gardener's own `name`.

    `content`: grams per gram that crops reach in the first year; None where nobody knows.
    """

    spread_on: date
    product: str
    name: str
    weight_g: float | None
    content: Nutrients | None
    kind: str = ""

    @property
    def brought_g(self) -> Nutrients | None:
        if self.weight_g is None or self.content is None:
            return None
        return self.content.times(self.weight_g)


@dataclass(frozen=True, slots=True)
class TakingSnapshot:
    """What a harvest took from the bed in a season that bears the year it begins in.

    `is_estimate`: by the usual yield, since nobody weighed it; None where that is not known.
    """

    season: int
    plant: str
    grams: Nutrients | None
    is_estimate: bool
