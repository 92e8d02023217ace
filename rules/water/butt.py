"""What should be in the water butt, by rain and waterings since someone looked into it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor

from django.db.models import Sum
from django.utils import formats
from django.utils.translation import gettext, ngettext

from gardens.models import Garden, WaterButt, Watering
from plants.agronomy.rainwater import caught_l, level_after_l
from plants.quantities import say_number, say_quantity
from rules.catalogue.water.weather import WaterWeather
from rules.water.outlook import Outlook

# As long as weather is kept for the balance of beds.
LOOK_BACK_DAYS = 30


@dataclass(frozen=True, slots=True)
class ButtWater:
    """`level_l` is None where it was seen too long ago; `needed_l` waters all beds once."""

    butt: WaterButt
    level_l: float | None
    needed_l: float
    has_averages: bool

    @classmethod
    def of(
        cls, garden: Garden, on: date, weather: WaterWeather, beds: list[Outlook]
    ) -> "ButtWater | None":
        butt = WaterButt.objects.filter(garden=garden).first()
        if butt is None:
            return None
        drawn = _drawn_l(butt)
        days = [butt.level_on + timedelta(days=n) for n in range((on - butt.level_on).days)]
        water = [weather.on(day) for day in days] if len(days) <= LOOK_BACK_DAYS else [None]
        needed_l = sum(found.litres for found in beds if found.litres and found.due_on)
        if None in water:
            return cls(butt, None, needed_l, False)
        level_l = butt.level_l
        for day, told in zip(days, water, strict=True):
            level_l = level_after_l(
                level_l,
                butt.volume_l,
                caught=caught_l(told.rain_mm, butt.roof_m2),
                drawn=drawn.get(day, 0.0),
            )
        # Today's rain is still to come.
        level_l = level_after_l(level_l, butt.volume_l, caught=0.0, drawn=drawn.get(on, 0.0))
        return cls(butt, level_l, needed_l, any(told.is_average for told in water))

    @property
    def sentence(self) -> str:
        seen = formats.date_format(self.butt.level_on)
        if self.level_l is None:
            return gettext(
                "Look how much is in it and enter that: you last did on {day}, which is too long "
                "ago to count from."
            ).format(day=seen)
        return gettext("About {level} of {volume} should be in it.").format(
            level=say_quantity(self.level_l, "L"), volume=say_quantity(self.butt.volume_l, "L")
        )

    @property
    def enough(self) -> str:
        """For how many waterings of what needs water next."""
        if self.level_l is None or not self.needed_l:
            return ""
        needed = say_quantity(self.needed_l, "L")
        number = floor(self.level_l / self.needed_l)
        if not number:
            sentence = gettext("That is not enough to water all beds once, which takes {litres}.")
            return sentence.format(litres=needed)
        sentence = ngettext(
            "That is enough for {number} watering of all beds, which takes {litres}.",
            "That is enough for {number} waterings of all beds; one takes {litres}.",
            number,
        )
        return sentence.format(number=say_number(number), litres=needed)

    @property
    def origin(self) -> str:
        if self.level_l is None:
            return ""
        words = (
            gettext("Counted from {level} on {day}; climate averages stand in for missing rain.")
            if self.has_averages
            else gettext("Counted from {level} on {day}, with the rain and waterings since.")
        )
        return words.format(
            level=say_quantity(self.butt.level_l, "L"),
            day=formats.date_format(self.butt.level_on),
        )


def _drawn_l(butt: WaterButt) -> Mapping[date, float]:
    drawn = Watering.objects.filter(
        garden=butt.garden_id, is_from_butt=True, watered_on__gte=butt.level_on
    )
    sums = drawn.order_by().values("watered_on").annotate(litres=Sum("litres", default=0.0))
    return dict(sums.values_list("watered_on", "litres"))
