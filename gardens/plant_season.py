"""The year of one plant in the climate of a garden, as bars on the strip of months."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gardens.climate.shelter import counted_frost
from gardens.models import Garden, Place
from gardens.season import Month, Span, YearStrip
from gardens.sowing import offsets_in
from plants.agronomy import seasonal
from plants.agronomy.windows import PlantingWindows, Window, season_windows
from plants.choices import DaysFrom, FrostTolerance
from plants.models import Plant

JOBS = {
    "sow_indoors": ("indoor", _("Start indoors")),
    "direct_sow": ("sow", _("Sow outside")),
    "transplant": ("plant", _("Plant out")),
    "autumn_plant": ("plant", _("Sow or plant for winter")),
}
# From which job the days to maturity count, the first that the plant has.
COUNTED_FROM = {
    DaysFrom.SOWING: ("direct_sow", "sow_indoors", "transplant", "autumn_plant"),
    DaysFrom.TRANSPLANT: ("transplant", "direct_sow", "autumn_plant"),
    DaysFrom.PLANTING: ("direct_sow", "transplant", "autumn_plant"),
}


@dataclass(frozen=True, slots=True)
class Bar:
    look: str
    label: str | Promise
    window: Window
    spans: list[Span]

    @property
    def words(self) -> str:
        first = formats.date_format(self.window.start, "MONTH_DAY_FORMAT")
        last = formats.date_format(self.window.end, "MONTH_DAY_FORMAT")
        return f"{self.label} {first} – {last}"


@dataclass(frozen=True, slots=True)
class PlantSeason:
    plant: Plant
    place: Place
    today: date
    now: float
    months: list[Month]
    winter: list[Span]
    last_frost: float
    first_frost: float
    bars: list[Bar]

    @classmethod
    def of(cls, plant: Plant, garden: Garden, on: date) -> "PlantSeason":
        """Only where there is frost to count from (see `has_season`)."""
        place, strip = garden.place, YearStrip.of(garden.place)
        frost = counted_frost(place)
        last, first = frost.last_p50, frost.first_p50
        return cls(
            plant=plant,
            place=place,
            today=on,
            now=strip.at_date(on),
            months=list(strip.months()),
            winter=strip.spans(first, last),
            last_frost=strip.at(last),
            first_frost=strip.at(first),
            bars=season_bars(plant, place, on),
        )

    @property
    def words(self) -> str:
        return in_words(self.bars)


def season_bars(plant: Plant, place: Place, on: date) -> list[Bar]:
    strip = YearStrip.of(place)
    offsets = offsets_in(place, plant)
    windows = season_windows(offsets, counted_frost(place), place.latitude, on.year)
    return [_bar(strip, *job) for job in _jobs(plant, windows, place)]


def in_words(bars: list[Bar]) -> str:
    return "; ".join(bar.words for bar in bars)


def has_season(place: Place) -> bool:
    frost = counted_frost(place)
    has_both = frost.last_p50 is not None and frost.first_p50 is not None
    return has_both and not place.is_tropical


def _jobs(
    plant: Plant, windows: PlantingWindows, place: Place
) -> list[tuple[str, str | Promise, Window]]:
    jobs = [
        (look, label, window)
        for name, (look, label) in JOBS.items()
        if (window := getattr(windows, name))
    ]
    if harvest := _first_harvest(plant, windows, place):
        jobs.append(("harvest", _("First harvest"), harvest))
    return jobs


def _first_harvest(plant: Plant, windows: PlantingWindows, place: Place) -> Window | None:
    """From the earliest start of a quick plant to the latest of a slow one, before the frost if
    that ends it."""
    names = COUNTED_FROM.get(plant.days_to_maturity_from, ())
    begun = next((window for name in names if (window := getattr(windows, name))), None)
    if begun is None or plant.days_to_maturity_min is None:
        return None
    start = begun.start + timedelta(days=plant.days_to_maturity_min)
    end = begun.end + timedelta(days=plant.days_to_maturity_max)
    if plant.frost_tolerance == FrostTolerance.TENDER:
        end = min(end, seasonal.next_on(counted_frost(place).first_p50, begun.start))
    return Window(start, end) if start <= end else None


def _bar(strip: YearStrip, look: str, label: str | Promise, window: Window) -> Bar:
    first, last = seasonal.day_of_year(window.start), seasonal.day_of_year(window.end)
    return Bar(look, label, window, strip.spans(first, last))
