"""How long a crop takes, from the day it is begun and by how it is begun."""

from collections.abc import Sequence
from datetime import date, timedelta

from plants.agronomy.crop_figures import DIRECT_SOW, SOW_INDOORS, TRANSPLANT, CropFigures
from plants.agronomy.windows import PlantingWindows
from plants.agronomy.winter_rest import winter_rest_days

# Weeks in the tray where the catalogue has no dates for it.
NURSERY_DAYS = 42
# What stands cool weather and would wait longer than this goes out at once: it is next season's
# window that it would wait for (heuristic).
LONGEST_WAIT = timedelta(days=120)


def nursery_days(crop: CropFigures) -> int:
    """From sowing indoors to planting out, by the middles of the two windows."""
    if crop.indoor_weeks is None or crop.transplant_weeks is None:
        return NURSERY_DAYS
    return max(14, round(7 * (middle(crop.indoor_weeks) + middle(crop.transplant_weeks))))


def days_to_harvest(crop: CropFigures, method: str) -> int | None:
    """From the day the planting starts; the catalogue counts from sowing or from planting out."""
    if crop.days_to_maturity is None:
        return None
    days = round(middle(crop.days_to_maturity))
    if crop.days_counted_from == "sowing":
        head_start = nursery_days(crop) if method == TRANSPLANT and crop.indoor_weeks else 0
        return max(days // 2, days - head_start)
    if method == SOW_INDOORS:
        return days + nursery_days(crop)
    return days + germination_days(crop, method)


def counted_method(crop: CropFigures, method: str, planted_out_on: date | None) -> str:
    """How the harvest is counted: a noted planting out replaces a reckoned one."""
    is_noted = planted_out_on is not None and crop.days_counted_from != "sowing"
    return TRANSPLANT if is_noted and method == SOW_INDOORS else method


def counted_start(
    crop: CropFigures, method: str, started_on: date, planted_out_on: date | None
) -> tuple[str, date]:
    """How and since when."""
    counted = counted_method(crop, method, planted_out_on)
    return counted, planted_out_on if counted != method else started_on


def germination_days(crop: CropFigures, method: str) -> int:
    """To add where the days count from planting out, but the seed goes into the bed."""
    is_extra = crop.days_counted_from == "transplant" and method == DIRECT_SOW
    return round(middle(crop.germination_days)) if is_extra and crop.germination_days else 0


def is_counted_elsewhere(crop: CropFigures, method: str) -> bool:
    """The catalogue's days start at another moment than this planting did."""
    if crop.days_counted_from == "sowing":
        return method == TRANSPLANT
    return method == SOW_INDOORS or (
        method == DIRECT_SOW and crop.days_counted_from == "transplant"
    )


def ready_to_plant_out(crop: CropFigures, windows: PlantingWindows, sown_on: date) -> date:
    """What is sown indoors goes out when it is grown and its window is open."""
    grown = sown_on + timedelta(days=nursery_days(crop))
    opens = windows.transplant.start if windows.transplant else grown
    is_next_season = opens - grown > LONGEST_WAIT and not crop.is_tender
    return grown if is_next_season else max(grown, opens)


def waits_in_tray(crop: CropFigures, method: str) -> bool:
    """Whether it ripens later if its window opens late."""
    return method == SOW_INDOORS and crop.days_counted_from == "transplant"


def tray_wait_days(crop: CropFigures, windows: PlantingWindows, begins: date) -> int:
    """Days for which plants stand ready before their window opens."""
    return (ready_to_plant_out(crop, windows, begins) - begins).days - nursery_days(crop)


def rest_days(
    crop: CropFigures,
    latitude_deg: float,
    mean_c: Sequence[float] | None,
    start: date,
    growing_days: int,
) -> int:
    """Days of winter that do not count outdoors; for what is only planted in autumn they do.

    A tender crop does not see the end of them.
    """
    has_spring_days = crop.direct_weeks or crop.transplant_weeks
    if crop.is_tender or not has_spring_days:
        return 0
    return winter_rest_days(latitude_deg, mean_c, start, growing_days)


def middle(span: tuple[float, float]) -> float:
    return (span[0] + span[1]) / 2
