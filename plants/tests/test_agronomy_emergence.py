import csv

import pytest

from plants.agronomy.emergence import THERMAL_TIMES, ThermalTime, emergence_days
from plants.loading import FOLDER
from plants.reading import GERMINATION

ONION_OF_BREWSTER = ThermalTime(2.5, 80)


@pytest.mark.parametrize(
    ("soil_c", "days"),
    [pytest.param(22.5, 4, id="SED-11-warm"), pytest.param(7.5, 16, id="SED-11-cool")],
)
def test_onions_by_thermal_time(soil_c, days):
    assert ONION_OF_BREWSTER.days(soil_c) == pytest.approx(days)


@pytest.mark.parametrize(
    ("slug", "soil_c", "days"),
    [
        pytest.param("cucumber", 20, 6.1, id="SED-12-cucumber"),
        pytest.param("tomato", 15, 13.8, id="SED-12-tomato"),
    ],
)
def test_days_to_emergence(slug, soil_c, days):
    assert emergence_days(slug, soil_c) == pytest.approx(days, abs=0.1)


@pytest.mark.parametrize(
    ("slug", "soil_c"),
    [
        ("tomato", 7.5),  # the base itself
        ("tomato", 37.1),
        ("cucumber", 12.9),  # above the base, below the lowest
        ("head-lettuce", 30.1),  # dormant
        ("dahlia", 20),  # no figure
    ],
)
def test_nothing_emerges_or_nothing_is_known(slug, soil_c):
    assert emergence_days(slug, soil_c) is None


def test_beyond_the_fit_it_emerges_no_faster():
    assert emergence_days("head-lettuce", 29) == emergence_days("head-lettuce", 25)
    assert emergence_days("tomato", 26) == emergence_days("tomato", 25)


def rows_of_harrington_and_minges():
    with (FOLDER / GERMINATION).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["plant"] in THERMAL_TIMES and row["days_to_emergence"]:
                yield row["plant"], float(row["soil_temp_c"]), float(row["days_to_emergence"])


def test_in_warm_soil_the_fits_tell_the_days_of_the_shipped_table():
    """Within a fifth, or a day where they are few; in the cold the printed days scatter more."""
    compared = [
        (slug, soil_c, printed, emergence_days(slug, soil_c))
        for slug, soil_c, printed in rows_of_harrington_and_minges()
        if 20 <= soil_c <= THERMAL_TIMES[slug].fastest_c
    ]
    assert len(compared) == 50
    assert [row for row in compared if abs(row[3] - row[2]) > max(1, row[2] / 5)] == []
