"""The figures of a plant as a gardener reads them: only what is known, with units."""

from django.utils.translation import gettext

from plants.inheritance import ResolvedPlant
from plants.models import Plant
from plants.models.plant import range_fields
from plants.provenance import Fact, Say, SourcedFact, sourced_facts
from plants.quantities import say_days, say_length, say_number, say_quantity, say_range, say_years

# What the depth of a bought plant is about is its seed.
SOWN = ("seed", "nursery plant")


def facts_of(resolved: ResolvedPlant) -> list[SourcedFact]:
    return sourced_facts(resolved, FACTS)


def spacing(plant: Plant) -> Fact | None:
    if plant.spacing_in_row_cm is None:
        return None
    if plant.spacing_between_rows_cm is None:
        return Fact(gettext("Spacing"), say_length(plant.spacing_in_row_cm))
    value = gettext("%(apart)s, rows %(rows)s") % {
        "apart": say_length(plant.spacing_in_row_cm),
        "rows": say_length(plant.spacing_between_rows_cm),
    }
    if plant.block_row_spacing_cm == plant.spacing_between_rows_cm:
        return Fact(gettext("Spacing"), value)
    note = gettext("in a bed without paths, rows %(rows)s") % {
        "rows": say_length(plant.block_row_spacing_cm)
    }
    return Fact(gettext("Spacing"), value, note)


def size(plant: Plant) -> Fact | None:
    said = []
    if plant.height_cm is not None:
        said.append(gettext("%(height)s high") % {"height": say_length(plant.height_cm)})
    if plant.spread_cm is not None:
        said.append(gettext("%(spread)s wide") % {"spread": say_length(plant.spread_cm)})
    return _joined(gettext("Size"), ", ".join(said))


def light(plant: Plant) -> Fact | None:
    note = ""
    if plant.sun_hours_min is not None:
        hours = say_quantity(plant.sun_hours_min, "h")
        note = gettext("at least %(hours)s a day") % {"hours": hours}
    return _joined(gettext("Light"), plant.get_sun_display(), note)


def grown_from(plant: Plant) -> Fact | None:
    return _joined(gettext("Grown from"), plant.propagation.capitalize())


def _joined(label: str, value: str, note: str = "") -> Fact | None:
    """None where neither is known, as in a plant of one's own."""
    said = [text for text in (value, note) if text]
    return Fact(label, *said) if said else None


def depth(plant: Plant) -> Fact | None:
    if plant.sowing_depth_cm is None:
        return None
    is_sown = plant.propagation in SOWN
    label = gettext("Sowing depth") if is_sown else gettext("Planting depth")
    if plant.sowing_depth_cm == 0:
        return Fact(label, gettext("on the surface"))
    return Fact(label, say_quantity(plant.sowing_depth_cm, "cm"))


def germination(plant: Plant) -> Fact | None:
    label, in_days = gettext("Germinates"), _germination_days(plant)
    temperatures = (plant.germination_temp_min_c, plant.germination_temp_max_c)
    if None in temperatures or plant.germination_temp_opt_c is None:
        return Fact(label, in_days) if in_days else None
    value = gettext("%(range)s, best %(best)s") % {
        "range": say_range(*temperatures, "°C"),
        "best": say_quantity(plant.germination_temp_opt_c, "°C"),
    }
    return Fact(label, value, in_days)


def _germination_days(plant: Plant) -> str:
    if plant.germination_days_min is None:
        return ""
    days = say_days(plant.germination_days_min, plant.germination_days_max)
    return gettext("in %(days)s") % {"days": days}


def maturity(plant: Plant) -> Fact | None:
    if plant.days_to_maturity_min is None:
        return None
    days = say_days(plant.days_to_maturity_min, plant.days_to_maturity_max)
    return Fact(gettext("Harvest after"), days, plant.get_days_to_maturity_from_display())


def first_harvest(plant: Plant) -> Fact | None:
    if plant.years_to_first_harvest_min is None:
        return None
    years = say_years(plant.years_to_first_harvest_min, plant.years_to_first_harvest_max)
    return Fact(gettext("First harvest"), gettext("after %(years)s") % {"years": years})


def succession(plant: Plant) -> Fact | None:
    every = plant.succession_interval_days
    if every is None:
        return None
    return Fact(gettext("Sow again"), gettext("every %(days)s") % {"days": say_days(every, every)})


def frost(plant: Plant) -> Fact | None:
    note = ""
    if plant.kill_temperature_c is not None:
        temperature = say_quantity(plant.kill_temperature_c, "°C")
        note = gettext("killed at about %(temperature)s") % {"temperature": temperature}
    return _joined(gettext("Frost"), plant.get_frost_tolerance_display(), note)


def zones(plant: Plant) -> Fact | None:
    if plant.usda_zone_min is None:
        return None
    return Fact(gettext("Zones"), f"USDA {say_range(plant.usda_zone_min, plant.usda_zone_max)}")


def warmth(plant: Plant) -> Fact | None:
    if plant.gdd_base_c is None:
        return None
    return Fact(gettext("Grows above"), say_quantity(plant.gdd_base_c, "°C"))


def soil_ph(plant: Plant) -> Fact | None:
    if plant.soil_ph_min is None:
        return None
    return Fact(gettext("Soil pH"), say_range(plant.soil_ph_min, plant.soil_ph_max, digits=1))


def water(plant: Plant) -> Fact | None:
    known = []
    coefficients = (plant.kc_ini, plant.kc_mid, plant.kc_end)
    if None not in coefficients:
        stages = " / ".join(say_number(kc, 2) for kc in coefficients)
        known.append(gettext("crop coefficient %(stages)s") % {"stages": stages})
    if plant.rooting_depth_min_m is not None:
        roots = say_range(plant.rooting_depth_min_m, plant.rooting_depth_max_m, "m")
        known.append(gettext("roots %(depth)s deep") % {"depth": roots})
    return _joined(gettext("Water"), plant.get_water_need_display(), "; ".join(known))


def season(plant: Plant) -> Fact | None:
    stages = (
        plant.stage_ini_days,
        plant.stage_dev_days,
        plant.stage_mid_days,
        plant.stage_late_days,
    )
    if None in stages:
        return None
    note = gettext("start, development, middle, end: %(days)s") % {
        "days": " / ".join(map(say_number, stages))
    }
    return Fact(gettext("Season of FAO-56"), say_days(sum(stages), sum(stages)), note)


def feeding(plant: Plant) -> Fact | None:
    label, need = gettext("Feeding"), plant.get_nutrient_demand_display()
    removal = (plant.removal_n_kg_per_t, plant.removal_p2o5_kg_per_t, plant.removal_k2o_kg_per_t)
    if None in removal:
        return _joined(label, need)
    n, p, k = map(_grams, removal)
    note = gettext("10 kg of harvest take N %(n)s, P₂O₅ %(p)s, K₂O %(k)s")
    return Fact(label, need, note % {"n": n, "p": p, "k": k})


def _grams(kg_per_t: float) -> str:
    """A kilogramme in a tonne is a gramme in a kilogramme."""
    return say_quantity(10 * kg_per_t, "g")


def harvest(plant: Plant) -> Fact | None:
    amounts = []
    if plant.yield_kg_per_plant_min is not None:
        amount = say_range(plant.yield_kg_per_plant_min, plant.yield_kg_per_plant_max, "kg")
        amounts.append(gettext("%(amount)s a plant") % {"amount": amount})
    if plant.yield_kg_per_m_row is not None:
        amount = say_quantity(plant.yield_kg_per_m_row, "kg")
        amounts.append(gettext("%(amount)s a metre of row") % {"amount": amount})
    return Fact(gettext("Yield"), *amounts) if amounts else None


def rotation(plant: Plant) -> Fact | None:
    return _joined(gettext("Rotation"), plant.get_rotation_group_display())


def seed_life(plant: Plant) -> Fact | None:
    years = plant.seed_viability_years
    if years is None:
        return None
    kept = gettext("less than 1 year") if years < 1 else say_years(years, years)
    return Fact(gettext("Seed keeps"), kept)


def hydroponics(plant: Plant) -> Fact | None:
    if plant.hydroponic_ph_min is None:
        return None
    value = gettext("pH %(range)s") % {
        "range": say_range(plant.hydroponic_ph_min, plant.hydroponic_ph_max, digits=1)
    }
    if plant.hydroponic_ec_min_ms_cm is None:
        return Fact(gettext("Hydroponics"), value)
    ec = say_range(plant.hydroponic_ec_min_ms_cm, plant.hydroponic_ec_max_ms_cm, "mS/cm", 1)
    return Fact(gettext("Hydroponics"), value, gettext("EC %(range)s") % {"range": ec})


# In the order of the page, with the columns each is made of.
FACTS: dict[Say, tuple[str, ...]] = {
    spacing: ("spacing_in_row_cm", "spacing_between_rows_cm"),
    size: ("height_cm", "spread_cm"),
    light: ("sun", "sun_hours_min"),
    grown_from: ("propagation",),
    depth: ("sowing_depth_cm",),
    germination: (
        *range_fields("germination_days"),
        *("germination_temp_min_c", "germination_temp_opt_c", "germination_temp_max_c"),
    ),
    maturity: (*range_fields("days_to_maturity"), "days_to_maturity_from"),
    first_harvest: range_fields("years_to_first_harvest"),
    succession: ("succession_interval_days",),
    harvest: (*range_fields("yield_kg_per_plant"), "yield_kg_per_m_row"),
    frost: ("frost_tolerance", "kill_temperature_c"),
    zones: range_fields("usda_zone"),
    warmth: ("gdd_base_c",),
    soil_ph: range_fields("soil_ph"),
    water: ("water_need", "kc_ini", "kc_mid", "kc_end", *range_fields("rooting_depth")),
    season: ("stage_ini_days", "stage_dev_days", "stage_mid_days", "stage_late_days"),
    feeding: ("nutrient_demand", "removal_n_kg_per_t"),
    rotation: ("rotation_group",),
    seed_life: ("seed_viability_years",),
    hydroponics: (*range_fields("hydroponic_ph"), *range_fields("hydroponic_ec")),
}
