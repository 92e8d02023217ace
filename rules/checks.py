"""System checks of the rule catalogue; they need no database, and the rules know no Django."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

from django.core.checks import CheckMessage, Error, register

from rules import catalogue
from rules.engine.rule import DOC_SECTIONS, Rule

ID = re.compile(r"[A-Z]+\.[A-Z][A-Z_]*")


@register
def rule_catalogue(**kwargs: object) -> list[CheckMessage]:
    return faults(catalogue.RULES, catalogue.RETIRED)


def faults(rules: tuple[Rule, ...], retired: dict[str, str]) -> list[CheckMessage]:
    ids = [rule.id for rule in rules]
    found = [text for rule in rules for text in _faults_of(rule)]
    found += [
        f"{rule_id} is listed twice." for rule_id in sorted(set(ids)) if ids.count(rule_id) > 1
    ]
    found += [f"{rule_id} is retired: {retired[rule_id]}" for rule_id in ids if rule_id in retired]
    found += [text for rule in rules for text in _bad_bonds(rule, rules)]
    if ids != sorted(ids):
        found.append("RULES is not sorted by id.")
    found += [f"{name} is not listed in RULES." for name in _unlisted(rules)]
    return [Error(text, id="rules.E001") for text in found]


def _faults_of(rule: Rule) -> Iterator[str]:
    if not ID.fullmatch(rule.id):
        yield f"{rule.id} is not of the form FAMILY.NAME."
    if rule.function.__module__ != _module_of(rule):
        yield f"{rule.id} should stand in {_module_of(rule)}."
    first_line = rule.doc.partition("\n")[0]
    if not first_line or first_line.startswith("#"):
        yield f"{rule.id} does not begin its docstring with what it does."
    for section in DOC_SECTIONS:
        if not re.search(rf"^## {section}\n\S", rule.doc, re.MULTILINE):
            yield f"{rule.id} lacks the section “{section}”."
    for threshold in rule.thresholds:
        if not threshold.minimum <= threshold.default <= threshold.maximum:
            yield f"{rule.id}: {threshold.name} has a default outside its bounds."


def _bad_bonds(rule: Rule, rules: tuple[Rule, ...]) -> Iterator[str]:
    """What it suppresses or merges must be there, and must not lead back to it."""
    bonds = {each.id: {*each.suppresses, *each.merges} for each in rules}
    for other in sorted(bonds[rule.id] - bonds.keys()):
        yield f"{rule.id} suppresses or merges {other}, which is no rule."
    reached, ahead = set(), set(bonds[rule.id])
    while ahead:
        reached |= ahead
        ahead = set().union(*(bonds.get(other, set()) for other in ahead)) - reached
    if rule.id in reached:
        yield f"{rule.id} would explain itself."


def _module_of(rule: Rule) -> str:
    family, _, name = rule.id.partition(".")
    return f"{catalogue.__name__}.{family.lower()}.{name.lower()}"


def _unlisted(rules: tuple[Rule, ...]) -> list[str]:
    """Rules that were written but not entered in the list."""
    modules = pkgutil.walk_packages(catalogue.__path__, f"{catalogue.__name__}.")
    written = {
        value.id
        for module in modules
        for value in vars(import_module(module.name)).values()
        if isinstance(value, Rule)
    }
    return sorted(written - {rule.id for rule in rules})
