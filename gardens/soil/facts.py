"""All that is known of the soil of a bed on a day, read once for every part of its page."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from gardens.calendar.period import Period, shown_year
from gardens.models import Amendment, Bed, Pathogen, SoilTest
from gardens.soil.crops import Crop, crops_of
from gardens.soil.harvests import Picked, picked_in
from plants.agronomy import soil
from plants.agronomy.bed_nutrients import Soil
from plants.agronomy.nutrient_needs import AFTER_LEGUME_DAYS
from plants.agronomy.soil import CropPh

BRASSICAS = "Brassicaceae"


@dataclass(frozen=True)
class SoilFacts:
    """`tests` and `amendments` are all of the bed, the latest first."""

    bed: Bed
    today: date
    tests: list[SoilTest]
    amendments: list[Amendment]
    crops: list[Crop]
    picked: list[Picked]

    @classmethod
    def of(cls, bed: Bed, today: date) -> "SoilFacts":
        """Of a bed `with_soil_texture`."""
        tests = list(SoilTest.objects.filter(bed=bed).until(today))
        amendments = list(bed.amendments.all())
        return cls(bed, today, tests, amendments, crops_of(bed), picked_in(bed))

    @cached_property
    def test(self) -> SoilTest | None:
        """The latest, as long as it is of use."""
        if not self.tests:
            return None
        age = self.today - self.tests[0].tested_on
        return self.tests[0] if age.days <= soil.TEST_USABLE_DAYS else None

    @property
    def texture(self) -> str:
        return self.bed.soil_texture

    @cached_property
    def season(self) -> Period:
        place = self.bed.garden.place
        return Period.of_year(shown_year(place, self.today), place)

    @cached_property
    def present(self) -> list[Crop]:
        """Growing or planned, for whenever: what the reaction of the soil is to suit."""
        return [crop for crop in self.crops if crop.planting.ended_on is None]

    @cached_property
    def of_season(self) -> list[Crop]:
        """Growing, or planned for this season."""
        return [crop for crop in self.present if self._has_begun(crop)]

    def _has_begun(self, crop: Crop) -> bool:
        begins_on = crop.planting.started_on or crop.planting.planned_on
        return begins_on is None or begins_on <= self.season.last

    @cached_property
    def soil(self) -> Soil:
        return Soil(self.bed.area_m2, self.texture, self.test, self.is_after_legume)

    @property
    def is_after_legume(self) -> bool:
        since = self.today - timedelta(days=AFTER_LEGUME_DAYS)
        ended = (crop.planting.ended_on for crop in self.crops if crop.is_legume)
        return any(day and since <= day <= self.today for day in ended)

    @property
    def crops_ph(self) -> list[CropPh]:
        """What suits each that grows or is planned, where it is known."""
        plants = [crop.plant for crop in self.present]
        known = [plant for plant in plants if plant.soil_ph_min is not None]
        return [(plant.slug, plant.soil_ph_min, plant.soil_ph_max) for plant in known]

    @property
    def ph_range(self) -> tuple[float, float] | None:
        """What suits them all; upside down where nothing does."""
        crops = self.crops_ph
        if not crops:
            return None
        return max(low for _slug, low, _ in crops), min(high for _slug, _, high in crops)

    @property
    def fights_clubroot(self) -> bool:
        is_noted = any(crop.planting.pathogen == Pathogen.CLUBROOT for crop in self.crops)
        return is_noted and any(crop.plant.family == BRASSICAS for crop in self.present)
