"""Conversions for the edges; inside, everything is SI and fertiliser is in oxides."""

P_PER_P2O5 = 0.4364
K_PER_K2O = 0.8301
CM_PER_INCH, M_PER_FOOT, KM_PER_MILE = 2.54, 0.3048, 1.609344
L_PER_GALLON = 3.785411784
KG_PER_POUND, G_PER_OUNCE = 0.45359237, 28.349523125
# What salt meters print for 1 mS/cm: a figure in ppm is worth nothing without its scale.
PPM500_PER_MS_CM, PPM700_PER_MS_CM, CF_PER_MS_CM = 500, 700, 10


def fahrenheit(temperature_c: float) -> float:
    return temperature_c * 1.8 + 32


def celsius(temperature_f: float) -> float:
    return (temperature_f - 32) / 1.8


def fahrenheit_difference(difference_c: float) -> float:
    """Differences and degree-days have no 32 °F offset."""
    return difference_c * 1.8


def celsius_difference(difference_f: float) -> float:
    return difference_f / 1.8


def phosphorus(p2o5: float) -> float:
    return p2o5 * P_PER_P2O5


def phosphate(p: float) -> float:
    return p / P_PER_P2O5


def potassium(k2o: float) -> float:
    return k2o * K_PER_K2O


def potash(k: float) -> float:
    return k / K_PER_K2O
