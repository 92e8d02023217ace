"""What is said where a rule goes by seasons and there are none (docs/science.md 0.1)."""

from rules.engine.drafts import FindingDraft, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Wording, gettext_noop

NO_SEASONS = Wording(gettext_noop("Within 10° of the equator no frost or spring sets the date."))
PRUNING = Wording(gettext_noop("Months of pruning do not apply in the tropics"))
GROWTH = Wording(gettext_noop("There plants rest and grow in flushes, by rain and by kind."))
AFTER_FLUSH = Wording(gettext_noop("Prune after the harvest, before the next flush of growth."))
CARE = Wording(gettext_noop("Months of perennial care do not apply in the tropics"))
BETWEEN = Wording(gettext_noop("Divide and renew plants between two flushes of growth."))


def not_applicable(
    garden: GardenSnapshot, title: Wording, why: Wording, do: Wording
) -> FindingDraft:
    return FindingDraft(
        subject=Subject.of_garden(garden),
        severity=Severity.INFO,
        confidence=Confidence.HIGH,
        title=title,
        what=NO_SEASONS,
        why=why,
        do=do,
    )
