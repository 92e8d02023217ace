"""Light under lamps: daily light integral (DLI, mol/m² a day) and PPFD (µmol/m²/s)."""

MOST_HOURS = 18.0

# A luxmeter sees what the eye sees, so its figure needs the lamp; confidence is medium.
LUX_PER_PPFD = {"sun": 54.0, "white_led": 67.0, "hps": 82.0}

_MOL_PER_HOUR = 0.0036


def daily_light_mol(ppfd: float, hours: float) -> float:
    """Symbol DLI."""
    return ppfd * hours * _MOL_PER_HOUR


def ppfd_needed(dli_mol: float, hours: float) -> float | None:
    """None without a lit hour."""
    return dli_mol / (hours * _MOL_PER_HOUR) if hours > 0 else None


def hours_needed(dli_mol: float, ppfd: float, most_hours: float = MOST_HOURS) -> float | None:
    """None where the light is too weak for the hours a plant may have."""
    if ppfd <= 0:
        return None
    hours = dli_mol / (ppfd * _MOL_PER_HOUR)
    return hours if hours <= most_hours else None


def ppfd_of_lux(lux: float, lamp: str) -> float:
    return lux / LUX_PER_PPFD[lamp]


def light_severity(dli_mol: float, lowest_mol: float) -> str | None:
    """`lowest_mol` is the low end of the crop's range."""
    shortfall = 1 - dli_mol / lowest_mol
    if shortfall <= 0:
        return None
    if shortfall > 0.5:
        return "critical"
    return "warning" if shortfall >= 0.2 else "advice"
