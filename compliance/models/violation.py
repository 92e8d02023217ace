from datetime import date, datetime
from typing import Self

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from compliance.choices import Check, Regime
from compliance.models.audit import AuditEntry, AuditEntryManager, AuditEntryQuerySet

REFUSED = {Check.TEXT: "text.refused", Check.TAXON: "taxon.refused"}
# While the switch was off.
LET_PASS = {Check.TEXT: "text.let_pass", Check.TAXON: "taxon.let_pass"}
# Recorded by the actions of plantings, which know plant and law.
REFUSED_BY_LAW, LET_PASS_BY_LAW = "planting.refused", "planting.let_pass"
REGIMES = {
    **dict.fromkeys([*REFUSED.values(), *LET_PASS.values()], Regime.CONTROLLED),
    **dict.fromkeys([REFUSED_BY_LAW, LET_PASS_BY_LAW], Regime.JURISDICTION),
}

DayCount = tuple[date, Regime, bool, int]


class ViolationQuerySet(AuditEntryQuerySet):
    def since(self, moment: datetime) -> Self:
        return self.filter(created_at__gte=moment)

    def by_day(self) -> list[DayCount]:
        """Day, regime, whether it was refused, and how often; the newest day first."""
        days = self.order_by().annotate(day=TruncDate("created_at")).values("day", "action")
        sums: dict[tuple[date, Regime, bool], int] = {}
        for row in days.annotate(number=Count("pk")):
            was_refused = row["action"].endswith(".refused")
            key = (row["day"], REGIMES[row["action"]], was_refused)
            sums[key] = sums.get(key, 0) + row["number"]
        return [(*key, number) for key, number in sorted(sums.items(), reverse=True)]


class ViolationManager(AuditEntryManager.from_queryset(ViolationQuerySet)):
    def get_queryset(self) -> ViolationQuerySet:
        return super().get_queryset().filter(action__in=REGIMES)


class Violation(AuditEntry):
    """An entry of the audit trail about something that was refused, or would have been."""

    objects = ViolationManager()

    class Meta:
        proxy = True
        verbose_name = _("violation")
        verbose_name_plural = _("violations")
        default_permissions = ("view",)

    @property
    def regime(self) -> Regime:
        return REGIMES[self.action]

    @property
    def reason(self) -> str:
        return self.details.get("reason", "")

    @property
    def endpoint(self) -> str:
        return self.details.get("endpoint", "")

    @property
    def restriction_ids(self) -> list[int]:
        return self.details.get("restrictions", [])
