"""Salts in a solution: EC in mS/cm at 25 °C, and the scales of meters and bottles."""

# A figure in ppm says nothing without the scale of its meter.
PPM_SCALES = (500, 640, 700)

_CF_PER_EC = 10
_PER_DEGREE = 0.02
_REFERENCE_C = 25.0


def ppm(ec_ms_cm: float, scale: int) -> float:
    """`scale` is one of PPM_SCALES."""
    return ec_ms_cm * scale


def ec_of_ppm(ppm: float, scale: int) -> float:
    return ppm / scale


def conductivity_factor(ec_ms_cm: float) -> float:
    """Symbol CF."""
    return ec_ms_cm * _CF_PER_EC


def ec_of_conductivity_factor(cf: float) -> float:
    return cf / _CF_PER_EC


def ec_at_25_c(ec_ms_cm: float, solution_c: float) -> float:
    """From a meter that does not compensate for temperature."""
    return ec_ms_cm / _share_at(solution_c)


def ec_as_metered(ec_25_ms_cm: float, solution_c: float) -> float:
    """What a meter that does not compensate shows of it."""
    return ec_25_ms_cm * _share_at(solution_c)


def _share_at(solution_c: float) -> float:
    return 1 + _PER_DEGREE * (solution_c - _REFERENCE_C)
