"""Without what nothing is said of a bed's or a pot's water."""

from rules.catalogue.questions import pot_volume, soil_texture, water_under_cover
from rules.engine.drafts import Missing
from rules.engine.snapshot import BedSnapshot, GardenSnapshot


def gap_of(bed: BedSnapshot, garden: GardenSnapshot) -> Missing | None:
    if bed.is_closed:
        return water_under_cover(bed)
    if bed.is_pot:
        return pot_volume(garden, bed) if bed.volume_l is None else None
    return None if bed.texture else soil_texture(garden, bed)
