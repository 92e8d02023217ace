"""Columns of the catalogue as the rules' PlantFacts."""

from collections.abc import Iterable

from plants.models import Plant
from rules.engine.snapshot import PlantFacts

COLUMNS = (
    *("slug", "common_name", "family", "category", "life_cycle", "frost_tolerance"),
    *("kill_temperature_c", "usda_zone_min"),
    *("spacing_in_row_cm", "spread_cm", "soil_ph_min", "soil_ph_max"),
    *("kc_ini", "kc_mid", "kc_end"),
    *("stage_ini_days", "stage_dev_days", "stage_mid_days", "stage_late_days"),
    *("rooting_depth_min_m", "depletion_fraction_p"),
    *("days_to_maturity_min", "days_to_maturity_max", "days_to_maturity_from"),
    *("germination_days_min", "germination_days_max"),
    *("indoor_sow_weeks_before_last_frost_min", "indoor_sow_weeks_before_last_frost_max"),
    *("transplant_weeks_after_last_frost_min", "transplant_weeks_after_last_frost_max"),
    *("direct_sow_weeks_after_last_frost_min", "direct_sow_weeks_after_last_frost_max"),
    *("autumn_plant_weeks_before_first_frost_min", "autumn_plant_weeks_before_first_frost_max"),
)


def plant_facts(plant_ids: Iterable[int]) -> dict[int, PlantFacts]:
    """By primary key, each plant once for a whole batch of gardens."""
    plants = Plant.objects.filter(pk__in=list(plant_ids)).only(*COLUMNS)
    return {plant.pk: facts_of(plant) for plant in plants}


def facts_of(plant: Plant) -> PlantFacts:
    return PlantFacts(
        slug=plant.slug,
        name=plant.common_name,
        family=plant.family,
        category=plant.category,
        life_cycle=plant.life_cycle,
        frost_tolerance=plant.frost_tolerance,
        kill_temp_c=plant.kill_temperature_c,
        usda_zone_min=plant.usda_zone_min,
        spacing_m=plant.spacing_in_row_cm / 100,
        spread_m=plant.spread_cm / 100,
        ph_min=plant.soil_ph_min,
        ph_max=plant.soil_ph_max,
        kc=_all_known(plant.kc_ini, plant.kc_mid, plant.kc_end),
        stage_days=_all_known(
            plant.stage_ini_days, plant.stage_dev_days, plant.stage_mid_days, plant.stage_late_days
        ),
        root_depth_m=plant.rooting_depth_min_m,
        depletion_fraction=plant.depletion_fraction_p,
        days_to_maturity=_all_known(plant.days_to_maturity_min, plant.days_to_maturity_max),
        days_counted_from=plant.days_to_maturity_from,
        germination_days=_all_known(plant.germination_days_min, plant.germination_days_max),
        indoor_weeks=_range(plant, "indoor_sow_weeks_before_last_frost"),
        transplant_weeks=_range(plant, "transplant_weeks_after_last_frost"),
        direct_weeks=_range(plant, "direct_sow_weeks_after_last_frost"),
        autumn_weeks=_range(plant, "autumn_plant_weeks_before_first_frost"),
    )


def _range(plant: Plant, name: str) -> tuple | None:
    return _all_known(getattr(plant, f"{name}_min"), getattr(plant, f"{name}_max"))


def _all_known(*values: float | None) -> tuple | None:
    return None if None in values else values
