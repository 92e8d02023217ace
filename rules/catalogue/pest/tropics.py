"""What is said of a pest's clock where no winter sets it."""

from collections.abc import Iterator

from rules.catalogue.hosts import names
from rules.catalogue.pest.events import infestable
from rules.engine.drafts import FindingDraft, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Word, Wording, gettext_noop, wording

TITLE = gettext_noop("{pest}: no season tells its time here")
WHAT = gettext_noop("Not applicable in the tropics: no date is told for {plants}.")
WHY = Wording(gettext_noop("Its time is counted in warmth from midwinter or a first flight."))
DO = Wording(gettext_noop("Look the plants over now and then, all year round."))
WOULD_CHANGE = Wording(gettext_noop("A garden more than 10° from the equator."))


def no_season(pest: str, garden: GardenSnapshot) -> Iterator[FindingDraft]:
    """Once for the garden, if a host stands in it."""
    found = tuple(one for place in infestable(pest, garden) for one in place.plantings)
    if found:
        yield FindingDraft(
            subject=Subject.of_garden(garden),
            severity=Severity.INFO,
            confidence=Confidence.HIGH,
            title=wording(TITLE, pest=Word(pest)),
            what=wording(WHAT, plants=names(found)),
            why=WHY,
            do=DO,
            plantings=tuple(planting.pk for planting in found),
            would_change=WOULD_CHANGE,
        )
