import pytest

from plants.agronomy.frost import NO_FROST, FrostDates
from plants.agronomy.risk_appetite import RiskAppetite, counted_dates, warns_from

FRO_02 = FrostDates(94, 108, 127, 279, 298, 312)
ALPINE = FrostDates(170, 185, None, 210, 222, 240)
# Frost in a few winters only.
PHOENIX = FrostDates(None, None, 22, 347, None, None)
CAUTIOUS, NORMAL, BOLD = RiskAppetite


@pytest.mark.parametrize(
    ("dates", "appetite", "counted"),
    [
        pytest.param(FRO_02, CAUTIOUS, (127, 127, 279), id="RSK-01-cautious"),
        pytest.param(FRO_02, BOLD, (108, 108, 298), id="RSK-01-bold"),
        (FRO_02, NORMAL, (108, 127, 298)),
        (ALPINE, CAUTIOUS, (185, None, 210)),
        (ALPINE, BOLD, (185, 185, 222)),
        (PHOENIX, CAUTIOUS, (22, 22, 347)),
        (PHOENIX, BOLD, (None, 22, None)),
        (NO_FROST, CAUTIOUS, (None, None, None)),
        (NO_FROST, BOLD, (None, None, None)),
    ],
)
def test_dates_from_which_windows_are_counted(dates, appetite, counted):
    found = counted_dates(dates, appetite)
    assert (found.last_p50, found.last_p90, found.first_p50) == counted


def test_the_normal_appetite_changes_nothing():
    assert counted_dates(FRO_02, NORMAL) is FRO_02


@pytest.mark.parametrize(("appetite", "chance"), [(CAUTIOUS, 0.1), (NORMAL, 0.3), (BOLD, 0.5)])
def test_chance_that_warns(appetite, chance):
    assert warns_from(appetite, 0.3) == chance
