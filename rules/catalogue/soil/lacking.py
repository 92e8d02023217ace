"""What has to be found out before a need can be told."""

from plants.agronomy.bed_nutrients import Lacking
from rules.catalogue.faults import bed_fault
from rules.catalogue.questions import soil_texture
from rules.engine.drafts import Missing
from rules.engine.snapshot import BedSnapshot, GardenSnapshot
from rules.engine.wording import Wording, gettext_noop

METHOD = Wording(
    gettext_noop("Figures of different extractants cannot be compared; with it we say the need.")
)
READ_THE_SHEET = Wording(
    gettext_noop("Read it on the laboratory's sheet, or ask there, and enter it in the soil test.")
)


def lacking(garden: GardenSnapshot, bed: BedSnapshot, what: Lacking) -> Missing:
    match what:
        case Lacking.ORGANIC_MATTER:
            return organic_matter(garden, bed)
        case Lacking.PHOSPHORUS_METHOD:
            title = Wording(gettext_noop("How phosphorus was measured is not known"))
            return Missing("phosphorus_method", title, METHOD, READ_THE_SHEET, bed)
        case Lacking.POTASSIUM_METHOD:
            title = Wording(gettext_noop("How potassium was measured is not known"))
            return Missing("potassium_method", title, METHOD, READ_THE_SHEET, bed)
    return soil_texture(garden, bed)


def organic_matter(garden: GardenSnapshot, bed: BedSnapshot) -> Missing:
    return Missing(
        name="organic_matter",
        title=Wording(gettext_noop("Organic matter of the soil is not known")),
        enables=Wording(gettext_noop("From it we reckon how much nitrogen the soil gives.")),
        how=Wording(gettext_noop("Have a laboratory measure it, and enter it in the soil test.")),
        bed=bed,
        fault=bed_fault(bed, garden, "organic_matter_pct"),
    )


def sampled_layer(bed: BedSnapshot) -> Missing:
    return Missing(
        name="sampled_layer",
        title=Wording(gettext_noop("How deep the soil was sampled is not known")),
        enables=Wording(gettext_noop("With it we reckon how much compost the soil can use.")),
        how=Wording(gettext_noop("Enter both depths in the soil test; a spade goes 20 cm deep.")),
        bed=bed,
    )


def conductivity_method(bed: BedSnapshot) -> Missing:
    return Missing(
        name="conductivity_method",
        title=Wording(gettext_noop("In what the salt was measured is not known")),
        enables=Wording(gettext_noop("With it we say what the salt costs each crop.")),
        how=Wording(
            gettext_noop(
                "Say whether in a saturated paste or in 1 part soil and 5 parts water; from 1 and "
                "2 parts nothing can be told."
            )
        ),
        bed=bed,
    )
