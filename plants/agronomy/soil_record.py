"""What stood in the soil of a bed, by season, and how long it has rested from it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from plants.agronomy.rotation import PATHOGENS

Kind = Callable[[str, str], bool]


class Stand(NamedTuple):
    """The last season of a crop; `bed` names the neighbouring bed where it was not this one."""

    season: int
    family: str
    slug: str
    bed: str = ""


class Noted(NamedTuple):
    """A disease in the season it was seen, in this bed or in the named one beside it."""

    season: int
    disease: str
    bed: str = ""


class Wait(NamedTuple):
    """How long the soil has rested from the hosts of a disease."""

    disease: str
    gap_years: int
    bed: str


@dataclass(frozen=True, slots=True)
class SoilRecord:
    """`over` and, of annuals, `growing`; what stood `beside` it; diseases of it and beside it."""

    over: frozenset[Stand]
    growing: frozenset[Stand]
    diseases: frozenset[Noted] = frozenset()
    beside: frozenset[Stand] = frozenset()

    def last_stood(self, season: int, kind: Kind, *, only_here: bool = False) -> Stand | None:
        """The last one up to `season` that was of this kind, rather here than beside.

        What still grows, or stood beside, counts only for later seasons: neighbours are no
        succession.
        """
        found = [one for one in self.over if one.season <= season and kind(one.family, one.slug)]
        for stands in (self.growing, () if only_here else self.beside):
            found += [one for one in stands if one.season < season and kind(one.family, one.slug)]
        return max(found, key=lambda one: (one.season, not one.bed), default=None)

    def resting_from(self, family: str, slug: str, season: int) -> Wait | None:
        """The disease that asks longest for patience with this crop."""
        waits = []
        for noted in self.diseases:
            pathogen = PATHOGENS[noted.disease]
            gap = max(0, season - max(noted.season, self._last_host(noted, season)))
            if gap < pathogen.years and pathogen.infects(family, slug):
                waits.append((pathogen.years - gap, not noted.bed, noted.disease, gap, noted.bed))
        if not waits:
            return None
        *_, disease, gap, bed = max(waits)
        return Wait(disease, gap, bed)

    def _last_host(self, noted: Noted, season: int) -> int:
        """In the bed where it was noted; what still grows or stood beside, in earlier seasons."""
        infects = PATHOGENS[noted.disease].infects
        stands = [one for one in self.over if one.season <= season]
        stands += [one for one in self.growing | self.beside if one.season < season]
        return max(
            (
                one.season
                for one in stands
                if one.bed == noted.bed and infects(one.family, one.slug)
            ),
            default=noted.season,
        )
