"""The rules there are. A rule counts once its line stands here; ids are never used again."""

from rules.catalogue.companion.harms import companion_harms
from rules.catalogue.companion.helps import companion_helps
from rules.catalogue.data.missing import data_missing
from rules.catalogue.frost.forecast import frost_forecast
from rules.catalogue.harvest.eta import harvest_eta
from rules.catalogue.harvest.eta_after_frost import harvest_eta_after_frost
from rules.catalogue.plant.sow_now import plant_sow_now
from rules.catalogue.plant.too_early import plant_too_early
from rules.catalogue.plant.too_late import plant_too_late
from rules.catalogue.rotate.family import rotate_family
from rules.catalogue.rotate.pathogen import rotate_pathogen
from rules.catalogue.soil.ph import soil_ph
from rules.catalogue.soil.ph_unfixable import soil_ph_unfixable
from rules.catalogue.space.crowding import space_crowding
from rules.catalogue.space.pair import space_pair
from rules.catalogue.water.irrigate import water_irrigate
from rules.catalogue.water.pot import water_pot
from rules.engine.rule import Rule

RULES: tuple[Rule, ...] = (
    companion_harms,
    companion_helps,
    data_missing,
    frost_forecast,
    harvest_eta,
    harvest_eta_after_frost,
    plant_sow_now,
    plant_too_early,
    plant_too_late,
    rotate_family,
    rotate_pathogen,
    soil_ph,
    soil_ph_unfixable,
    space_crowding,
    space_pair,
    water_irrigate,
    water_pot,
)
BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}
# Ids that must not be used again, each with the reason.
RETIRED: dict[str, str] = {}
