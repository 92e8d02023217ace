from functools import cache
from importlib import import_module
from typing import Protocol


class Finder(Protocol):
    def timezone_at(self, *, lng: float, lat: float) -> str | None: ...


@cache
def _finder() -> Finder:
    # 0.3 s and 15 MB, which only those pay who type coordinates or a ZIP code.
    return import_module("timezonefinder").TimezoneFinder()


def timezone_at(latitude: float, longitude: float) -> str:
    """IANA name; at sea the zone of the meridian, such as Etc/GMT+10."""
    return _finder().timezone_at(lng=longitude, lat=latitude) or "UTC"
