from collections.abc import Iterator
from datetime import timedelta

from plants.agronomy.soil import TEST_USABLE_DAYS
from rules.catalogue.soil.bed_soil import tested_beds
from rules.catalogue.soil.reaction import is_fresh
from rules.catalogue.sources import YOUR_SOIL_TEST
from rules.engine.drafts import FindingDraft, Input, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, SoilTestSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording


@rule("SOIL.STALE", gettext_noop("The soil test is getting old"))
def soil_stale(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Name beds whose latest soil test is more than three years old but still of use.

    ## Why it matters
    Lime, compost and harvests move a soil. For three years a test is fresh; for two more its
    advice stands with less confidence, which is worth knowing. After five years it no longer
    counts, and the missing test is asked for.

    ## What to do
    Take a new sample from ten places of the bed before spreading lime or fertiliser.

    ## Source
    Usual advice of laboratories to test every three to five years.
    """
    for bed, test in tested_beds(garden, lambda test: test):
        if not is_fresh(test, garden.on):
            yield _finding(bed, test)


def _finding(bed: BedSnapshot, test: SoilTestSnapshot) -> FindingDraft:
    until = test.tested_on + timedelta(days=TEST_USABLE_DAYS)
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=Severity.INFO,
        confidence=Confidence.HIGH,
        title=wording(gettext_noop("The soil test of {bed} is getting old"), bed=bed.name),
        what=wording(
            gettext_noop("It was taken on {tested_on} and counts until {until}."),
            tested_on=test.tested_on,
            until=until,
        ),
        why=Wording(
            gettext_noop(
                "Lime, compost and harvests have moved the soil since; advice is less sure."
            )
        ),
        do=Wording(gettext_noop("Take a new sample before you spread lime or fertiliser.")),
        inputs=(
            Input(gettext_noop("pH"), Quantity(test.ph, digits=1), YOUR_SOIL_TEST, test.tested_on),
        ),
        references=("Usual advice of laboratories: every three to five years",),
        episode=test.tested_on.isoformat(),
        ends_on=until,
        would_change=Wording(gettext_noop("A new soil test.")),
    )
