from importlib import import_module

import pytest
from django.apps import apps

from rules.catalogue import BY_ID
from rules.models import RuleSetting

pytestmark = pytest.mark.django_db
migration = import_module("rules.migrations.0004_limits_of_split_rules")
off_migration = import_module("rules.migrations.0005_off_of_split_rules")


def decide(rule_id: str, reason: str = "", **limits: float) -> None:
    RuleSetting.objects.update_or_create(
        rule_id=rule_id, defaults={"limits": limits, "changed_because": reason}
    )


def limits_of(rule_id: str) -> dict[str, float]:
    return RuleSetting.objects.get(rule_id=rule_id).limits


def test_limits_go_along_with_the_rules_they_are_of_now():
    RuleSetting.objects.filter(rule_id="WATER.RAIN_COMING").delete()
    decide("WATER.IRRIGATE", "dry year", soon_days=3, critical_ks=0.4, rain_share=0.9, rain_ks=0.7)
    decide("HARVEST.ETA", lingers_days=30)
    migration.carry_over(apps, None)
    assert limits_of("WATER.IRRIGATE") == {"soon_days": 3, "critical_ks": 0.4}
    rain = RuleSetting.objects.get(rule_id="WATER.RAIN_COMING")
    assert rain.limits == {"soon_days": 3, "rain_share": 0.9, "rain_ks": 0.7}
    assert (rain.is_enabled, rain.changed_because) == (True, "dry year")
    assert (limits_of("HARVEST.ETA"), limits_of("HARVEST.OVERDUE")) == ({}, {"lingers_days": 30})


def test_they_come_back():
    before = {"soon_days": 3, "rain_share": 0.9}
    decide("WATER.IRRIGATE", **before)
    decide("HARVEST.ETA", lingers_days=30)
    migration.carry_over(apps, None)
    migration.carry_back(apps, None)
    assert limits_of("WATER.IRRIGATE") == before
    assert (limits_of("HARVEST.ETA"), limits_of("HARVEST.OVERDUE")) == ({"lingers_days": 30}, {})


def test_what_was_decided_of_the_new_rule_stays():
    decide("HARVEST.ETA", lingers_days=30)
    decide("HARVEST.OVERDUE", lingers_days=10)
    migration.carry_over(apps, None)
    assert limits_of("HARVEST.OVERDUE") == {"lingers_days": 10}


def test_where_nothing_was_decided_nothing_changes():
    before = list(RuleSetting.objects.values())
    migration.carry_over(apps, None)
    assert list(RuleSetting.objects.values()) == before


def test_the_rules_know_the_limits_that_they_are_given():
    for _source, target, names in migration.MOVED + migration.COPIED:
        assert set(names) <= BY_ID[target].default_limits.keys()


@pytest.mark.parametrize(("source", "target"), off_migration.SPLIT)
def test_what_was_off_stays_off_in_the_rule_it_became(source, target):
    RuleSetting.objects.filter(rule_id=target).delete()
    switch_off(source, "too chatty")
    off_migration.carry_over(apps, None)
    off_migration.carry_over(apps, None)
    new = RuleSetting.objects.get(rule_id=target)
    assert (new.is_enabled, new.changed_because) == (False, "too chatty")
    assert target not in {rule.id for rule, _ in RuleSetting.objects.policy().rules}


def test_what_was_on_or_was_decided_of_the_new_rule_itself_is_left():
    before = list(RuleSetting.objects.values())
    off_migration.carry_over(apps, None)
    assert list(RuleSetting.objects.values()) == before
    switch_off("HARVEST.ETA", "wrong here")
    decide("HARVEST.OVERDUE", "wanted")
    off_migration.carry_over(apps, None)
    assert RuleSetting.objects.get(rule_id="HARVEST.OVERDUE").is_enabled


def switch_off(rule_id: str, reason: str) -> None:
    RuleSetting.objects.filter(rule_id=rule_id).update(is_enabled=False, changed_because=reason)
