"""What has to be found out before a need can be told."""

from dataclasses import replace

from plants.agronomy.bed_nutrients import Lacking
from rules.catalogue.faults import bed_fault
from rules.catalogue.questions import SOIL_TEXTURE, Question
from rules.engine.drafts import Missing
from rules.engine.snapshot import BedSnapshot, GardenSnapshot
from rules.engine.wording import gettext_noop

PHOSPHORUS_METHOD = Question(
    name="phosphorus_method",
    title=gettext_noop("How phosphorus was measured is not known"),
    enables=gettext_noop(
        "Figures of different extractants cannot be compared; with it we say the need."
    ),
    how=gettext_noop(
        "Read it on the laboratory's sheet, or ask there, and enter it in the soil test."
    ),
)
POTASSIUM_METHOD = replace(
    PHOSPHORUS_METHOD,
    name="potassium_method",
    title=gettext_noop("How potassium was measured is not known"),
)
ORGANIC_MATTER = Question(
    name="organic_matter",
    title=gettext_noop("Organic matter of the soil is not known"),
    enables=gettext_noop("From it we reckon how much nitrogen the soil gives."),
    how=gettext_noop("Have a laboratory measure it, and enter it in the soil test."),
)
SAMPLED_LAYER = Question(
    name="sampled_layer",
    title=gettext_noop("How deep the soil was sampled is not known"),
    enables=gettext_noop("With it we reckon how much compost the soil can use."),
    how=gettext_noop("Enter both depths in the soil test; a spade goes 20 cm deep."),
)
CONDUCTIVITY_METHOD = Question(
    name="conductivity_method",
    title=gettext_noop("In what the salt was measured is not known"),
    enables=gettext_noop("With it we say what the salt costs each crop."),
    how=gettext_noop(
        "Say whether in a saturated paste or in 1 part soil and 5 parts water; from 1 and "
        "2 parts nothing can be told."
    ),
)


def lacking(garden: GardenSnapshot, bed: BedSnapshot, what: Lacking) -> Missing:
    match what:
        case Lacking.ORGANIC_MATTER:
            return ORGANIC_MATTER.of(bed, fault=bed_fault(bed, garden, "organic_matter_pct"))
        case Lacking.PHOSPHORUS_METHOD:
            return PHOSPHORUS_METHOD.of(bed)
        case Lacking.POTASSIUM_METHOD:
            return POTASSIUM_METHOD.of(bed)
    return SOIL_TEXTURE.of(bed, due_on=garden.on)
