"""What was seen of a lot, from what `with_tests` of its QuerySet fetched."""

from collections.abc import Iterator
from datetime import date

from gardens.models import SeedLot, Sowing
from gardens.seeds.emergence import usual_days
from plants.agronomy.seed_observed import Observed, Seen, TrayCount


def observed_of(lot: SeedLot) -> Observed | None:
    return Observed.of(_seen(lot))


def awaited_sowings(lot: SeedLot) -> list[tuple[Sowing, date]]:
    """Those in trays that do not count yet, with the day from which a count will."""
    present = [(sowing, _counted(sowing)) for sowing in lot.sowings.all() if not sowing.ended_on]
    return [
        (sowing, counted.emergence.last_on)
        for sowing, counted in present
        if counted.emergence and counted.seen is None
    ]


def _seen(lot: SeedLot) -> Iterator[Seen]:
    for test in lot.tests.all():
        if test.ended_on:
            yield Seen(test.ended_on, test.pk, test.germinated, test.seeds)
    for sowing in lot.sowings.all():
        if seen := _counted(sowing).seen:
            yield seen


def _counted(sowing: Sowing) -> TrayCount:
    counts = list(sowing.counts.all())
    return TrayCount(
        pk=sowing.pk,
        tray=sowing.tray.name,
        plant_slug=sowing.plant.slug,
        sown_on=sowing.sown_on,
        soil_c=sowing.soil_c,
        germination_days=usual_days(sowing.plant),
        seeds=sowing.seeds,
        emerged=counts[-1].emerged if counts else 0,
        counted_on=counts[-1].counted_on if counts else None,
    )
