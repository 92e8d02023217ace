"""Whose law holds where: ISO 3166 codes, what lies within what, and since when. No database.

Besides ISO codes there are `EU`, `GB-EAW` (England and Wales) and `INT` (treaties).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from compliance.regions import REGIONS

EVERYWHERE = "INT"
UNION = "EU"
NOWHERE: frozenset[str] = frozenset()

# Article 6 of Regulation (EU) 1143/2014 lifts the Union list in the outermost regions, and plant
# health law counts them as outside; the French list of invasive plants is that of the mainland.
OUTERMOST = frozenset({"eu-union-list", "quarantine-host"})
OVERSEAS = OUTERMOST | {"state-invasive-list"}


@dataclass(frozen=True, slots=True)
class Link:
    """The law of `parent` holds in its part, but for the regimes `without`; those `in_part` do not
    plainly hold there, so they may warn and never block."""

    parent: str
    since: date = date.min
    until: date = date.max
    without: frozenset[str] = NOWHERE
    in_part: frozenset[str] = NOWHERE


@dataclass(frozen=True, slots=True)
class Law:
    """One legislator whose rules hold in a place."""

    code: str
    without: frozenset[str] = NOWHERE
    in_part: frozenset[str] = NOWHERE

    @property
    def is_treaty(self) -> bool:
        return self.code == EVERYWHERE


def _joined(members: str) -> dict[str, date]:
    pairs = (word.split(":") for word in members.split())
    return {code: date.fromisoformat(day) for code, day in pairs}


MEMBERS = _joined(
    """
    BE:1958-01-01 DE:1958-01-01 FR:1958-01-01 IT:1958-01-01 LU:1958-01-01 NL:1958-01-01
    DK:1973-01-01 IE:1973-01-01 GR:1981-01-01 ES:1986-01-01 PT:1986-01-01
    AT:1995-01-01 FI:1995-01-01 SE:1995-01-01
    CY:2004-05-01 CZ:2004-05-01 EE:2004-05-01 HU:2004-05-01 LT:2004-05-01 LV:2004-05-01
    MT:2004-05-01 PL:2004-05-01 SI:2004-05-01 SK:2004-05-01
    BG:2007-01-01 RO:2007-01-01 HR:2013-07-01
    """
)
# Union law held in the United Kingdom to the end of the transition.
UNTIL_BREXIT = date(2020, 12, 31)
AFTER_BREXIT = date(2021, 1, 1)

LINKS: dict[str, tuple[Link, ...]] = {
    **{code: (Link(UNION, since=day),) for code, day in MEMBERS.items()},
    "GB": (Link(UNION, since=date(1973, 1, 1), until=UNTIL_BREXIT),),
    "GB-EAW": (Link("GB"),),
    "GB-ENG": (Link("GB-EAW"),),
    "GB-WLS": (Link("GB-EAW"),),
    "GB-SCT": (Link("GB"),),
    # The Windsor Framework keeps Union law on invasive species and on plant health in force; the
    # phytosanitary rules of the other parts are those of Great Britain alone.
    "GB-NIR": (Link("GB", without=frozenset({"quarantine-host"})), Link(UNION, AFTER_BREXIT)),
    "AX": (Link("FI"),),
    **{code: (Link("FR", in_part=OVERSEAS),) for code in ["GF", "GP", "MF", "MQ", "RE", "YT"]},
    **{code: (Link("US"),) for code in ["AS", "GU", "MP", "PR", "VI"]},
    "ES-CN": (Link("ES", in_part=OUTERMOST),),
    "PT-20": (Link("PT", in_part=OUTERMOST),),
    "PT-30": (Link("PT", in_part=OUTERMOST),),
}


def laws_of(code: str, on: date) -> tuple[Law, ...]:
    """Its own, those of what it lies within, and treaties; the nearest first."""
    found: dict[str, Law] = {}
    for law in _upwards(Law(code), on) if code else ():
        found.setdefault(law.code, law)
    return (*found.values(), Law(EVERYWHERE))


def _upwards(law: Law, on: date) -> Iterator[Law]:
    yield law
    for link in _links(law.code):
        if link.since <= on <= link.until:
            without, in_part = law.without | link.without, law.in_part | link.in_part
            yield from _upwards(Law(link.parent, without, in_part), on)


def _links(code: str) -> tuple[Link, ...]:
    country, _, region = code.partition("-")
    return LINKS.get(code, (Link(country),) if region else ())


def jurisdiction_of(country_code: str, region_code: str) -> str:
    """Of a place by its country and the GeoNames code of its region; empty without a country."""
    region = REGIONS.get(country_code, {}).get(region_code)
    return f"{country_code}-{region.iso}" if region else country_code


def region_is_missing(country_code: str, region_code: str) -> bool:
    """The country has law by region, and nobody knows which one this is."""
    return region_code not in REGIONS.get(country_code, {region_code: None})


def is_jurisdiction(code: str) -> bool:
    country, _, region = code.partition("-")
    if code in LINKS or code in (EVERYWHERE, UNION):
        return True
    if region:
        return region in {one.iso for one in REGIONS.get(country, {}).values()}
    return len(code) == 2 and code.isascii() and code.isalpha() and code.isupper()


def region_name(code: str) -> str:
    """Of a part of a country, as its people write it in English; else empty."""
    country, _, region = code.partition("-")
    names = {one.iso: one.name for one in REGIONS.get(country, {}).values()}
    return "England and Wales" if code == "GB-EAW" else names.get(region, "")
