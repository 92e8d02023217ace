from datetime import date

from plants.agronomy.hardening import hardening_days, lowest_night_c


def test_the_week_before_planting_out():
    """Two hours on the first day, one to two more on each day after it (docs/science.md 3)."""
    days = hardening_days(date(2026, 5, 20))
    assert [day.on for day in days] == [date(2026, 5, number) for number in range(13, 20)]
    assert (days[0].fewest_hours, days[0].most_hours) == (2, 2)
    assert (days[6].fewest_hours, days[6].most_hours) == (8, 14)


def test_tender_plants_stay_in_sooner():
    assert (lowest_night_c(is_tender=False), lowest_night_c(is_tender=True)) == (5, 10)
