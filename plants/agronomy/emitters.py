"""How fast water flows from drippers and sprinklers, and how long it runs for so many litres."""


def drip_flow_l_h(
    line_m: float = 0.0,
    line_l_h_m: float = 0.0,
    drippers: int = 0,
    dripper_l_h: float = 0.0,
) -> float:
    """Of a drip line by its length, of single drippers by their number, or of both."""
    return line_m * line_l_h_m + drippers * dripper_l_h


def sprinkler_flow_l_h(rate_mm_h: float, area_m2: float) -> float:
    """A millimetre on a square metre is a litre."""
    return rate_mm_h * area_m2


def run_minutes(litres: float, flow_l_h: float) -> float:
    """`flow_l_h` must be above 0."""
    return 60 * litres / flow_l_h


def litres_run(minutes: float, flow_l_h: float) -> float:
    return minutes / 60 * flow_l_h
