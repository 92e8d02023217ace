"""What the seasons of a crop depend on, from its row in the catalogue."""

from dataclasses import dataclass

from plants.agronomy.windows import CropOffsets, Weeks

START_METHODS = SOW_INDOORS, DIRECT_SOW, TRANSPLANT = "sow_indoors", "direct_sow", "transplant"
# Of an own plant the kind may be unknown; its days to harvest say that it is harvested.
EATEN = frozenset({"vegetable", "herb", "fruit", "berry", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class CropFigures:
    """None where the catalogue has no figure; weeks as in `CropOffsets`."""

    category: str
    life_cycle: str
    frost_tolerance: str
    kill_temp_c: float | None
    usda_zone_min: int | None
    days_to_maturity: tuple[int, int] | None
    days_counted_from: str
    germination_days: tuple[int, int] | None
    indoor_weeks: Weeks | None
    transplant_weeks: Weeks | None
    direct_weeks: Weeks | None
    autumn_weeks: Weeks | None
    succession_interval_days: int | None

    @property
    def is_perennial(self) -> bool:
        """Stays for years; what is grown for one season counts as an annual."""
        return self.life_cycle == "perennial"

    @property
    def is_tender(self) -> bool:
        return self.frost_tolerance == "tender"

    @property
    def is_eaten(self) -> bool:
        return self.category in EATEN

    @property
    def is_set(self) -> bool:
        """Cloves, tubers and sets are planted, whatever the catalogue calls their window."""
        return self.days_counted_from == "planting"

    @property
    def offsets(self) -> CropOffsets:
        return CropOffsets(
            indoor_weeks=self.indoor_weeks,
            transplant_weeks=self.transplant_weeks,
            direct_weeks=self.direct_weeks,
            autumn_weeks=self.autumn_weeks,
            is_tender=self.is_tender,
            ripens_in_days=min(self.days_to_maturity) if self.days_to_maturity else None,
            kill_temp_c=self.kill_temp_c,
            usda_zone_min=self.usda_zone_min,
        )
