"""What lies on the land, found by the keys that pages and histories use."""

from django.db.models import Model

from gardens.models import Bed, Garden, Land, Path, Planting, Structure, Tree

Thing = Bed | Tree | Structure | Path
Key = tuple[str, int]

MODELS: dict[str, type[Model]] = {
    model._meta.model_name: model for model in (Bed, Tree, Structure, Path, Land, Planting)
}


def key_of(thing: Model) -> Key:
    return thing._meta.model_name, thing.pk


def say_key(thing: Thing) -> str:
    """bed-12."""
    return "-".join(map(str, key_of(thing)))


def things_on(garden: Garden) -> dict[Key, Thing]:
    """In the order in which pages list them; four queries."""
    relations = (garden.beds.on_land(), garden.trees, garden.structures, garden.paths)
    return {key_of(thing): thing for relation in relations for thing in relation.all()}
