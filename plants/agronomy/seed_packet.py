"""What a packet of unknown moisture still germinates, by its table life (heuristic, low)."""

from plants.agronomy.seed_viability import probit, share_after
from plants.agronomy.units import fahrenheit

USUAL_LOT_SHARE = 0.95
# Of a packet at the end of its table life.
END_OF_LIFE_SHARE = 0.60
# Storage to which the factor compares (Harrington 1972), and how far it is trusted.
REFERENCE_C, REFERENCE_MOISTURE_PCT = 15.0, 8.0
STORAGE_FACTOR_BOUNDS = (0.25, 8.0)
HARRINGTON_MOISTURE_PCT = (5.0, 14.0)

_SAFE_SUM = 100


def life_factor(
    moisture_pct: float,
    temperature_c: float,
    *,
    than_moisture_pct: float = REFERENCE_MOISTURE_PCT,
    than_c: float = REFERENCE_C,
) -> float:
    """How many times longer seed lives than in the other store (Harrington 1972).

    Life doubles with every 1 % less moisture, between 5 and 14 %, and with every 5 °C less.
    """
    return 2 ** (than_moisture_pct - moisture_pct) * 2 ** ((than_c - temperature_c) / 5)


def storage_factor(moisture_pct: float | None, temperature_c: float | None) -> float:
    """By which a table life is multiplied; what is not known counts as the reference."""
    shortest, longest = STORAGE_FACTOR_BOUNDS
    return min(longest, max(shortest, life_factor(*counted_store(moisture_pct, temperature_c))))


def counted_store(moisture_pct: float | None, temperature_c: float | None) -> tuple[float, float]:
    """Moisture, to the ends of where the rule holds, and temperature; the reference if unknown."""
    moisture = REFERENCE_MOISTURE_PCT if moisture_pct is None else moisture_pct
    driest, wettest = HARRINGTON_MOISTURE_PCT
    return (
        min(wettest, max(driest, moisture)),
        REFERENCE_C if temperature_c is None else temperature_c,
    )


def is_store_safe(temperature_c: float, humidity_pct: float) -> bool:
    """°F and per cent of relative humidity together below 100."""
    return fahrenheit(temperature_c) + humidity_pct < _SAFE_SUM


def packet_sigma_years(
    life_years: float, *, lot: float = USUAL_LOT_SHARE, factor: float = 1.0
) -> float | None:
    """Years in which viability falls by one probit: to END_OF_LIFE_SHARE at the end of its life.

    None for a lot at or below END_OF_LIFE_SHARE when new: its line is not known, it wants a test.
    """
    if lot <= END_OF_LIFE_SHARE or life_years <= 0:
        return None
    return life_years * factor / (probit(lot) - probit(END_OF_LIFE_SHARE))


def packet_share(
    life_years: float, age_years: float, *, lot: float = USUAL_LOT_SHARE, factor: float = 1.0
) -> float | None:
    """Germinating at that age, between 0 and 1; None where there is no line."""
    sigma_years = packet_sigma_years(life_years, lot=lot, factor=factor)
    return None if sigma_years is None else share_after(lot, age_years, sigma_years)
