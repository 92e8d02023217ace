"""Plant, cultivar, gardener: the later layer wins, value by value; no database."""

import time
from dataclasses import dataclass, field

import pytest
from django.core.exceptions import ValidationError

from plants.choices import Confidence, DaysFrom, FrostTolerance, Origin, Sun
from plants.facts import facts_of
from plants.inheritance import ResolvedPlant, resolve
from plants.models import Cultivar, Plant
from plants.models.figures import FIGURE_RANGES, OVERRIDABLE, Figures
from plants.provenance import SourcedFact
from plants.tests.factories import CultivarFactory, PlantFactory
from plants.timing import growing_windows


@dataclass
class Own:
    """What a gardener knows better, without a model."""

    values: dict[str, object]
    source: str = ""
    origin: Origin = field(default=Origin.YOURS)

    def overrides(self) -> dict[str, object]:
        return self.values


@pytest.fixture
def tomato() -> Plant:
    return PlantFactory.build(slug="tomato", common_name="Tomato", spacing_in_row_cm=50)


@pytest.fixture
def matina(tomato) -> Cultivar:
    return Cultivar(
        plant=tomato,
        name="Matina",
        source="packet 2026",
        spacing_in_row_cm=40,
        days_to_maturity_min=55,
        days_to_maturity_max=60,
        days_to_maturity_from=DaysFrom.TRANSPLANT,
    )


def said(resolved: ResolvedPlant, label: str) -> SourcedFact:
    return next(one for one in facts_of(resolved) if one.fact.label == label)


def test_without_layers_the_plant_is_the_catalogues_own(tomato):
    resolved = resolve(tomato)

    assert resolved.plant is tomato
    assert resolved.origin("spacing_in_row_cm") == Origin.CATALOGUE
    assert resolved.source("spacing_in_row_cm") == ""


def test_a_cultivar_overrides_only_what_it_sets(tomato, matina):
    resolved = resolve(tomato, matina)

    assert (resolved.plant.spacing_in_row_cm, resolved.plant.height_cm) == (40, 150)
    assert resolved.origin("spacing_in_row_cm") == Origin.CULTIVAR
    assert resolved.source("spacing_in_row_cm") == "packet 2026"
    assert resolved.origin("height_cm") == Origin.CATALOGUE
    assert tomato.spacing_in_row_cm == 50


def test_the_later_layer_wins_value_by_value(tomato, matina):
    own = Own({"spacing_in_row_cm": 35, "sun": Sun.PART}, "my notes")
    resolved = resolve(tomato, matina, own)

    assert resolved.plant.spacing_in_row_cm == 35
    assert resolved.plant.days_to_maturity_min == 55
    assert [resolved.origin(name) for name in ("spacing_in_row_cm", "sun")] == [Origin.YOURS] * 2
    assert resolved.origin("days_to_maturity_max") == Origin.CULTIVAR
    assert resolved.source("sun") == "my notes"


def test_what_is_worked_out_of_values_follows_them(tomato):
    own = Own(
        {
            "spacing_in_row_cm": 12,
            "frost_tolerance": FrostTolerance.HARDY,
            "transplant_weeks_after_last_frost_min": -2,
            "transplant_weeks_after_last_frost_max": 0,
        }
    )
    grown = resolve(tomato, own).plant

    assert grown.block_row_spacing_cm == 36
    assert grown.crop_offsets.transplant_weeks == (-2, 0)
    assert not grown.crop_offsets.is_tender
    assert grown.get_frost_tolerance_display() == "Hardy"
    assert (grown.pk, grown.glyph) == (tomato.pk, tomato.glyph)


def test_zero_and_negative_values_are_values(tomato):
    layer = Cultivar(kill_temperature_c=0, succession_interval_days=None, sun="")

    assert layer.overrides() == {"kill_temperature_c": 0}
    assert resolve(tomato, layer).origin("kill_temperature_c") == Origin.CULTIVAR


def test_a_page_says_whose_a_value_is_and_what_the_catalogue_says(tomato, matina):
    resolved = resolve(tomato, matina, Own({"height_cm": 90}))

    spacing, size, light = (said(resolved, label) for label in ("Spacing", "Size", "Light"))
    assert (spacing.origin, spacing.source) == (Origin.CULTIVAR, "packet 2026")
    assert spacing.instead.value.startswith("50")
    assert size.origin == Origin.YOURS
    assert (light.origin, light.instead) == (Origin.CATALOGUE, None)


def test_what_the_catalogue_does_not_know_can_be_known(tomato):
    resolved = resolve(tomato, Own({"succession_interval_days": 14}))

    again = said(resolved, "Sow again")
    assert (again.fact.value, again.instead, again.provenance) == ("every 14 days", None, None)


def test_sowing_weeks_are_sourced_too(tomato):
    weeks = dict.fromkeys(
        ("transplant_weeks_after_last_frost_min", "transplant_weeks_after_last_frost_max"), 0
    )
    windows = {one.fact.label: one for one in growing_windows(resolve(tomato, Own(weeks)))}

    assert windows["Plant out"].fact.value == "At the last frost"
    assert windows["Plant out"].instead.value == "1 to 3 weeks after the last frost"
    assert windows["Sow indoors"].origin == Origin.CATALOGUE
    assert [source.code for source in windows["Sow indoors"].provenance.sources] == ["EXT"]


def test_thousands_of_plantings_are_resolved_in_a_blink(tomato, matina):
    began = time.process_time()
    for _ in range(2000):
        resolve(tomato, matina)

    assert time.process_time() - began < 0.4


def test_every_overridable_column_is_the_plants_with_its_bounds_and_words():
    for name in OVERRIDABLE:
        own, plants = Figures._meta.get_field(name), Plant._meta.get_field(name)
        assert type(own) is type(plants)
        assert (own.verbose_name, own.choices) == (plants.verbose_name, plants.choices)
        assert own.validators == plants.validators
        assert own.blank, name


def test_ranges_are_overridden_at_both_ends_or_not_at_all():
    ends = {name for name in OVERRIDABLE if "_min" in name or "_max" in name}

    assert len(ends - {"sun_hours_min"}) == 2 * len(FIGURE_RANGES)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"usda_zone_min": 5}, "Give both ends of the range, the lower one first."),
        (
            {"soil_ph_min": 7, "soil_ph_max": 6},
            "Give both ends of the range, the lower one first.",
        ),
        (
            {"days_to_maturity_min": 50, "days_to_maturity_max": 60},
            "Days to maturity and what they are counted from go together: give both or neither.",
        ),
        (
            {"days_to_maturity_from": DaysFrom.SOWING},
            "Days to maturity and what they are counted from go together: give both or neither.",
        ),
        ({"height_cm": 100, "source": ""}, "Say where the figures come from."),
        ({"name": "!?"}, "Write a name with letters or digits."),
    ],
)
def test_what_does_not_fit_together_is_refused_in_a_sentence(values, sentence):
    cultivar = Cultivar(**({"name": "Matina", "source": "packet"} | values))

    with pytest.raises(ValidationError) as refusal:
        cultivar.clean()

    assert refusal.value.messages == [sentence]


@pytest.mark.django_db
def test_a_figure_out_of_bounds_is_refused():
    cultivar = CultivarFactory.build(
        plant=PlantFactory(), source="packet", height_cm=9999, confidence=Confidence.LOW
    )

    with pytest.raises(ValidationError) as refusal:
        cultivar.full_clean()

    assert set(refusal.value.message_dict) == {"height_cm"}
