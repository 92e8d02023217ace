"""Harvests and yields in the reader's words."""

from django.utils import formats
from django.utils.translation import gettext, ngettext

from gardens.harvests.record import Expected, OwnYield
from gardens.models import Harvest
from plants.agronomy.crop_yields import YieldRange
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
    """Harvested, 1.2 kg, fruit or pods, good."""
    parts = [gettext("Harvested"), amount_words(harvest.weight_g, harvest.count)]
    if harvest.part:
        parts.append(harvest.get_part_display().lower())
    if harvest.quality:
        quality = harvest.get_quality_display().lower()
        parts.append(gettext("quality {quality}").format(quality=quality))
    words = ", ".join(filter(None, parts))
    if harvest.waiting_reason:
        reason = gettext("Within a waiting period: {reason}")
        return f"{words}. {reason.format(reason=harvest.waiting_reason)}"
    return words


def range_words(kg: YieldRange) -> str:
    return gettext("{low} to {high}").format(low=say_kg(kg.low), high=say_kg(kg.high))


def expected_words(expected: Expected) -> str:
    """About 19 kg by your own 2 seasons (2024, 2025: 3.1 kg a plant); 12 to 42 kg by ..."""
    table = gettext("{range} by {source}").format(
        range=range_words(expected.table), source=expected.source
    )
    if expected.own is None:
        return gettext("About {kg} ({table})").format(kg=say_kg(expected.kg), table=table)
    return gettext("About {kg} by {own}; {table}").format(
        kg=say_kg(expected.kg), own=own_words(expected.own, expected), table=table
    )


def own_words(own: OwnYield, expected: Expected) -> str:
    number = len(own.seasons)
    words = ngettext(
        "your own {number} season ({seasons}: {kg} {unit})",
        "your own {number} seasons ({seasons}: {kg} {unit})",
        number,
    )
    return words.format(
        number=number,
        seasons=", ".join(own.titles),
        kg=say_kg(own.kg),
        unit=expected.basis.words,
    )
