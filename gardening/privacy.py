"""What the site keeps of people, in plain words; its periods are those that the sweeps use."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from gardens.actions.readings import REJECTED_KEPT_FOR, readings_kept
from gardens.backups_kept import backups_kept_weeks
from gardens.tasks import UPLOADS_KEPT
from gardens.weather.rounding import CELL_DIGITS
from rules.models.finding import RESOLVED_FINDINGS_KEPT
from rules.models.kept_snapshot import RESOLVED_KEPT


@dataclass(frozen=True, slots=True)
class Kept:
    """What, for what, and for how long."""

    what: Promise
    why: Promise
    period: str


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    weather = {"is_on": settings.WEATHER_PROVIDER != "off", "degrees": 10**-CELL_DIGITS}
    context = {"kept": kept(), "weather": weather, "backup_weeks": backups_kept_weeks()}
    return render(request, "privacy.html", context)


def kept() -> list[Kept]:
    return [*_of_people(), *_of_sensors(), *_of_findings(), *_of_the_site()]


def _of_people() -> list[Kept]:
    account = gettext("until you erase the account")
    guest, session = (
        timedelta(days=settings.GUEST_DAYS),
        timedelta(seconds=settings.SESSION_COOKIE_AGE),
    )
    return [
        Kept(_("Address and password"), _("To sign in and to set a new password."), account),
        Kept(_("What you record of gardens"), _("To show it to you and to advise you."), account),
        Kept(
            _("All of a guest"),
            _("To try the site without an account."),
            gettext("{days} after the last visit").format(days=days(guest)),
        ),
        Kept(
            _("Session"),
            _("To keep you signed in, by a cookie that only this site reads."),
            gettext("{days}, or until you sign out").format(days=days(session)),
        ),
    ]


def _of_sensors() -> list[Kept]:
    return [
        Kept(
            _("Single readings of sensors"),
            _("For charts; sums by hour and day stay with the garden."),
            days(readings_kept()),
        ),
        Kept(
            _("Readings that were not taken"),
            _("For you to see why."),
            days(REJECTED_KEPT_FOR),
        ),
        Kept(
            _("Files of loggers"),
            _("To look at before they are taken in."),
            days(UPLOADS_KEPT),
        ),
    ]


def _of_findings() -> list[Kept]:
    return [
        Kept(
            _("Findings that are over"),
            _("To keep your answer to them, and to know them again."),
            days(RESOLVED_FINDINGS_KEPT),
        ),
        Kept(
            _("What a finding was reckoned from"),
            _("To check the rule."),
            gettext("{days} after the finding").format(days=days(RESOLVED_KEPT)),
        ),
    ]


def _of_the_site() -> list[Kept]:
    return [
        Kept(
            _("PDFs and downloads you ordered"),
            _("For you to fetch."),
            days(timedelta(days=settings.JOB_DAYS)),
        ),
        Kept(
            _("Backups, encrypted"),
            _("To restore the site after a fault."),
            weeks(backups_kept_weeks()),
        ),
        Kept(
            _("Audit trail: numbers and codes"),
            _("To show what staff and the rules of law decided."),
            gettext("for good; it holds nothing you typed"),
        ),
    ]


def days(period: timedelta) -> str:
    return ngettext("{number} day", "{number} days", period.days).format(number=period.days)


def weeks(number: int) -> str:
    return ngettext("{number} week", "{number} weeks", number).format(number=number)
