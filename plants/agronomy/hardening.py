"""Hardening off: seedlings get used to the open over the days before they are planted out."""

from dataclasses import dataclass
from datetime import date, timedelta

DAYS = 7
FIRST_HOURS = 2
# Longer every day than the day before.
MORE_HOURS = (1, 2)
LOWEST_NIGHT_C, LOWEST_NIGHT_TENDER_C = 5.0, 10.0


@dataclass(frozen=True, slots=True)
class HardeningDay:
    number: int
    on: date
    fewest_hours: int
    most_hours: int


def hardening_days(plant_out_on: date) -> list[HardeningDay]:
    """The week before, the last day being the day before it is planted out."""
    least, most = MORE_HOURS
    return [
        HardeningDay(
            number,
            plant_out_on - timedelta(days=DAYS + 1 - number),
            FIRST_HOURS + least * (number - 1),
            FIRST_HOURS + most * (number - 1),
        )
        for number in range(1, DAYS + 1)
    ]


def lowest_night_c(*, is_tender: bool) -> float:
    """On a day with a colder night they stay in."""
    return LOWEST_NIGHT_TENDER_C if is_tender else LOWEST_NIGHT_C
