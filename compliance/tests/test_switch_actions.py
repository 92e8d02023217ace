from pathlib import Path

import pytest
from django.conf import settings

from compliance.actions.switches import SwitchRefused, make_missing_switches, turn_switches
from compliance.models import AuditEntry, Switch, SwitchChange
from compliance.models.switch import SWITCHES
from compliance.switches import FACTS
from compliance.tests.people import make_staff

pytestmark = pytest.mark.django_db


def off(name: str = "rule_engine", reason: str = "Frost dates are wrong") -> list[str]:
    return turn_switches({name: False}, reason=reason, actor=make_staff())


def test_the_reason_stands_with_the_entry_and_a_changed_one_is_noticed():
    assert off() == ["rule_engine"]

    change = Switch.history().get().switch_change
    assert (change.reason, change.is_genuine) == ("Frost dates are wrong", True)
    SwitchChange.objects.update(reason="A drill")
    assert not Switch.history().get().switch_change.is_genuine


def test_what_is_so_already_leaves_no_entry():
    assert turn_switches({"rule_engine": True}, reason="To be sure", actor=None) == []
    assert not AuditEntry.objects.exists()


def test_one_that_is_unknown_stops_them_all():
    with pytest.raises(SwitchRefused, match="no switch rule_engin"):
        turn_switches({"rule_engine": False, "rule_engin": False}, reason="Typo", actor=None)

    assert Switch.is_on("rule_engine")


@pytest.mark.parametrize("reason", ["", "  ", "x" * 301])
def test_a_reason_is_wanted(reason):
    with pytest.raises(SwitchRefused, match="Say why"):
        off(reason=reason)
    assert Switch.is_on("rule_engine")


def test_a_switch_that_was_deleted_is_on_and_can_be_turned_off():
    Switch.objects.get(name="rule_engine").delete()
    assert Switch.is_on("rule_engine")

    assert off() == ["rule_engine"]

    assert not Switch.is_on("rule_engine")


def test_the_environment_counts_when_a_row_is_made_and_never_again(settings):
    settings.SWITCHES_AT_FIRST = dict.fromkeys(SWITCHES, False)
    assert make_missing_switches() == []
    assert Switch.is_on("rule_engine")

    Switch.objects.get(name="rule_engine").delete()

    assert make_missing_switches() == ["rule_engine"]
    row = Switch.objects.get(name="rule_engine")
    assert (row.active, row.changed_because) == (False, "FEATURE_RULE_ENGINE_ENABLED is false")
    assert Switch.history().first().action == "switch.turned_off"


def test_every_switch_is_described_with_its_setting():
    assert tuple(facts.name for facts in FACTS) == SWITCHES
    source = Path(settings.BASE_DIR, "gardening/settings.py").read_text(encoding="utf-8")
    assert all(f'"{facts.setting}"' in source for facts in FACTS)
