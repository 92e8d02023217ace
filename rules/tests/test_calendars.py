"""What is reckoned of plantings once, whoever asks for it."""

from dataclasses import replace
from datetime import date

from rules.catalogue.calendars import calendars
from rules.catalogue.occupancy import stays
from rules.tests.builders import bed, garden, planting


def test_alike_plantings_share_a_calendar_and_others_have_their_own():
    first = planting(started_on=date(2026, 4, 1))
    alike, later = replace(first, pk=2, x_m=9.0), replace(first, pk=3, started_on=date(2026, 5, 1))
    first = replace(first, pk=1)
    snapshot = garden(bed(first, alike, later))
    [place] = snapshot.beds
    found = calendars(place, snapshot)
    assert found[1] is found[2]
    assert found[1] is not found[3]
    stay = {one.planting.pk: one for one in stays(place, snapshot)}
    assert (stay[1].start, stay[1].end) == (stay[2].start, stay[2].end)
    assert stay[1].start == date(2026, 4, 1) < stay[3].start
