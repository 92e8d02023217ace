"""A rule of law in words: what may not be done, where, since when, and what to do now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import formats
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.models.restriction import Reach, Regime, Restriction, Verified
from compliance.restricting import Notice, Severity
from gardens.models import Garden
from gardens.plant_law import jurisdiction_name
from plants.models import Plant

# By what is restricted, then how far.
REACHES: dict[str, dict[str, Promise]] = {
    "growing": {
        Reach.YES: _("growing it is not allowed"),
        Reach.LIMITED: _("growing it is allowed within limits"),
        Reach.PERMIT: _("growing it needs a permit"),
        Reach.VARIES: _("whether it may be grown differs from place to place"),
    },
    "sale": {
        Reach.YES: _("selling it is not allowed"),
        Reach.LIMITED: _("selling it is allowed within limits"),
        Reach.PERMIT: _("selling it needs a permit"),
        Reach.VARIES: _("whether it may be sold differs from place to place"),
    },
    "transport": {
        Reach.YES: _("moving it is not allowed"),
        Reach.LIMITED: _("moving it is allowed within limits"),
        Reach.PERMIT: _("moving it needs a permit"),
        Reach.VARIES: _("whether it may be moved differs from place to place"),
    },
}
TONES = {Severity.NOTE: "note", Severity.WARN: "soon", Severity.BLOCK: "urgent"}
ICONS = {Severity.NOTE: "note", Severity.WARN: "soon", Severity.BLOCK: "ban"}


@dataclass(frozen=True, slots=True)
class Said:
    """One notice, ready to be shown."""

    notice: Notice

    @property
    def rule(self) -> Restriction:
        return self.notice.restriction

    @property
    def tone(self) -> str:
        return TONES[self.notice.severity]

    @property
    def icon(self) -> str:
        return ICONS[self.notice.severity]

    @property
    def label(self) -> str:
        if self.notice.is_exempt:
            return gettext("Permit accepted")
        return str(self.notice.severity.label)

    @property
    def kind(self) -> str:
        return str(Regime(self.rule.regime).label)

    @property
    def place(self) -> str:
        return jurisdiction_name(self.rule.jurisdiction)

    @property
    def what(self) -> str:
        """Sale and moving are as good as nothing where growing alone is asked for."""
        reaches = (
            REACHES[name].get(getattr(self.rule, name)) for name in ("growing", "sale", "transport")
        )
        words = [str(reach) for reach in reaches if reach]
        if self.rule.growing == Reach.NO:
            words.insert(0, gettext("growing it in a garden is not restricted"))
        return _sentence("; ".join(words))

    @property
    def conditions(self) -> str:
        return _sentence(self.rule.conditions)

    @property
    def since(self) -> str:
        return say_since(self.rule.since, self.rule.effective_from)

    @property
    def law(self) -> str:
        """`Maine, United States: Maine 04-058 CMR, since 1979`."""
        named = f"{self.place}: {self.rule.legal_reference}"
        if not self.since:
            return named
        return gettext("{law}, since {day}").format(law=named, day=self.since)

    @property
    def caveats(self) -> list[str]:
        """Why it warns, where one might expect more."""
        words = []
        if self.rule.verified == Verified.RECALLED:
            words.append(gettext("Nobody has checked this rule yet. Ask the authority."))
        if self.notice.holds_in_part:
            words.append(gettext("It does not hold in full where your garden is."))
        if self.rule.is_treaty:
            words.append(gettext("A treaty binds states; your country’s own law decides."))
        return words


def said(notices: Iterable[Notice]) -> list[Said]:
    return [Said(notice) for notice in notices]


def say_since(since: str, effective_from: date | None) -> str:
    """As exactly as it is known."""
    if effective_from and len(since) in (0, len("2026-01-31")):
        return formats.date_format(effective_from)
    return since


def refusal_words(
    plant: Plant, notices: list[Notice], garden: Garden, instead: list[Plant]
) -> SafeString:
    """The whole reason, what could be planted instead, and where to ask for an exemption."""
    against = [Said(one) for one in notices if one.is_block]
    head = gettext("{plant} may not be planted here.").format(plant=plant)
    reasons = " ".join(
        " ".join(filter(None, (one.what, one.conditions, f"{one.law}."))) for one in against
    )
    return format_html(
        '{} {} {}<a href="{}">{}</a>',
        head,
        reasons,
        _instead_words(instead),
        reverse("gardens:exemption-ask", args=[garden.pk, plant.slug]),
        gettext("You hold a permit? Ask for an exemption."),
    )


def _instead_words(instead: list[Plant]) -> SafeString | str:
    if not instead:
        return ""
    links = format_html_join(
        ", ", '<a href="{}">{}</a>', ((one.get_absolute_url(), one.common_name) for one in instead)
    )
    return format_html("{} {}. ", gettext("Not restricted here:"), links)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:].rstrip('.')}." if words else ""
