from gardens.actions.changing import changing
from gardens.actions.sowings import withdraw_hardening
from gardens.models import Gardener, Tray


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


def remove_tray(tray: Tray, *, actor: Gardener) -> None:
    """With what is sown in it and the jobs of that; what was planted out stays."""
    with changing(tray.garden_id):
        withdraw_hardening(tray.sowings.select_related("tray"))
        tray.delete()
