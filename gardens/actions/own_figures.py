from gardens.actions.changing import changing
from gardens.models import Gardener, OwnFigures


def save_own_figures(figures: OwnFigures, *, actor: Gardener) -> None:
    """The gardener's values instead of the catalogue's; without any, the row goes."""
    with changing(figures.garden_id):
        stored = OwnFigures.objects.filter(
            garden=figures.garden_id, plant=figures.plant_id, cultivar=figures.cultivar_id
        )
        if not figures.overrides():
            stored.delete()
            return
        # Sent twice, or from two tabs, it is one row all the same.
        figures.pk = stored.values_list("pk", flat=True).first()
        figures.save(force_insert=figures.pk is None, force_update=figures.pk is not None)
