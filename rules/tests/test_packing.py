"""What an evaluation read is kept as bytes and comes back as it was."""

import json
import zlib

import pytest
from hypothesis import HealthCheck, given, settings

from rules.catalogue import RULES
from rules.engine.evaluate import evaluate
from rules.engine.packing import Unreadable, pack, unpack
from rules.engine.policy import Policy
from rules.tests.builders import TODAY, bed, days, garden, plant, planting
from rules.tests.test_any_garden import POLICY, gardens


def changed(packed: bytes, change) -> bytes:
    document = json.loads(zlib.decompress(packed))
    change(document)
    return zlib.compress(json.dumps(document).encode())


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(gardens())
def test_any_garden_comes_back_and_is_told_the_same(snapshot):
    kept = unpack(pack(snapshot, POLICY)).garden
    assert kept == snapshot
    assert evaluate(kept, POLICY).findings == evaluate(snapshot, POLICY).findings


def test_the_rules_in_force_come_back_with_their_limits():
    [soil_ph] = [rule for rule in RULES if rule.id == "SOIL.PH"]
    kept = unpack(pack(garden(), Policy.of((soil_ph,), {"SOIL.PH": {"depth_cm": 15.0}})))
    assert kept.rules == {"SOIL.PH": (soil_ph.version, {"depth_cm": 15.0})}


def test_a_large_garden_takes_little_room():
    """200 plantings in 10 beds with 200 days of weather."""
    tomato = plant()
    beds = (
        bed(*(planting(tomato, pk=100 * pk + n, x_m=n / 10) for n in range(20)), pk=pk)
        for pk in range(10)
    )
    snapshot = garden(*beds, weather=days(TODAY, 200))
    assert len(pack(snapshot, POLICY)) < 8_000


def test_what_lacks_a_later_field_is_still_read():
    def forget_hidden_rules(document):
        place = document["types"]["GardenSnapshot"].index("hidden_rules")
        del document["types"]["GardenSnapshot"][place], document["garden"][place]

    old = changed(pack(garden(bed()), POLICY), forget_hidden_rules)
    assert unpack(old).garden == garden(bed())


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document.update(format=0),
        lambda document: document["types"]["GardenSnapshot"].__setitem__(0, "number"),
        lambda document: document["garden"].__setitem__(0, "one"),
        lambda document: document["garden"].pop(),
    ],
)
def test_what_was_made_of_other_parts_is_refused(change):
    with pytest.raises(Unreadable):
        unpack(changed(pack(garden(), POLICY), change))
