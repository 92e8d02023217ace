"""Columns of the catalogue, and of the gardener, as the rules' PlantFacts."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from gardens.models import OwnFigures
from plants.inheritance import Layer, resolve
from plants.models import Plant
from plants.models.figures import OVERRIDABLE
from rules.engine.snapshot import PlantFacts

COLUMNS = (
    *("slug", "is_own", "common_name", "family", "category", "life_cycle", "frost_tolerance"),
    *("kill_temperature_c", "usda_zone_min"),
    *("spacing_in_row_cm", "spread_cm", "height_cm", "soil_ph_min", "soil_ph_max"),
    *("kc_ini", "kc_mid", "kc_end"),
    *("stage_ini_days", "stage_dev_days", "stage_mid_days", "stage_late_days"),
    *("rooting_depth_min_m", "depletion_fraction_p"),
    *("days_to_maturity_min", "days_to_maturity_max", "days_to_maturity_from"),
    *("germination_days_min", "germination_days_max", "succession_interval_days"),
    *("indoor_sow_weeks_before_last_frost_min", "indoor_sow_weeks_before_last_frost_max"),
    *("transplant_weeks_after_last_frost_min", "transplant_weeks_after_last_frost_max"),
    *("direct_sow_weeks_after_last_frost_min", "direct_sow_weeks_after_last_frost_max"),
    *("autumn_plant_weeks_before_first_frost_min", "autumn_plant_weeks_before_first_frost_max"),
)
# Of the figures a gardener may set, those that rules read.
ALL_OWN = frozenset(OVERRIDABLE).intersection(COLUMNS)


@dataclass(frozen=True, slots=True)
class GrownFacts:
    """Each plant once for a whole batch of gardens, and again where a gardener knows better."""

    by_plant: dict[int, PlantFacts]
    by_garden: dict[tuple[int, int], PlantFacts]

    @classmethod
    def load(cls, plant_ids: Iterable[int], garden_ids: Iterable[int]) -> "GrownFacts":
        """Two queries."""
        plants = Plant.objects.filter(pk__in=list(plant_ids)).only(*COLUMNS).in_bulk()
        own = OwnFigures.objects.of_plants().filter(
            garden__in=list(garden_ids), plant__in=list(plants)
        )
        return cls(
            {pk: facts_of(plant) for pk, plant in plants.items()},
            {(one.garden_id, one.plant_id): facts_of(plants[one.plant_id], one) for one in own},
        )

    def of(self, garden_id: int, plant_id: int) -> PlantFacts:
        return self.by_garden.get((garden_id, plant_id)) or self.by_plant[plant_id]


def facts_of(plant: Plant, *layers: Layer) -> PlantFacts:
    resolved = resolve(plant, *layers)
    own = ALL_OWN if plant.is_own else ALL_OWN.intersection(resolved.layers)
    return _facts(resolved.plant, own)


def _facts(plant: Plant, own: frozenset[str]) -> PlantFacts:
    figures = plant.crop_figures
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
        own=own,
    )


def _metres(cm: float | None) -> float | None:
    return None if cm is None else cm / 100


def _all_known(*values: float | None) -> tuple | None:
    return None if None in values else values
