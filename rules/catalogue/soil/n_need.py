from collections.abc import Iterator

from plants.agronomy.nutrient_needs import SAND_N_DOSE_G_M2
from rules.catalogue.soil.shortage import LEAST, Shortage
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, gettext_noop, wording

NITROGEN = Shortage(
    nutrient="n",
    product="blood_meal",
    figure="organic_matter_pct",
    figure_name=gettext_noop("Organic matter"),
    figure_unit="%",
    title=gettext_noop("{bed} is short of nitrogen"),
    what=gettext_noop("Its crops can use {short} more nitrogen than soil and feeding give them."),
    why=gettext_noop("Without it the oldest leaves turn pale and growth stops."),
    assumptions=(
        wording(
            gettext_noop("On sand no more than {rate} at once; the rest a month later."),
            rate=Quantity(SAND_N_DOSE_G_M2, "g/m²"),
        ),
    ),
)


@rule("SOIL.N_NEED", gettext_noop("Nitrogen is short"), thresholds=(LEAST,))
def soil_n_need(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Reckon the nitrogen that the crops of a bed need beyond what soil and feeding give.

    ## Why it matters
    Heavy feeders use about 18 g/m² a season, medium ones 11, light ones 6, by the ground they
    have. Organic matter gives 2.2 g for each per cent above 1, up to 6.6; a legume that ended
    within a year 4. A season's shortage costs yield and can wait some days: advice.

    ## What to do
    Rake in a product with nitrogen before sowing or planting; on sand in two goes. Log it, and
    the shortage is gone.

    ## Source
    Classes of feeders and mineralisation as used by extension services; Vitosh et al. 1995
    (E-2567). Nitrogen is not built up by a soil test.
    """
    yield from NITROGEN.find(garden, limits)
