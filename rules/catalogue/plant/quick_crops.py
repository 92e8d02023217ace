"""What may still be sown when another crop is too late."""

from datetime import date

from plants.agronomy import seasonal
from plants.agronomy.windows import sowing_lead_days
from rules.engine.snapshot import ClimateSnapshot
from rules.engine.wording import Word, gettext_noop

# With the middle of their days to maturity in the catalogue, the longest first.
QUICK_CROPS = (
    (gettext_noop("Beet"), 58),
    (gettext_noop("Leaf lettuce"), 48),
    (gettext_noop("Spinach"), 44),
    (gettext_noop("Arugula"), 42),
    (gettext_noop("Radish"), 28),
    (gettext_noop("Garden cress"), 22),
)


def quick_crop(climate: ClimateSnapshot, day: date, picking_days: float) -> Word | None:
    """The longest that still gets ready before the frost; none of them is tender."""
    left_days = _days_to_frost(climate, day)
    for name, ripens in QUICK_CROPS:
        lead_days = sowing_lead_days(
            ripens, round(picking_days), climate.latitude_deg, is_tender=False
        )
        if lead_days <= left_days:
            return Word(name)
    return None


def _days_to_frost(climate: ClimateSnapshot, day: date) -> float:
    """Negative in winter, when the first frost is behind us."""
    first = climate.counted_frost.first_p50
    return seasonal.days_between(seasonal.day_of_year(day), first) if first else 0.0
