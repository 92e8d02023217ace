"""Where plant families stood, season by season, and what would come back too soon."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gardens.models import Bed, BedKind, Garden, Pathogen, Planting
from gardens.plan.geometry import near_pairs, outlines
from gardens.plan.standing import stays_of
from gardens.waiting import Waits
from plants.agronomy import rotation
from plants.agronomy.soil_record import Noted, SoilRecord, Stand, Wait
from plants.agronomy.stays import Stay
from plants.choices import LifeCycle, RotationGroup
from plants.inheritance import ResolvedPlant
from plants.models import Plant
from plants.quantities import say_length, say_years

# Potting mix and water are changed, so they carry no history.
SOIL = frozenset({BedKind.GROUND, BedKind.RAISED})
FAMILIES = {
    "Amaranthaceae": RotationGroup.CHENOPODS,
    "Amaryllidaceae": RotationGroup.ALLIUMS,
    "Apiaceae": RotationGroup.UMBELLIFERS,
    "Asteraceae": RotationGroup.ASTERS,
    "Brassicaceae": RotationGroup.BRASSICAS,
    "Cucurbitaceae": RotationGroup.CUCURBITS,
    "Fabaceae": RotationGroup.LEGUMES,
    "Poaceae": RotationGroup.GRASSES,
    "Solanaceae": RotationGroup.SOLANACEAE,
}
LEVELS = {"advice": _("Worth doing"), "warning": _("Act soon"), "critical": _("Urgent")}


@dataclass(frozen=True, slots=True)
class Return:
    """A crop that would come back too soon, or catch what waits in the soil."""

    plant: Plant
    season: int
    gap_years: int
    needed_years: int
    last: Stand | None = None
    wait: Wait | None = None

    @property
    def severity(self) -> str | None:
        """Next door is no more than advice, like a second crop of one season."""
        if self.wait:
            return rotation.PATHOGEN_SEVERITY
        missing = rotation.missing_years(self.needed_years, self.gap_years)
        level = rotation.gap_severity(missing)
        return "advice" if level and (self.last.bed or not self.gap_years) else level

    @property
    def tone(self) -> str:
        return "note" if self.severity == "advice" else "urgent"

    @property
    def level(self) -> str:
        return str(LEVELS[self.severity])

    @property
    def words(self) -> str:
        needed, gap = _years(self.needed_years), _years(self.gap_years)
        names = {"plant": self.plant.common_name, "needed": needed, "gap": gap}
        names["family"] = family_words(self.plant.family)
        if self.wait:
            where = self.wait.bed or gettext("this bed")
            return gettext(
                "{disease} was found in {bed}: {plant} waits {needed} without a host, so far {gap}."
            ).format(disease=Pathogen(self.wait.disease).label, bed=where, **names)
        if self.needed_years == rotation.NEVER_YEARS:
            return gettext("{plant} should not follow itself in the same place.").format(**names)
        if self.last.bed:
            return gettext(
                "{family}: {gap} since its last crop in {bed}, less than {distance} away; "
                "{needed} are usual."
            ).format(bed=self.last.bed, distance=say_length(rotation.BESIDE_CM), **names)
        if not self.gap_years:
            return gettext("{family}: a crop of it stood here this season.").format(**names)
        return gettext(
            "{family}: {gap} since its last crop here, in {year}; {needed} are usual."
        ).format(year=self.last.season, **names)


@dataclass(frozen=True, slots=True)
class Crop:
    """A planting and the seasons in which it stands, both included."""

    planting: Planting
    first: int
    last: int

    @property
    def stand(self) -> Stand:
        return Stand(self.last, self.planting.plant.family, self.planting.plant.slug)

    @property
    def leaves(self) -> bool:
        """Something may follow it."""
        return bool(self.planting.ended_on) or not is_perennial(self.planting.plant)


@dataclass(frozen=True, slots=True)
class Rotation:
    garden: Garden
    on: date
    beds: list[Bed]
    crops: dict[int, list[Crop]]
    beside: dict[int, list[Bed]]
    # By planting, and by plant.
    stays: dict[int, Stay]
    grown: dict[int, ResolvedPlant]

    @classmethod
    def of(cls, garden: Garden, on: date, about: Bed | None = None) -> "Rotation":
        """Three queries, whatever the number of beds; only what matters `about` one bed, or of
        all. A warm summer or a waiting period moves no crop into another season, so
        neither is asked for."""
        beds = list(garden.beds.all())
        beside = _beside(beds)
        wanted = {bed.pk for bed in ([about, *beside[about.pk]] if about else beds)}
        plantings = list(garden.plantings.filter(bed__in=wanted))
        plants = Plant.objects.in_bulk({planting.plant_id for planting in plantings})
        by_pk = {bed.pk: bed for bed in beds}
        for planting in plantings:
            planting.plant, planting.bed = plants[planting.plant_id], by_pk[planting.bed_id]
        grown = {pk: ResolvedPlant(plant, plant, {}) for pk, plant in plants.items()}
        stays = stays_of(plantings, garden, on, grown, weather={}, waits=Waits(()))
        found = cls(garden, on, beds, defaultdict(list), beside, stays, grown)
        for planting in plantings:
            found.crops[planting.bed_id].append(found._crop(planting, stays[planting.pk]))
        return found

    def season_of(self, day: date) -> int:
        return rotation.season_of(day, self.garden.place.latitude)

    def days_of(self, season: int) -> tuple[date, date]:
        """Its first and last day."""
        month = rotation.FIRST_MONTH_SOUTH if self.garden.place.is_southern else 1
        return date(season, month, 1), date(season + 1, month, 1) - timedelta(days=1)

    def year_words(self, season: int) -> str:
        """2026, or 2026/27 south of the equator."""
        if self.garden.place.is_southern:
            return f"{season}/{(season + 1) % 100:02}"
        return str(season)

    def record(self, bed: Bed, *, before: int | None = None, by: date | None = None) -> SoilRecord:
        """Of a crop that is to come, `by` that day, or of one that began in the season `before`
        which this ends: only earlier ones count."""
        crops = [
            crop
            for crop in self.crops[bed.pk]
            if crop.leaves and (before is None or crop.last < before)
        ]
        near = self.beside[bed.pk]
        return SoilRecord(
            over=frozenset(crop.stand for crop in crops if self._is_over(crop, by)),
            growing=frozenset(crop.stand for crop in crops if not self._is_over(crop, by)),
            diseases=frozenset(
                [*_noted(crops), *(noted for other in near for noted in self._noted_in(other))]
            ),
            beside=frozenset(stand for other in near for stand in self._stood_in(other)),
        )

    def present(self, bed: Bed) -> list[Planting]:
        """Planned or growing."""
        plantings = [crop.planting for crop in self.crops[bed.pk]]
        return [planting for planting in plantings if planting.ended_on is None]

    def present_beside(self, bed: Bed) -> list[Planting]:
        """What grows or is planned in the beds beside it."""
        return [planting for other in self.beside[bed.pk] for planting in self.present(other)]

    def too_soon(self, plant: Plant, season: int, bed: Bed, record: SoilRecord) -> Return | None:
        """None in pots, and where nothing speaks against it."""
        if bed.kind not in SOIL or self.garden.is_indoor:
            return None
        if wait := record.resting_from(plant.family, plant.slug, season):
            needed = rotation.PATHOGENS[wait.disease].years
            return Return(plant, season, wait.gap_years, needed, wait=wait)
        facts = {"family": plant.family, "slug": plant.slug, "is_perennial": is_perennial(plant)}
        kind, needed = rotation.follows_itself(**facts), rotation.needed_years(**facts)
        last = record.last_stood(
            season, lambda family, slug: kind in (family, slug), only_here=is_perennial(plant)
        )
        if last is None:
            return None
        found = Return(plant, season, season - last.season, needed, last)
        return found if found.severity else None

    def _is_over(self, crop: Crop, by: date | None) -> bool:
        stay = self.stays[crop.planting.pk]
        return bool(crop.planting.ended_on) or (by is not None and stay.is_over_by(by))

    def _crop(self, planting: Planting, stay: Stay) -> Crop:
        """What stays is there next season too."""
        first = self.season_of(planting.begins_on or stay.start or self.on)
        last = self.season_of(stay.end) if stay.end else self.season_of(self.on) + 1
        return Crop(planting, first, max(first, last))

    def _stood_in(self, other: Bed) -> Iterator[Stand]:
        for crop in self.crops[other.pk]:
            if crop.leaves:
                yield crop.stand._replace(bed=other.name)

    def _noted_in(self, other: Bed) -> Iterator[Noted]:
        for noted in _noted(self.crops[other.pk]):
            yield noted._replace(bed=other.name)


def is_perennial(plant: Plant) -> bool:
    return plant.life_cycle == LifeCycle.PERENNIAL


def family_words(family: str) -> str:
    """As gardeners say; the botanical name of those that no rotation knows."""
    return str(FAMILIES[family].label) if family in FAMILIES else family


def _beside(beds: Sequence[Bed]) -> dict[int, list[Bed]]:
    """Of beds of soil, those less than a metre away."""
    placed = [bed for bed in beds if bed.kind in SOIL and bed.is_on_land]
    edges = outlines([bed.ring_on_land for bed in placed])
    beside: dict[int, list[Bed]] = defaultdict(list)
    for one, other in near_pairs(edges, rotation.BESIDE_CM):
        beside[placed[one].pk].append(placed[other])
        beside[placed[other].pk].append(placed[one])
    return beside


def _noted(crops: Sequence[Crop]) -> Iterator[Noted]:
    for crop in crops:
        if crop.planting.ended_on and crop.planting.pathogen in rotation.PATHOGENS:
            yield Noted(crop.last, crop.planting.pathogen)


def _years(number: int) -> str:
    return say_years(number, number)
