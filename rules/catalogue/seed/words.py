"""What findings about lots of seed rest on."""

from collections.abc import Iterator

from plants.agronomy.seed_observed import Observed
from rules.catalogue.questions import Question
from rules.catalogue.sources import CATALOGUE, YOUR_RECORDS, YOUR_SEED_BOX
from rules.engine.drafts import Input
from rules.engine.levels import Confidence, Severity
from rules.engine.quantities import years
from rules.engine.snapshot import LotSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

TITLES = {
    Severity.WARNING: gettext_noop("{lot} is probably too old to sow"),
    Severity.ADVICE: gettext_noop("Sow {lot} more thickly"),
    Severity.INFO: gettext_noop("{lot} is good to sow"),
}
DO = {
    Severity.WARNING: gettext_noop("Test twenty seeds on damp paper, sow double, or buy new seed."),
    Severity.ADVICE: gettext_noop("Sow {number} seeds to a place, and thin what comes up."),
    Severity.INFO: gettext_noop("Sow {number} seeds to a place; that is enough."),
}
TESTED = gettext_noop("your test: {germinated} of {seeds} sprouted")
CAME_UP = gettext_noop("your trays: {germinated} of {seeds} came up")
SEEN = gettext_noop("your tests and trays: {germinated} of {seeds} sprouted or came up")
USUAL_STORE = Wording(gettext_noop("Kept as usual, at 15 °C and 8 % of moisture."))
USUAL_LOT = Wording(gettext_noop("95 % germinated when it was new."))
REFERENCES = ("Ellis & Roberts 1980", "Harrington 1972", "Knott's Handbook, life of seed")
SEED_LIFE = Question(
    name="seed_life",
    title=gettext_noop("How well some seed keeps is not known"),
    enables=gettext_noop("With a test we say how many seeds to sow."),
    how=gettext_noop("Lay twenty seeds on damp paper and count what sprouts."),
)
WOULD_CHANGE = Wording(gettext_noop("A germination test at home, or where it is kept."))


def percent(share: float) -> Quantity:
    return Quantity(100 * share, "%", digits=0)


def keeping_confidence(lot: LotSnapshot) -> Confidence:
    """What was seen is measured; age alone is a rule of thumb."""
    if lot.keeping.observed:
        return Confidence.HIGH
    return Confidence.MEDIUM if lot.keeping.is_measured else Confidence.LOW


def keeping_inputs(lot: LotSnapshot) -> Iterator[Input]:
    keeping = lot.keeping
    yield Input(gettext_noop("Year of the seed"), str(lot.year), YOUR_SEED_BOX)
    if seen := keeping.observed:
        share = percent(seen.germinated / seen.seeds)
        yield Input(gettext_noop("Germinated"), share, _witness(seen), measured_on=seen.seen_on)
    elif keeping.germination_pct is not None:
        new = Quantity(keeping.germination_pct, "%", digits=0)
        yield Input(gettext_noop("Germinated when new"), new, YOUR_SEED_BOX)
    if keeping.life_years is not None:
        yield Input(gettext_noop("Keeps, well stored"), years(keeping.life_years), CATALOGUE)
    if keeping.store_c is not None:
        stored = Quantity(keeping.store_c, "°C", digits=0)
        yield Input(gettext_noop("Kept at"), stored, YOUR_SEED_BOX)
    if keeping.moisture_pct is not None:
        moisture = Quantity(keeping.moisture_pct, "%", digits=1)
        yield Input(gettext_noop("Moisture of the seed"), moisture, YOUR_SEED_BOX)
    yield Input(gettext_noop("Seeds left"), Quantity(lot.seeds_left), YOUR_RECORDS)


def _witness(seen: Observed) -> Wording:
    kinds = {one.is_test for one in seen.rows}
    text = SEEN if len(kinds) > 1 else TESTED if kinds == {True} else CAME_UP
    return wording(text, germinated=Quantity(seen.germinated), seeds=Quantity(seen.seeds))


def keeping_assumptions(lot: LotSnapshot) -> tuple[Wording, ...]:
    keeping = lot.keeping
    assumed = []
    if keeping.observed is None and keeping.germination_pct is None:
        assumed.append(USUAL_LOT)
    if keeping.store_c is None and keeping.moisture_pct is None and keeping.sigma_days:
        assumed.append(USUAL_STORE)
    return tuple(assumed)
