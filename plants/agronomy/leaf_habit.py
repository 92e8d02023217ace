"""Which woody plants of the catalogue keep their leaves in winter.

Common botanical knowledge, not cited plant by plant: a default that a gardener may change.
"""

EVERGREEN = frozenset(
    {
        "arborvitae",
        "avocado",
        "bay-laurel",
        "boxwood",
        "catawba-rhododendron",
        "coffee",
        "cranberry",
        "eastern-white-pine",
        "english-holly",
        "grapefruit",
        "key-lime",
        "lavender",
        "lemon",
        "lingonberry",
        "loquat",
        "mandarin",
        "mango",
        "olive",
        "oregon-grape",
        "rhododendron",
        "rosemary",
        "sage",
        "southern-magnolia",
        "sweet-orange",
        "tea",
        "white-spruce",
    }
)


def is_deciduous(slug: str) -> bool:
    return slug not in EVERGREEN
