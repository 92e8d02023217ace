"""What a plant of which little is known takes over from one like it."""

from plants.models import Plant
from plants.models.figures import NOT_SET, together

# What makes it another plant, and what is said of the row itself.
IDENTITY = {"slug", "common_name", "botanical_name", "cultivar_group", "confidence", "source_codes"}
COPIED = tuple(
    field.name
    for field in Plant._meta.concrete_fields
    if field.editable and not field.primary_key and field.name not in IDENTITY
)


def take_over(plant: Plant, like: Plant) -> None:
    """Only where nothing is known; values that mean nothing without each other come together."""
    known = {
        mate for name in COPIED if getattr(plant, name) not in NOT_SET for mate in together(name)
    }
    for name in COPIED:
        if name not in known:
            setattr(plant, name, getattr(like, name))
