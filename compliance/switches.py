"""What each switch stops, and what people see meanwhile; docs/switches.md says the same."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class SwitchFacts:
    name: str
    stops: str | Promise
    gardener_sees: str | Promise
    comes_back: str | Promise

    @property
    def setting(self) -> str:
        return f"FEATURE_{self.name.upper()}_ENABLED"


FACTS = (
    SwitchFacts(
        "rule_engine",
        _("Nothing is evaluated, whatever gardens change. Findings that are stored stay."),
        _("“Advice is paused since …. What stands here is older.” Planning and logging go on."),
        _("Every garden that waited is evaluated within a minute of being turned on."),
    ),
    SwitchFacts(
        "compliance_enforcement",
        _("What the law restricts is checked and counted for staff, and nothing is refused."),
        _("Nothing: plants and texts are saved as typed, without a remark."),
        _("The next save is refused again; what was saved meanwhile stays and stands in the log."),
    ),
    SwitchFacts(
        "optimization_engines",
        _("Rules that plan by an optimiser are not run; what they found before stays."),
        _("“Feeding plans are paused since …. Those that stand here are older.”"),
        _("A garden is planned again when it is next evaluated: after a change, or the next day."),
    ),
)
