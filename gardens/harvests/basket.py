"""What can be picked in a garden, what is due first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext, ngettext

from gardens.forms.harvest import BasketRow
from gardens.harvests.parts import usual_part
from gardens.models import Act, CareTask, Garden, Harvest, Planting
from gardens.waiting import Wait, Waits
from plants.agronomy import perennials
from plants.agronomy.rotation import season_of

# A last basket may be weighed some days after the bed was cleared.
STILL_LISTED = timedelta(days=30)
DUE_WITHIN = timedelta(days=7)
ROWS_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Listed:
    planting: Planting
    form: BasketRow
    wait: Wait | None
    hint: str

    @property
    def is_expected(self) -> bool:
        return self.planting.is_asked_for or self.planting.first_harvest_on is not None

    @property
    def is_open(self) -> bool:
        """Its fields beyond the weight."""
        return self.form.is_bound and self.form.has_changed()


@dataclass(frozen=True, slots=True)
class Basket:
    rows: list[Listed]

    @classmethod
    def of(cls, garden: Garden, on: date, *, chosen: Collection[int] = (), data=None) -> "Basket":
        """Three queries; all that may be picked, or only the `chosen`, whenever they ended."""
        plantings = _pickable(garden, on, chosen)
        waits = Waits.of([garden.pk], on)
        prices = _prices(garden, plantings)
        return cls(
            [
                Listed(
                    planting,
                    BasketRow(data, planting=planting, initial=_initial(planting, prices)),
                    waits.of_planting(planting, on),
                    establishment_words(planting, on, garden.place.latitude),
                )
                for planting in plantings
            ]
        )

    @property
    def expected(self) -> list[Listed]:
        return [row for row in self.rows if row.is_expected]

    @property
    def others(self) -> list[Listed]:
        return [row for row in self.rows if not row.is_expected]


def establishment_words(planting: Planting, on: date, latitude_deg: float) -> str:
    """What a young perennial allows this season; empty for all others."""
    slug, first = planting.plant.slug, perennials.first_season(planting.started_on, latitude_deg)
    year = perennials.season(first, season_of(on, latitude_deg))
    if perennials.is_fruit_removed(slug, year):
        return gettext("Season {year}: take the flowers off, so that it grows.").format(year=year)
    weeks = perennials.harvest_weeks(slug, year)
    if weeks is None:
        return ""
    if not weeks:
        return gettext("Season {year}: not to be picked yet, so that it grows.").format(year=year)
    words = ngettext(
        "Season {year}: pick for {weeks} week at most.",
        "Season {year}: pick for {weeks} weeks at most.",
        weeks,
    )
    return words.format(year=year, weeks=weeks)


def _pickable(garden: Garden, on: date, chosen: Collection[int]) -> list[Planting]:
    """What a job asks for first, then what is being picked."""
    asked = CareTask.objects.open().filter(
        planting=OuterRef("pk"), act=Act.HARVEST, due_on__lte=on + DUE_WITHIN
    )
    begun = garden.plantings.filter(started_on__isnull=False)
    if chosen:
        begun = begun.filter(pk__in=chosen)
    else:
        begun = begun.filter(Q(ended_on=None) | Q(ended_on__gte=on - STILL_LISTED))
    found = begun.with_plants().select_related("bed").annotate(is_asked_for=Exists(asked))
    in_order = sorted(found, key=lambda one: (not one.is_asked_for, one.first_harvest_on is None))
    return in_order[: max(ROWS_SHOWN, len(chosen))]


def _prices(garden: Garden, plantings: Collection[Planting]) -> dict[int, float]:
    """By plant: what was typed last."""
    priced = Harvest.objects.in_garden(garden).filter(
        price_per_kg__isnull=False,
        event__planting__plant__in={planting.plant_id for planting in plantings},
    )
    return dict(
        priced.order_by("event__happened_on", "pk").values_list(
            "event__planting__plant", "price_per_kg"
        )
    )


def _initial(planting: Planting, prices: dict[int, float]) -> dict[str, object]:
    return {"part": usual_part(planting.plant), "price_per_kg": prices.get(planting.plant_id)}
