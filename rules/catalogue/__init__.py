"""The rules there are. A rule counts once its line stands here; ids are never used again."""

from rules.catalogue.chill.deficit import chill_deficit
from rules.catalogue.chill.progress import chill_progress
from rules.catalogue.climate.vpd import climate_vpd
from rules.catalogue.companion.harms import companion_harms
from rules.catalogue.companion.helps import companion_helps
from rules.catalogue.data.missing import data_missing
from rules.catalogue.disease.early_blight import disease_early_blight
from rules.catalogue.disease.late_blight import disease_late_blight
from rules.catalogue.disease.powdery_mildew import disease_powdery_mildew
from rules.catalogue.feed.infeasible import feed_infeasible
from rules.catalogue.feed.plan import feed_plan
from rules.catalogue.frost.buds import frost_buds
from rules.catalogue.frost.forecast import frost_forecast
from rules.catalogue.hardy.mismatch import hardy_mismatch
from rules.catalogue.harvest.eta import harvest_eta
from rules.catalogue.harvest.eta_after_frost import harvest_eta_after_frost
from rules.catalogue.harvest.now import harvest_now
from rules.catalogue.harvest.overdue import harvest_overdue
from rules.catalogue.hydro.change_due import hydro_change_due
from rules.catalogue.hydro.ec_high import hydro_ec_high
from rules.catalogue.hydro.ec_low import hydro_ec_low
from rules.catalogue.hydro.no_common_range import hydro_no_common_range
from rules.catalogue.hydro.oxygen_low import hydro_oxygen_low
from rules.catalogue.hydro.ph_high import hydro_ph_high
from rules.catalogue.hydro.ph_low import hydro_ph_low
from rules.catalogue.hydro.stale_reading import hydro_stale_reading
from rules.catalogue.hydro.water_warm import hydro_water_warm
from rules.catalogue.light.dli import light_dli
from rules.catalogue.light.sun_short import light_sun_short
from rules.catalogue.light.too_bright import light_too_bright
from rules.catalogue.perennial.divide import perennial_divide
from rules.catalogue.perennial.no_harvest_yet import perennial_no_harvest_yet
from rules.catalogue.perennial.remove_blossom import perennial_remove_blossom
from rules.catalogue.perennial.renew import perennial_renew
from rules.catalogue.pest.cabbage_maggot import pest_cabbage_maggot
from rules.catalogue.pest.codling_moth import pest_codling_moth
from rules.catalogue.pest.corn_borer import pest_corn_borer
from rules.catalogue.pest.onion_maggot import pest_onion_maggot
from rules.catalogue.pest.potato_beetle import pest_potato_beetle
from rules.catalogue.pest.squash_vine_borer import pest_squash_vine_borer
from rules.catalogue.plant.harden import plant_harden
from rules.catalogue.plant.soil_cold import plant_soil_cold
from rules.catalogue.plant.sow_now import plant_sow_now
from rules.catalogue.plant.too_early import plant_too_early
from rules.catalogue.plant.too_late import plant_too_late
from rules.catalogue.prune.due import prune_due
from rules.catalogue.prune.wrong_time import prune_wrong_time
from rules.catalogue.rotate.family import rotate_family
from rules.catalogue.rotate.history import rotate_history
from rules.catalogue.rotate.nutrient import rotate_nutrient
from rules.catalogue.rotate.pathogen import rotate_pathogen
from rules.catalogue.rotate.succession import rotate_succession
from rules.catalogue.seed.overdue import seed_overdue
from rules.catalogue.seed.short import seed_short
from rules.catalogue.seed.soil_cold import seed_soil_cold
from rules.catalogue.seed.soil_hot import seed_soil_hot
from rules.catalogue.seed.use_first import seed_use_first
from rules.catalogue.seed.viability import seed_viability
from rules.catalogue.soil.budget import soil_budget
from rules.catalogue.soil.k_need import soil_k_need
from rules.catalogue.soil.n_need import soil_n_need
from rules.catalogue.soil.n_surplus import soil_n_surplus
from rules.catalogue.soil.organic_matter import soil_organic_matter
from rules.catalogue.soil.p_excess import soil_p_excess
from rules.catalogue.soil.p_need import soil_p_need
from rules.catalogue.soil.ph import soil_ph
from rules.catalogue.soil.ph_unfixable import soil_ph_unfixable
from rules.catalogue.soil.salt import soil_salt
from rules.catalogue.soil.stale import soil_stale
from rules.catalogue.soil.upkeep import soil_upkeep
from rules.catalogue.space.crowding import space_crowding
from rules.catalogue.space.pair import space_pair
from rules.catalogue.space.room import space_room
from rules.catalogue.space.root import space_root
from rules.catalogue.space.shade import space_shade
from rules.catalogue.water.irrigate import water_irrigate
from rules.catalogue.water.overwatered import water_overwatered
from rules.catalogue.water.pot import water_pot
from rules.catalogue.water.rain_coming import water_rain_coming
from rules.engine.rule import Rule

RULES: tuple[Rule, ...] = (
    chill_deficit,
    chill_progress,
    climate_vpd,
    companion_harms,
    companion_helps,
    data_missing,
    disease_early_blight,
    disease_late_blight,
    disease_powdery_mildew,
    feed_infeasible,
    feed_plan,
    frost_buds,
    frost_forecast,
    hardy_mismatch,
    harvest_eta,
    harvest_eta_after_frost,
    harvest_now,
    harvest_overdue,
    hydro_change_due,
    hydro_ec_high,
    hydro_ec_low,
    hydro_no_common_range,
    hydro_oxygen_low,
    hydro_ph_high,
    hydro_ph_low,
    hydro_stale_reading,
    hydro_water_warm,
    light_dli,
    light_sun_short,
    light_too_bright,
    perennial_divide,
    perennial_no_harvest_yet,
    perennial_remove_blossom,
    perennial_renew,
    pest_cabbage_maggot,
    pest_codling_moth,
    pest_corn_borer,
    pest_onion_maggot,
    pest_potato_beetle,
    pest_squash_vine_borer,
    plant_harden,
    plant_soil_cold,
    plant_sow_now,
    plant_too_early,
    plant_too_late,
    prune_due,
    prune_wrong_time,
    rotate_family,
    rotate_history,
    rotate_nutrient,
    rotate_pathogen,
    rotate_succession,
    seed_overdue,
    seed_short,
    seed_soil_cold,
    seed_soil_hot,
    seed_use_first,
    seed_viability,
    soil_budget,
    soil_k_need,
    soil_n_need,
    soil_n_surplus,
    soil_organic_matter,
    soil_ph,
    soil_ph_unfixable,
    soil_p_excess,
    soil_p_need,
    soil_salt,
    soil_stale,
    soil_upkeep,
    space_crowding,
    space_pair,
    space_room,
    space_root,
    space_shade,
    water_irrigate,
    water_overwatered,
    water_pot,
    water_rain_coming,
)
BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}
# Ids that must not be used again, each with the reason.
RETIRED: dict[str, str] = {}
