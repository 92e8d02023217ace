"""Harvests and yields in the reader's words."""

from django.utils import formats
from django.utils.translation import gettext, ngettext

from gardens.harvests.record import Expected, WaterHad, water_share
from gardens.models import Harvest
from plants.agronomy.crop_yields import YieldRange
from plants.models import Plant
from plants.quantities import say_number, say_weight


def say_kg(kg: float) -> str:
    return say_weight(round(kg * 1000))


def say_value(value: float | None) -> str:
    """In whatever currency the prices were typed."""
    return "" if value is None else formats.number_format(round(value, 2), decimal_pos=2)


def say_pieces(count: int) -> str:
    return ngettext("{count} piece", "{count} pieces", count).format(count=say_number(count))


def amount_words(grams: int | None, pieces: int | None) -> str:
    """1.2 kg, 4 pieces; empty if neither weighed nor counted."""
    parts = [say_weight(grams)] if grams else []
    if pieces:
        parts.append(say_pieces(pieces))
    return ", ".join(parts)


def harvest_words(harvest: Harvest) -> str:
    """Harvested, 1.2 kg, fruit or pods, quality good; each part is a fact of its own."""
    parts = [gettext("Harvested"), amount_words(harvest.weight_g, harvest.count)]
    if harvest.part:
        parts.append(harvest.get_part_display().lower())
    if harvest.quality:
        quality = harvest.get_quality_display().lower()
        parts.append(gettext("quality {quality}").format(quality=quality))
    picked = ", ".join(filter(None, parts))
    if not harvest.waiting_reason:
        return picked
    return gettext("{picked}. Within a waiting period: {reason}").format(
        picked=picked, reason=harvest.waiting_reason
    )


def range_words(kg: YieldRange) -> str:
    return gettext("{low} to {high}").format(low=say_kg(kg.low), high=say_kg(kg.high))


def expected_words(expected: Expected) -> str:
    """About 19 kg by your own 2 seasons (2024, 2025: 3.1 kg a plant); 12 to 42 kg by ..."""
    table = expected.table
    values = {
        "kg": say_kg(expected.kg),
        "low": say_kg(table.low),
        "high": say_kg(table.high),
        "source": expected.source,
    }
    own = expected.own
    if own is None:
        return gettext("About {kg} ({low} to {high} by {source})").format(**values)
    number = len(own.seasons)
    words = ngettext(
        "About {kg} by your own {number} season ({seasons}: {own_kg} {unit}); "
        "{low} to {high} by {source}",
        "About {kg} by your own {number} seasons ({seasons}: {own_kg} {unit}); "
        "{low} to {high} by {source}",
        number,
    )
    return words.format(
        **values,
        number=number,
        seasons=", ".join(own.titles),
        own_kg=say_kg(own.kg),
        unit=expected.basis.words,
    )


def water_words(had: WaterHad, plant: Plant) -> str:
    """By the balance of its bed; what it costs only where the crop's response is known."""
    share, left = round(100 * had.ratio), round(100 * water_share(plant, had))
    if left == 100:
        return gettext("It had {share} % of the water it could use").format(share=share)
    words = gettext("It had {share} % of the water it could use: about {lost} % less (FAO-33)")
    return words.format(share=share, lost=100 - left)
