"""Which drawing of the sprite stands for a plant: by crop, else by family, else by growth."""

WOODY = frozenset({"shrub", "subshrub", "tree"})

GLYPH_BY_FAMILY = {
    "Amaranthaceae": "g-beet",
    "Amaryllidaceae": "g-onion",
    "Apiaceae": "g-carrot",
    "Asteraceae": "g-lettuce",
    "Balsaminaceae": "g-balsam",
    "Brassicaceae": "g-cabbage",
    "Cucurbitaceae": "g-courgette",
    "Fabaceae": "g-pea",
    "Lamiaceae": "g-basil",
    "Poaceae": "g-maize",
    "Polygonaceae": "g-rhubarb",
    "Rosaceae": "g-strawberry",
    "Solanaceae": "g-tomato",
}
GLYPH_SLUGS = {
    "g-apple": "apple pear asian-pear quince medlar crabapple peach apricot european-plum "
    "japanese-plum sweet-cherry sour-cherry persimmon american-persimmon",
    "g-bean": "bush-bean pole-bean dry-bean lima-bean runner-bean tepary-bean broad-bean soybean "
    "cowpea yardlong-bean mung-bean adzuki-bean winged-bean lablab",
    "g-cucumber": "cucumber pickling-cucumber mexican-sour-gherkin bitter-melon luffa",
    "g-garlic": "garlic elephant-garlic",
    "g-kale": "kale siberian-kale collards chinese-broccoli mustard-greens mizuna rapini sea-kale "
    "arugula garden-cress watercress swiss-chard",
    "g-leek": "leek green-onion chives garlic-chives ramps",
    "g-marigold": "french-marigold african-marigold signet-marigold calendula zinnia cosmos "
    "sunflower german-chamomile roman-chamomile feverfew echinacea cornflower china-aster "
    "strawflower dahlia black-eyed-susan shasta-daisy blanket-flower new-england-aster goldenrod "
    "shungiku yarrow safflower",
    "g-parsley": "parsley cilantro dill fennel florence-fennel chervil anise caraway cumin celery "
    "lovage angelica sweet-cicely",
    "g-pepper": "sweet-pepper chili-pepper habanero-pepper tabasco-pepper rocoto-pepper",
    "g-potato": "potato sweet-potato jerusalem-artichoke yacon oca mashua cassava taro",
    "g-pumpkin": "pumpkin winter-squash acorn-squash butternut-squash spaghetti-squash watermelon "
    "muskmelon honeydew-melon bottle-gourd chayote",
    "g-spinach": "spinach orach good-king-henry amaranth-greens malabar-spinach "
    "new-zealand-spinach water-spinach corn-salad claytonia purslane sorrel",
    "g-tree": "almond loquat common-hawthorn rose dog-rose",
}
ROSETTE_BY_FAMILY = {
    "Amaranthaceae": "p-beet",
    "Amaryllidaceae": "p-onion",
    "Apiaceae": "p-carrot",
    "Asteraceae": "p-lettuce",
    "Brassicaceae": "p-cabbage",
    "Cucurbitaceae": "p-courgette",
    "Fabaceae": "p-pea",
    "Lamiaceae": "p-basil",
    "Poaceae": "p-onion",
    "Polygonaceae": "p-rhubarb",
    "Rosaceae": "p-strawberry",
    "Solanaceae": "p-tomato",
}
ROSETTE_OF_GLYPH = {
    "g-bean": "p-bean",
    "g-kale": "p-kale",
    "g-marigold": "p-marigold",
    "g-spinach": "p-spinach",
    "g-tree": "p-tree",
    "g-apple": "p-tree",
}

GLYPH_BY_SLUG = {slug: symbol for symbol, slugs in GLYPH_SLUGS.items() for slug in slugs.split()}


def glyph(slug: str, family: str, growth_form: str) -> str:
    if slug in GLYPH_BY_SLUG:
        return GLYPH_BY_SLUG[slug]
    if growth_form == "tree" or (growth_form in WOODY and family not in GLYPH_BY_FAMILY):
        return "g-tree"
    return GLYPH_BY_FAMILY.get(family, "g-sprout")


def rosette(slug: str, family: str, growth_form: str) -> str:
    """The same plant seen from above, for the plan."""
    if growth_form == "tree":
        return "p-tree"
    drawn = ROSETTE_OF_GLYPH.get(glyph(slug, family, growth_form))
    if drawn:
        return drawn
    return ROSETTE_BY_FAMILY.get(family, "p-tree" if growth_form in WOODY else "p-spinach")
