"""Columns of the catalogue, and of the gardener, as the rules' PlantFacts."""

from collections import namedtuple
from dataclasses import fields
from functools import lru_cache

from gardens.harvests.usual import usual_yield
from gardens.models import OwnFigures, Planting
from plants.agronomy.crop_yields import UsualYield
from plants.agronomy.nutrients import Nutrients
from plants.inheritance import Layer, ResolvedPlant, resolve
from plants.models import Plant
from plants.models.figures import OVERRIDABLE
from rules.engine.snapshot import PlantFacts
from rules.loading.reading import InBatch, Relation, Rows

COLUMNS = (
    *("slug", "is_own", "common_name", "family", "category", "life_cycle", "frost_tolerance"),
    *("kill_temperature_c", "usda_zone_min", "sun", "sun_hours_min"),
    *("spacing_in_row_cm", "spread_cm", "height_cm", "soil_ph_min", "soil_ph_max"),
    *("kc_ini", "kc_mid", "kc_end"),
    *("stage_ini_days", "stage_dev_days", "stage_mid_days", "stage_late_days"),
    *("rooting_depth_min_m", "depletion_fraction_p"),
    *("days_to_maturity_min", "days_to_maturity_max", "days_to_maturity_from"),
    *("germination_days_min", "germination_days_max", "germination_temp_min_c"),
    "succession_interval_days",
    *("propagation", "hydroponic_ec_min_ms_cm", "hydroponic_ec_max_ms_cm"),
    *("hydroponic_ph_min", "hydroponic_ph_max"),
    *("indoor_sow_weeks_before_last_frost_min", "indoor_sow_weeks_before_last_frost_max"),
    *("transplant_weeks_after_last_frost_min", "transplant_weeks_after_last_frost_max"),
    *("direct_sow_weeks_after_last_frost_min", "direct_sow_weeks_after_last_frost_max"),
    *("autumn_plant_weeks_before_first_frost_min", "autumn_plant_weeks_before_first_frost_max"),
    "nutrient_demand",
    *("removal_n_kg_per_t", "removal_p2o5_kg_per_t", "removal_k2o_kg_per_t"),
    *("yield_kg_per_plant_min", "yield_kg_per_plant_max", "yield_kg_per_m_row"),
)
# Of the figures a gardener may set, those that rules read.
ALL_OWN = frozenset(OVERRIDABLE).intersection(COLUMNS)


PlantRow = namedtuple("PlantRow", ("pk", *COLUMNS))
OwnFiguresRow = namedtuple("OwnFiguresRow", ("garden_id", "plant_id", *OVERRIDABLE))

_PLANTS = Planting.objects.filter(InBatch("garden_id")).values("plant_id")
PLANTS = Relation(PlantRow, Plant.objects.filter(pk__in=_PLANTS))
OWN_FIGURES = Relation(
    OwnFiguresRow,
    OwnFigures.objects.of_plants().filter(InBatch("garden_id"), plant__in=_PLANTS),
)


class GrownFacts:
    """Each plant once for a whole batch of gardens, and again where a gardener knows better."""

    def __init__(self, rows: Rows) -> None:
        plants = {pk: plant for pk, [plant] in rows.of(PLANTS).items()}
        self.by_plant = {pk: _facts_of_rows(plant) for pk, plant in plants.items()}
        self._by_garden = {
            (one.garden_id, one.plant_id): _facts_of_rows(plants[one.plant_id], one)
            for one in rows.all(OWN_FIGURES)
        }

    def of(self, garden_id: int, plant_id: int) -> PlantFacts:
        return self._by_garden.get((garden_id, plant_id)) or self.by_plant[plant_id]


@lru_cache(maxsize=4096)
def _facts_of_rows(row: PlantRow, own: OwnFiguresRow | None = None) -> PlantFacts:
    layers = [OwnFigures(**own._asdict())] if own else []
    return facts_of(Plant(**row._asdict()), *layers)


def facts_of(plant: Plant, *layers: Layer) -> PlantFacts:
    resolved = resolve(plant, *layers)
    own = ALL_OWN if plant.is_own else ALL_OWN.intersection(resolved.layers)
    return _facts(resolved, own)


def _facts(resolved: ResolvedPlant, own: frozenset[str]) -> PlantFacts:
    plant = resolved.plant
    figures, usual = plant.crop_figures, usual_yield(resolved)
    return PlantFacts(
        **{field.name: getattr(figures, field.name) for field in fields(figures)},
        slug=plant.slug,
        name=plant.common_name,
        family=plant.family,
        spacing_m=_metres(plant.spacing_in_row_cm),
        spread_m=_metres(plant.spread_cm),
        height_m=_metres(plant.height_cm),
        ph_min=plant.soil_ph_min,
        ph_max=plant.soil_ph_max,
        kc=_all_known(plant.kc_ini, plant.kc_mid, plant.kc_end),
        stage_days=_all_known(
            plant.stage_ini_days, plant.stage_dev_days, plant.stage_mid_days, plant.stage_late_days
        ),
        root_depth_m=plant.rooting_depth_min_m,
        depletion_fraction=plant.depletion_fraction_p,
        solution_ec_ms_cm=_all_known(plant.hydroponic_ec_min_ms_cm, plant.hydroponic_ec_max_ms_cm),
        solution_ph=_all_known(plant.hydroponic_ph_min, plant.hydroponic_ph_max),
        propagation=plant.propagation,
        own=own,
        sun=plant.sun,
        sun_hours_min=plant.sun_hours_min,
        nutrient_demand=plant.nutrient_demand,
        removal_kg_t=_removal_kg_t(plant),
        usual_yield=usual and UsualYield(usual.kg, usual.basis.per),
        germination_min_c=plant.germination_temp_min_c,
    )


def _removal_kg_t(plant: Plant) -> Nutrients | None:
    removed = _all_known(
        plant.removal_n_kg_per_t, plant.removal_p2o5_kg_per_t, plant.removal_k2o_kg_per_t
    )
    return removed and Nutrients(*removed)


def _metres(cm: float | None) -> float | None:
    return None if cm is None else cm / 100


def _all_known(*values: float | None) -> tuple | None:
    return None if None in values else values
