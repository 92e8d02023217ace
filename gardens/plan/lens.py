from collections.abc import Callable
from math import sqrt

from gardens.plan.conflicts import Conflict


def lens(conflict: Conflict, units: Callable[[float], str]) -> str:
    """Where the circles of two plants overlap; the smaller one whole if the larger covers it."""
    small, large = sorted((conflict.one, conflict.other), key=lambda stem: stem.radius)
    apart = conflict.distance_cm
    look = 'class="overlap" stroke-width="1.5"'
    if apart <= large.radius - small.radius or apart == 0:
        x, y, radius = units(small.x), units(small.y), units(small.radius)
        return f'<circle {look} cx="{x}" cy="{y}" r="{radius}"/>'
    # The chord through both crossings: how far from the small one's middle, and half its length.
    along = (apart**2 + small.radius**2 - large.radius**2) / (2 * apart)
    half = sqrt(max(0.0, small.radius**2 - along**2))
    east, south = (large.x - small.x) / apart, (large.y - small.y) / apart
    foot_x, foot_y = small.x + east * along, small.y + south * along
    first = f"{units(foot_x + south * half)} {units(foot_y - east * half)}"
    second = f"{units(foot_x - south * half)} {units(foot_y + east * half)}"
    # Behind its own middle the small circle contributes more than half of itself.
    is_most = int(along < 0)
    one, other = units(small.radius), units(large.radius)
    return (
        f'<path {look} d="M{first}A{one} {one} 0 {is_most} 1 {second}'
        f'A{other} {other} 0 0 1 {first}z"/>'
    )
