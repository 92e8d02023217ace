"""Outlines as SVG shapes, numbers with a point in every language."""

from collections.abc import Callable, Iterable, Sequence

from gardens.models import Bed, BedShape

Units = Callable[[float], str]


def short(value: float) -> str:
    """One decimal; none where it is a nought."""
    return f"{value:.1f}".removesuffix(".0")


def bed_shape(bed: Bed, units: Units, look: str) -> str:
    """In the frame of the bed."""
    if bed.shape == BedShape.CIRCLE:
        radius = units(bed.length_cm / 2)
        return f'<circle {look} cx="{radius}" cy="{radius}" r="{radius}"/>'
    if bed.shape == BedShape.POLYGON:
        return polygon(bed.points, units, look)
    length, width = units(bed.length_cm), units(bed.width_cm)
    return f'<rect {look} x="0" y="0" width="{length}" height="{width}" rx="4"/>'


def polygon(points: Iterable[Sequence[float]], units: Units, look: str) -> str:
    corners = " ".join(f"{units(x)},{units(y)}" for x, y in points)
    return f'<polygon {look} points="{corners}"/>'
