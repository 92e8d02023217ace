"""Plantings on the calendar, and what its page says of them."""

import re

from gardens.models import Planting, StartMethod
from gardens.tests.factories import PlantingFactory
from plants.models import Plant

CALENDAR = "/calendar/"


def plan(bed, slug: str, **fields) -> Planting:
    values = {"method": StartMethod.DIRECT_SOW, "started_on": None} | fields
    return PlantingFactory(bed=bed, plant=Plant.objects.get(slug=slug), **values)


def shown(client, address: str = CALENDAR, **query) -> str:
    return " ".join(client.get(address, query).content.decode().split())


def label(html: str, plant: str) -> str:
    return re.search(rf'aria-label="{plant}: ([^"]*)"', html)[1]


def position(html: str, css_class: str) -> float:
    return float(re.search(rf'class="{css_class}" x1?="([\d.]+)%"', html)[1])
