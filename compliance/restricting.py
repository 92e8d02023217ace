"""What the law of a place says of plants: it blocks, it warns, or it is worth knowing. Reads only.

A plant is matched by its scientific name and synonyms, then by its genus. Of one legislator and
one kind of law the narrowest match counts, so that a species may be treated otherwise than its
genus.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from compliance.jurisdictions import Law, laws_of
from compliance.models.restriction import Rank, Reach, Regime, Restriction, Verified
from compliance.taxa import Taxon, read_taxon
from plants.models import Plant


class Severity(models.IntegerChoices):
    NOTE = 1, _("Worth knowing")
    WARN = 2, _("Restricted here")
    BLOCK = 3, _("Not allowed here")


@dataclass(frozen=True, slots=True)
class Notice:
    """One rule that bears on one plant in one place."""

    restriction: Restriction
    severity: Severity
    holds_in_part: bool = False
    is_exempt: bool = False

    @property
    def is_block(self) -> bool:
        return self.severity == Severity.BLOCK

    @property
    def exempted(self) -> "Notice":
        return replace(self, severity=Severity.WARN, is_exempt=True)


Notices = Mapping[int, list[Notice]]


def restrictions_of(
    plants: Iterable[Plant], jurisdiction: str, on: date
) -> dict[int, list[Notice]]:
    """By primary key, the most severe first; plants of which nothing is said are left out. One
    query for any number of plants."""
    return LawBook.read([jurisdiction], on).notices(plants, jurisdiction)


@dataclass(frozen=True, slots=True)
class LawBook:
    """The rules in force in some jurisdictions on one day, by the names they are matched by."""

    on: date
    by_name: Mapping[str, list[Restriction]]

    @classmethod
    def read(cls, jurisdictions: Iterable[str], on: date) -> "LawBook":
        codes = {law.code for code in jurisdictions for law in laws_of(code, on)}
        return cls.of(Restriction.objects.in_force(sorted(codes), on), on)

    @classmethod
    def of(cls, restrictions: Iterable[Restriction], on: date) -> "LawBook":
        by_name: dict[str, list[Restriction]] = defaultdict(list)
        for one in restrictions:
            for name in one.names:
                by_name[name].append(one)
        return cls(on, by_name)

    def notices(self, plants: Iterable[Plant], jurisdiction: str) -> dict[int, list[Notice]]:
        laws = {law.code: law for law in laws_of(jurisdiction, self.on)}
        found = {plant.pk: self._of_plant(plant, laws) for plant in plants}
        return {pk: notices for pk, notices in found.items() if notices}

    def _of_plant(self, plant: Plant, laws: Mapping[str, Law]) -> list[Notice]:
        taxon = read_taxon(plant.botanical_name, plant.cultivar_group)
        nearest: dict[tuple[str, str], tuple[int, list[Notice]]] = {}
        for level, one, is_parent in self._matches(taxon):
            law = laws.get(one.jurisdiction)
            if law is None or one.regime in law.without:
                continue
            of_law = nearest.setdefault((one.jurisdiction, one.regime), (level, []))
            if of_law[0] == level:
                of_law[1].append(_notice(one, law, is_parent=is_parent))
        order = list(laws)
        notices = [notice for _level, of_law in nearest.values() for notice in of_law]
        return sorted(
            _below_national(notices),
            key=lambda one: (-one.severity, order.index(one.restriction.jurisdiction)),
        )

    def _matches(self, taxon: Taxon) -> Iterator[tuple[int, Restriction, bool]]:
        """With how wide the match is, the narrowest first, and whether it is a parent's."""
        names = [(key, Rank.SPECIES, False) for key in taxon.keys]
        names += [(key, Rank.SPECIES, True) for key in taxon.parents]
        names += [(genus, Rank.GENUS, False) for genus in sorted(taxon.genera)]
        widths = {key: width for width, key in enumerate(taxon.keys)}
        seen: set[int] = set()
        for name, rank, is_parent in names:
            width = widths.get(name, len(names) + (rank == Rank.GENUS))
            for one in self.by_name.get(name, ()):
                is_excepted = not set(one.excepted_names).isdisjoint(taxon.keys)
                if one.rank == rank and not is_excepted and one.pk not in seen:
                    seen.add(one.pk)
                    yield width, one, is_parent


def severity_of(restriction: Restriction) -> Severity:
    """By what it says of growing; what nobody checked and what binds states only may warn."""
    if restriction.growing == Reach.NO:
        return Severity.NOTE
    is_sure = restriction.verified != Verified.RECALLED and not restriction.is_treaty
    if restriction.growing == Reach.YES and is_sure:
        return Severity.BLOCK
    return Severity.WARN


def _notice(restriction: Restriction, law: Law, *, is_parent: bool) -> Notice:
    """The parent of a hybrid, or a law that holds in part, is no ground for more than a warning."""
    holds_in_part = restriction.regime in law.in_part
    severity = severity_of(restriction)
    if holds_in_part or is_parent:
        severity = min(severity, Severity.WARN)
    return Notice(restriction, severity, holds_in_part)


def _below_national(notices: list[Notice]) -> list[Notice]:
    """A treaty is carried out by national law: beside that it is only worth knowing."""
    national = {Regime(one.restriction.regime) for one in notices if not one.restriction.is_treaty}
    return [
        replace(one, severity=Severity.NOTE)
        if one.restriction.is_treaty and one.restriction.regime in national
        else one
        for one in notices
    ]
