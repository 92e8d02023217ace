"""What the rules of rotation have in common to say."""

from rules.engine.quantities import years
from rules.engine.wording import Wording, gettext_noop, wording

YEARS_BETWEEN = gettext_noop("{season} − {last} = {gap}")
ANOTHER_YEAR = Wording(
    gettext_noop("Another bed, a later year, or a crop in your records that was noted wrongly.")
)
ANOTHER_VARIETY = Wording(
    gettext_noop("Another bed, a resistant variety, or a disease that was named wrongly.")
)


def years_between(season: int, gap_years: int) -> Wording:
    last = str(season - gap_years)
    return wording(YEARS_BETWEEN, season=str(season), last=last, gap=years(gap_years))
