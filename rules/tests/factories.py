"""Minimal valid rows."""

import factory

from gardens.tests.factories import GardenFactory
from rules.engine.packing import pack
from rules.engine.policy import Policy
from rules.models import DryRun, Finding, HiddenRule, KeptSnapshot, RuleSetting
from rules.tests import builders


class FindingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Finding

    garden = factory.SubFactory(GardenFactory)
    rule_id = "SOIL.PH"
    rule_version = 1
    key = factory.LazyAttribute(lambda row: f"{row.rule_id}|garden:{row.garden.pk}")
    digest = "0" * 64
    severity = "advice"
    severity_rank = 1
    confidence = "medium"
    words = factory.LazyFunction(
        lambda: {
            part: {"template": f"The {part}.", "values": {}}
            for part in ("title", "what", "why", "do")
        }
    )
    evidence = factory.LazyFunction(
        lambda: {"inputs": [], "assumptions": [], "references": [], "limits": []}
    )
    computed_on = builders.TODAY


class HiddenRuleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = HiddenRule

    garden = factory.SubFactory(GardenFactory)
    rule_id = "SOIL.PH"


class KeptSnapshotFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = KeptSnapshot

    garden = factory.SubFactory(GardenFactory)
    packed = factory.LazyFunction(lambda: pack(builders.garden(), Policy.of(())))


class DryRunFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DryRun

    setting = factory.LazyFunction(lambda: RuleSetting.objects.get(rule_id="SOIL.PH"))
    is_enabled = False
