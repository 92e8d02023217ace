"""Where the catalogue's figures come from and how far to trust them (data/README.md)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from plants.choices import Confidence
from plants.models import Plant

# Translated when shown.
Text = str | Promise


@dataclass(frozen=True, slots=True)
class Source:
    """A code of `Plant.source_codes`: what it is, which figures it names, what was checked."""

    code: str
    short: Text
    title: Text
    trust: Text


@dataclass(frozen=True, slots=True)
class Credit:
    """A data file, where it comes from, and what its licence asks of us."""

    file: str
    source: Text
    licence_and_duty: Text


_SOURCES = (
    Source(
        "EXT",
        _("advisory services"),
        _("General figures of the kind advisory services print"),
        _(
            "Spacing, depth, days, dates, size, zone, pH, sun and seed life, written from general "
            "knowledge; not checked cell by cell against a document. Treat as a starting point."
        ),
    ),
    Source(
        "FAO56",
        _("FAO-56"),
        _("FAO Irrigation and Drainage Paper 56, tables 11, 12 and 22"),
        _(
            "Crop coefficients, stages, rooting depth and depletion, read from pyfao56 1.4.3; one "
            "region for each crop. The coefficients hold for 45 % humidity and a wind of 2 m/s."
        ),
    ),
    Source(
        "HAR",
        _("Harrington"),
        _("Germination temperatures after Harrington"),
        _("Checked twice against a reprint by Oregon State University."),
    ),
    Source(
        "REM",
        _("removal tables"),
        _("Nutrients removed with the harvest, standard tables"),
        _("From memory of the tables; re-checked only where table 4 of New England stands too."),
    ),
    Source(
        "YLD",
        _("yield tables"),
        _("Yield per metre of row, from pounds per 100 feet"),
        _("Re-checked only where the Kansas guide stands too. Yields vary widely."),
    ),
    Source(
        "HYD",
        _("Oklahoma guide"),
        _("Hydroponic pH and EC, after the Oklahoma State University guide"),
        _("From memory: the guide's table could not be reached. Treat with care."),
    ),
    Source(
        "SCI",
        _("our ruling"),
        _("A ruling of this project's science document"),
        _("Kill temperature or hydroponic figure, set there with its reason."),
    ),
    Source(
        "KSU",
        _("Kansas"),
        _("Kansas State University MF315, Vegetable Garden Planting Guide"),
        _("Yield per row; all figures compared agree."),
    ),
    Source(
        "UME",
        _("Maine"),
        _("University of Maine Cooperative Extension, Planting Chart for the Home Garden"),
        _("Spacing, rows, depth and yield were compared."),
    ),
    Source(
        "FED",
        _("Fedco"),
        _("Fedco Seeds, Vegetable Planting Guide"),
        _("Spacing, depth, lowest soil temperature and hardiness were compared."),
    ),
    Source(
        "WKT",
        _("winter-kill lists"),
        _("Winter-kill temperatures, P. Dawling and K. Bezilla 2012; North Florida herb guide"),
        _("The killing temperature was compared."),
    ),
    Source(
        "SLT",
        _("seed-life table"),
        _("Seed-life table of the Knott and Iowa State type"),
        _("Years of seed life were compared with a reprint."),
    ),
    Source(
        "NEV",
        _("New England"),
        _("New England Vegetable Management Guide, table 4"),
        _("Nutrients removed were compared; broccoli and eggplant still differ much."),
    ),
    Source(
        "ISU",
        _("Iowa"),
        _("Iowa State University Extension, small fruit and melon pages"),
        _("Spacing, depth and season were compared."),
    ),
    Source(
        "UAZ",
        _("Arizona"),
        _("University of Arizona Master Gardener Manual, chapter 11"),
        _("Tree spacing, bearing age and yield were compared."),
    ),
    Source(
        "COR",
        _("Cornell"),
        _("Cornell home gardening, garlic"),
        _("Depth, spacing and planting time were compared."),
    ),
    Source(
        "ECOX",
        _("EcoCrop"),
        _("FAO EcoCrop, compared by script"),
        _("Soil pH agrees within 0.6; killing temperatures and days can differ."),
    ),
    Source(
        "OWN",
        _("you"),
        _("What you entered, or took over from another plant"),
        _("Nobody but you has looked at these figures."),
    ),
    Source(
        "CON",
        _("contributed"),
        _("Contributed by a gardener"),
        _("Looked through by staff when it came in, not compared with a document."),
    ),
)
SOURCES = {source.code: source for source in _SOURCES}

CONFIDENCE_MEANING = {
    Confidence.HIGH: _(
        "The water figures are FAO's; pH and days agree with EcoCrop. It says nothing of the "
        "other figures."
    ),
    Confidence.MEDIUM: _("General figures with some cross-check, or a common garden plant."),
    Confidence.LOW: _("A rare plant, or no cross-check was possible."),
}

CATALOGUE_CREDITS = (
    Credit(
        "plants.csv",
        _(
            "Written for this project; water figures: FAO Irrigation and Drainage Paper 56 "
            "(Allen, Pereira, Raes and Smith 1998), through the package pyfao56 1.4.3"
        ),
        _("Facts; pyfao56 is CC0-1.0. We credit FAO-56. Our arrangement: CC0-1.0."),
    ),
    Credit(
        "germination_days_by_soil_temp.csv",
        _(
            "Harrington and Minges 1954, California Agricultural Extension leaflet, as reprinted "
            "by UC Santa Cruz"
        ),
        _("Facts. Our arrangement: CC0-1.0."),
    ),
    Credit(
        "companions.csv",
        _("The work named with each pair"),
        _("Facts. Our arrangement: CC0-1.0. Unchecked citations are labelled so."),
    ),
    Credit(
        "pests_diseases.csv",
        _("General figures of advisory services; degree days as named in data/README.md"),
        _("Facts. Our arrangement: CC0-1.0."),
    ),
)


def sources_of(plant: Plant) -> list[Source]:
    """In the order of the row; a code this version does not know says nothing."""
    return [SOURCES[code] for code in plant.source_codes.split() if code in SOURCES]
