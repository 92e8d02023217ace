from collections.abc import Mapping

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils.translation import gettext, ngettext

from compliance.models import OpsToken, Switch
from compliance.models.switch import SWITCHES
from compliance.switches import FACTS

LONGEST_REASON = 300


class SwitchRefused(Exception):
    """Says what to send instead."""


def turn_switches(
    wanted: Mapping[str, bool],
    *,
    reason: str,
    actor: AbstractUser | None,
    token: OpsToken | None = None,
) -> list[str]:
    """All of them or none; returns the names of those that were not so already."""
    _refuse_unknown(wanted)
    reason = reason.strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise SwitchRefused(
            gettext("Say why: a reason of 1 to {most} characters.").format(most=LONGEST_REASON)
        )
    if not "".join(reason.split()).isprintable():
        raise SwitchRefused(gettext("The reason holds a character that cannot be printed."))
    turned = []
    with transaction.atomic():
        # A switch without a row is on.
        stored = {row.name: row for row in _locked(wanted)}
        for name, active in sorted(wanted.items()):
            switch = stored.get(name) or Switch(name=name, active=True)
            if switch.active == active:
                continue
            switch.active, switch.reason = active, reason
            switch.actor, switch.token = actor, token
            switch.save()
            turned.append(name)
    return turned


def make_missing_switches() -> list[str]:
    """Their first value is what the environment says; those that are there stay as they are."""
    missing = set(SWITCHES) - set(Switch.objects.values_list("name", flat=True))
    for facts in FACTS:
        if facts.name in missing:
            switch = Switch(name=facts.name, active=settings.SWITCHES_AT_FIRST[facts.name])
            switch.reason = f"{facts.setting} is {'true' if switch.active else 'false'}"
            switch.save()
    return sorted(missing)


def _locked(names: Mapping[str, bool]) -> list[Switch]:
    return list(Switch.objects.select_for_update().filter(name__in=names).order_by("name"))


def _refuse_unknown(wanted: Mapping[str, bool]) -> None:
    unknown = sorted(set(wanted) - set(SWITCHES))
    if unknown:
        raise SwitchRefused(
            ngettext(
                "There is no switch {unknown}. The switches are {known}.",
                "There are no switches {unknown}. The switches are {known}.",
                len(unknown),
            ).format(unknown=", ".join(unknown), known=", ".join(SWITCHES))
        )
