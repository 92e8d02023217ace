from collections.abc import Iterable

from django.utils.translation import gettext

from gardens.actions.changing import changing
from gardens.actions.refusals import CellsTaken, GoneMeanwhile
from gardens.actions.sowings import withdraw_hardening
from gardens.models import Gardener, Sowing, Tray


def add_tray(tray: Tray, *, known_tray: int, actor: Gardener) -> Tray:
    """`known_tray` is the newest one the form's page knew: an equal one made after it is the same
    form sent twice."""
    with changing(tray.garden_id):
        facts = {name: getattr(tray, name) for name in ("garden_id", "name", "rows", "columns")}
        twin = Tray.objects.filter(pk__gt=known_tray, **facts).first()
        if twin:
            return twin
        tray.save(force_insert=True)
    return tray


def change_tray(tray: Tray, *, actor: Gardener) -> Tray:
    """Save a tray that a form has edited; what is sown in it must still have its cells."""
    with changing(tray.garden_id):
        stored = Tray.objects.filter(pk=tray.pk).first()
        if stored is None:
            raise GoneMeanwhile(gettext("This tray was removed in the meantime."))
        _refuse_smaller(tray, stored.sowings.in_trays())
        tray.save(force_update=True)
    return tray


def _refuse_smaller(tray: Tray, present: Iterable[Sowing]) -> None:
    last = max((sowing.last_cell for sowing in present), default=0)
    if tray.cells < last:
        raise CellsTaken(
            gettext("Cell {cell} is sown. Empty it first, or keep the tray as large.").format(
                cell=last
            )
        )


def remove_tray(tray: Tray, *, actor: Gardener) -> None:
    """With what is sown in it and the jobs of that; what was planted out stays."""
    with changing(tray.garden_id):
        withdraw_hardening(tray.sowings.select_related("tray"))
        tray.delete()
