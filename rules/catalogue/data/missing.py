from collections.abc import Iterator

from rules.engine.drafts import FindingDraft
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop


@rule("DATA.MISSING", gettext_noop("Something to find out first"), version=2)
def data_missing(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Name what other rules would need to know, once for the garden, with the beds it is about.

    ## Why it matters
    A number made from a guess looks like any other number. Where a rule lacks an input it says
    nothing, and this finding says what is lacking and what it would enable.

    ## What to do
    Measure it, or write it down, when it suits you. Nothing is lost meanwhile except the advice.

    ## Source
    No figures of its own. What counts as fresh, usable and too old stands in the table
    "Missing or stale data" of docs/science.md.
    """
    # The engine collects what the others miss; this is the switch for it and its page.
    yield from ()
