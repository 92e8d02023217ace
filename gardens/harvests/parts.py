"""Which part of a crop is picked, unless the gardener says otherwise."""

from gardens.models import Part
from plants.choices import Category
from plants.models import Plant

OF_CATEGORY = {
    Category.FRUIT: Part.FRUIT,
    Category.BERRY: Part.FRUIT,
    Category.TREE: Part.FRUIT,
    Category.SHRUB: Part.FRUIT,
    Category.HERB: Part.LEAF,
    Category.FLOWER: Part.FLOWER,
}
OF_FAMILY = {
    "Amaranthaceae": Part.LEAF,
    "Amaryllidaceae": Part.ROOT,
    "Apiaceae": Part.ROOT,
    "Araceae": Part.ROOT,
    "Asparagaceae": Part.STEM,
    "Asteraceae": Part.LEAF,
    "Brassicaceae": Part.LEAF,
    "Convolvulaceae": Part.ROOT,
    "Cucurbitaceae": Part.FRUIT,
    "Euphorbiaceae": Part.ROOT,
    "Fabaceae": Part.FRUIT,
    "Malvaceae": Part.FRUIT,
    "Oxalidaceae": Part.ROOT,
    "Poaceae": Part.SEED,
    "Polygonaceae": Part.STEM,
    "Solanaceae": Part.FRUIT,
    "Tropaeolaceae": Part.ROOT,
}
# Unlike the rest of their family.
OF_SLUG = {
    **dict.fromkeys(("potato", "beet", "sugar-beet", "turnip", "rutabaga", "radish"), Part.ROOT),
    **dict.fromkeys(("daikon-radish", "horseradish", "jerusalem-artichoke"), Part.ROOT),
    **dict.fromkeys(("salsify", "scorzonera", "yacon", "ginger", "turmeric"), Part.ROOT),
    **dict.fromkeys(("celery", "celtuce", "cardoon", "kohlrabi", "florence-fennel"), Part.STEM),
    **dict.fromkeys(("broccoli", "cauliflower", "globe-artichoke"), Part.FLOWER),
    **dict.fromkeys(("grain-amaranth", "quinoa", "dry-bean", "chickpea", "lentil"), Part.SEED),
    **dict.fromkeys(("green-onion", "leek", "ramps", "sorrel", "water-spinach"), Part.LEAF),
    **dict.fromkeys(("soybean", "mung-bean", "adzuki-bean", "peanut"), Part.SEED),
}


def usual_part(plant: Plant) -> Part:
    found = OF_SLUG.get(plant.slug) or OF_CATEGORY.get(plant.category)
    return found or OF_FAMILY.get(plant.family, Part.LEAF)
