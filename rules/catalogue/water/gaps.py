"""Without what nothing is said of a bed's or a pot's water."""

from rules.catalogue.questions import POT_VOLUME, SOIL_TEXTURE, WATER_UNDER_COVER
from rules.engine.drafts import Missing
from rules.engine.snapshot import BedSnapshot, GardenSnapshot


def gap_of(bed: BedSnapshot, garden: GardenSnapshot) -> Missing | None:
    if bed.is_closed:
        return WATER_UNDER_COVER.of(bed)
    if bed.is_pot:
        return POT_VOLUME.of(bed, due_on=garden.on) if bed.volume_l is None else None
    return None if bed.texture else SOIL_TEXTURE.of(bed, due_on=garden.on)
