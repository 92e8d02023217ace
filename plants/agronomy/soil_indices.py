"""Soil indices of the British RB209, for display beside a test."""

from bisect import bisect_left

# Highest mg/L of each index but the last.
_OLSEN_P_ENDS = (9, 15, 25, 45, 70)
_K_ENDS = (60, 120, 180, 240, 400)
_K_INDICES = ("0", "1", "2-", "2+", "3", "4+")


def phosphorus_index(olsen_mg_l: float) -> str:
    """Of Olsen's extractant only."""
    index = bisect_left(_OLSEN_P_ENDS, int(olsen_mg_l))
    return str(index) if index < len(_OLSEN_P_ENDS) else "5+"


def potassium_index(mg_l: float) -> str:
    return _K_INDICES[bisect_left(_K_ENDS, int(mg_l))]
