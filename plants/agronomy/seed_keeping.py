"""What a lot of seed still germinates, from what was seen of it or from its age and store."""

from dataclasses import dataclass
from datetime import date

from plants.agronomy.seed_observed import Observed
from plants.agronomy.seed_packet import USUAL_LOT_SHARE, packet_sigma_years, storage_factor
from plants.agronomy.seed_viability import VIABILITY, share_after
from plants.agronomy.sowing import germination_severity

YEAR_DAYS = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedKeeping:
    """None where it is not known; `life_years` is that of the plant, well stored."""

    plant_slug: str
    life_years: float | None
    year: int
    germination_pct: float | None = None
    moisture_pct: float | None = None
    store_c: float | None = None
    observed: Observed | None = None

    @property
    def anchor(self) -> float:
        """The share that germinated when it was new, or in what was observed last."""
        return self.observed.share if self.observed else self._new

    @property
    def sigma_days(self) -> float | None:
        """The time in which viability falls by a probit, if that is known."""
        return self._measured_sigma_days or self._packet_sigma_days

    @property
    def is_measured(self) -> bool:
        return bool(self._measured_sigma_days)

    def share(self, on: date) -> float | None:
        """None where nothing is known but an age."""
        if self.observed:
            days = max(0, (on - self.observed.seen_on).days)
        elif self.sigma_days is None:
            return None
        else:
            days = self.age_years(on) * YEAR_DAYS
        return share_after(self.anchor, days, self.sigma_days) if self.sigma_days else self.anchor

    def age_years(self, on: date) -> int:
        """As gardeners count: seed of last year is a year old."""
        return max(0, on.year - self.year)

    def counted_share(self, on: date) -> float:
        """To reckon with: of seed of which nothing is known, that of a usual new lot."""
        share = self.share(on)
        return self.anchor if share is None else share

    def severity(self, on: date) -> str | None:
        share = self.share(on)
        return None if share is None else germination_severity(share)

    def is_viable(self, on: date) -> bool:
        return self.severity(on) != "warning"

    @property
    def _new(self) -> float:
        return USUAL_LOT_SHARE if self.germination_pct is None else self.germination_pct / 100

    @property
    def _measured_sigma_days(self) -> float | None:
        """Ellis and Roberts, where moisture and temperature are known and the species measured."""
        constants = VIABILITY.get(self.plant_slug)
        if constants is None or self.moisture_pct is None or self.store_c is None:
            return None
        return constants.sigma_days(self.moisture_pct, self.store_c)

    @property
    def _packet_sigma_days(self) -> float | None:
        if self.life_years is None:
            return None
        factor = storage_factor(self.moisture_pct, self.store_c)
        sigma_years = packet_sigma_years(self.life_years, lot=self._new, factor=factor)
        return None if sigma_years is None else sigma_years * YEAR_DAYS
