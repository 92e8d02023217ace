"""Towns by name: `Brno`, `san jose, cr`, `Springfield, Illinois`."""

from difflib import get_close_matches

from django.utils.translation import gettext as _

from gardens.climate.countries import country_codes
from gardens.climate.regions import region_code
from gardens.climate.spot import SpotUnknown, town_label
from gardens.models import Town
from plants.names import normalise

MOST_SHOWN = 20
# Prefixes such as "san" begin the names of hundreds of towns.
MOST_READ = 500

# What people call large towns that GeoNames lists under another name.
OTHER_NAMES = {
    "abo": "turku",
    "aarhus": "arhus",
    "al qahirah": "cairo",
    "alger": "algiers",
    "antwerpen": "antwerp",
    "athina": "athens",
    "bangalore": "bengaluru",
    "beograd": "belgrade",
    "bombay": "mumbai",
    "brussel": "brussels",
    "bruxelles": "brussels",
    "bucuresti": "bucharest",
    "calcutta": "kolkata",
    "ciudad de mexico": "mexico city",
    "den haag": "the hague",
    "firenze": "florence",
    "geneve": "geneva",
    "genf": "geneva",
    "genova": "genoa",
    "ghent": "gent",
    "goteborg": "gothenburg",
    "kiev": "kyiv",
    "kobenhavn": "copenhagen",
    "koebenhavn": "copenhagen",
    "la habana": "havana",
    "lisboa": "lisbon",
    "luxemburg": "luxembourg",
    "madras": "chennai",
    "marrakech": "marrakesh",
    "milano": "milan",
    "moskva": "moscow",
    "munchen": "munich",
    "muenchen": "munich",
    "napoli": "naples",
    "nurnberg": "nuremberg",
    "nuernberg": "nuremberg",
    "oporto": "porto",
    "padova": "padua",
    "peking": "beijing",
    "plzen": "pilsen",
    "praha": "prague",
    "roma": "rome",
    "saigon": "ho chi minh city",
    "sankt peterburg": "saint petersburg",
    "seville": "sevilla",
    "st petersburg": "saint petersburg",
    "strassburg": "strasbourg",
    "torino": "turin",
    "venezia": "venice",
    "warszawa": "warsaw",
    "wien": "vienna",
    "zuerich": "zurich",
}


def find_towns(text: str) -> list[Town]:
    """Towns of this name, else those whose name begins so; the largest first."""
    name, *qualifiers = text.split(",")
    wanted = normalise(name)
    named = _named(wanted) if wanted else []
    towns = [town for town in named if _fits(town, qualifiers)]
    exact = [town for town in towns if town.search_name.strip() in _spellings(wanted)]
    if not towns:
        raise SpotUnknown(_elsewhere(named) if named else _unknown(text.strip(), wanted))
    return (exact or towns)[:MOST_SHOWN]


def _spellings(wanted: str) -> set[str]:
    return {wanted, OTHER_NAMES.get(wanted, wanted)}


def _named(wanted: str) -> list[Town]:
    return [
        town
        for spelling in sorted(_spellings(wanted))
        for town in Town.objects.named(spelling)[:MOST_READ]
    ]


def _fits(town: Town, qualifiers: list[str]) -> bool:
    """Each word behind a comma names the town's country or its region."""
    return all(
        town.country_code in country_codes(word) or town.admin1_code == region_code(word)
        for word in qualifiers
        if normalise(word)
    )


def _elsewhere(towns: list[Town]) -> str:
    labels = "; ".join(town_label(town) for town in towns[:3])
    return _("We know this name elsewhere only: %(towns)s.") % {"towns": labels}


def _unknown(text: str, wanted: str) -> str:
    close = _similar(wanted)
    if close:
        return _("We know no town called “%(text)s”. Did you mean %(towns)s?") % {
            "text": text,
            "towns": _(" or ").join(close),
        }
    return _(
        "We know no town called “%(text)s”: villages are not listed. Type the nearest larger "
        "town, a US ZIP code, or coordinates such as 49.2, 16.6."
    ) % {"text": text}


def _similar(wanted: str) -> list[str]:
    """Names that differ by a letter or two; the first letter is taken for right."""
    if not wanted:
        return []
    towns = Town.objects.named(wanted[0]).only("name", "search_name", "country_code", "admin1_code")
    by_name = {town.search_name.strip(): town for town in reversed(towns)}
    close = get_close_matches(wanted, by_name, n=3, cutoff=0.75)
    return [town_label(by_name[name]) for name in close]
