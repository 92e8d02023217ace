"""Distances on the globe, and boxes around a point that indexes can search."""

import math

from django.db.models import Q

EARTH_RADIUS_KM = 6371.0
KM_PER_DEGREE = math.pi * EARTH_RADIUS_KM / 180


def distance_km(
    latitude: float, longitude: float, to_latitude: float, to_longitude: float
) -> float:
    """Great-circle distance by the haversine formula."""
    here, there = math.radians(latitude), math.radians(to_latitude)
    turn = math.radians(to_longitude - longitude)
    chord = (
        math.sin((there - here) / 2) ** 2
        + math.cos(here) * math.cos(there) * math.sin(turn / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))


def within_box(latitude: float, longitude: float, radius_km: float) -> Q:
    """Rows that may lie within the radius: a box, cut at the date line, a ring at a pole."""
    reach = radius_km / KM_PER_DEGREE
    rows = Q(latitude__range=(latitude - reach, latitude + reach))
    if abs(latitude) + reach >= 89:
        return rows
    narrowing = math.cos(math.radians(abs(latitude) + reach))
    west, east = longitude - reach / narrowing, longitude + reach / narrowing
    if west < -180:
        return rows & (Q(longitude__gte=west + 360) | Q(longitude__lte=east))
    if east > 180:
        return rows & (Q(longitude__gte=west) | Q(longitude__lte=east - 360))
    return rows & Q(longitude__range=(west, east))
