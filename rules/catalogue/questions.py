"""Inputs that rules miss: what each would enable, and how to come by it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from rules.catalogue.faults import bed_fault, weather_fault
from rules.engine.drafts import NOTED, Missing, TaskDraft
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantFacts
from rules.engine.wording import Wording, gettext_noop, wording


@dataclass(frozen=True, slots=True)
class Question:
    """`enables` says what the answer does, `job` what work of `minutes` finds it out."""

    name: str
    title: str
    enables: str
    how: str
    job: str = ""
    minutes: int | None = None
    would_change: Wording = NOTED

    def of(
        self,
        bed: BedSnapshot | None = None,
        *,
        due_on: date | None = None,
        fault: Wording | None = None,
        place: str = "",
    ) -> Missing:
        """With its job due on the day; `place` where what lacks it is no bed."""
        return Missing(
            name=self.name,
            title=Wording(self.title),
            enables=Wording(self.enables),
            how=Wording(self.how),
            bed=bed,
            task=TaskDraft(Wording(self.job), due_on, self.minutes) if self.job else None,
            fault=fault,
            place=place,
            would_change=self.would_change,
        )


COMES = Wording(gettext_noop("It goes once the weather of your place is known."))
SOIL_TEXTURE = Question(
    name="soil_texture",
    title=gettext_noop("Soil texture is not known"),
    enables=gettext_noop("With it we reckon litres of water and doses of lime."),
    how=gettext_noop("Shake soil and water in a jar, let it settle for a day, compare the layers."),
    job=gettext_noop("Do the jar test and note the soil texture"),
    minutes=15,
)
SOIL_PH = Question(
    name="soil_ph",
    title=gettext_noop("Soil pH is not known"),
    enables=gettext_noop("With it we say whether lime is needed, and how much."),
    how=gettext_noop("Test it with a kit from a garden shop, then log the reading."),
    job=gettext_noop("Measure the soil pH and log it"),
    minutes=15,
)
# It is asked for anew, whatever was ticked before.
SOIL_PH_AGAIN = replace(
    SOIL_PH, name="soil_ph_again", title=gettext_noop("The soil test is too old")
)
PLANTING_YEAR = Question(
    name="planting_year",
    title=gettext_noop("When a perennial was planted is not known"),
    enables=gettext_noop("From its years we tell when to pick, divide and replace it."),
    how=gettext_noop("If it stands already, note when it was planted; the year is enough."),
)
SOIL_WARMTH = Question(
    name="soil_warmth",
    title=gettext_noop("How warm the soil is, is not known"),
    enables=gettext_noop("With it we say when a bed is warm enough to sow."),
    how=gettext_noop(
        "Hold a thermometer 5 cm deep on some mornings and compare it with the packet, or "
        "connect a soil sensor."
    ),
)
LAST_SOAKING = Question(
    name="last_soaking",
    title=gettext_noop("The last soaking is not known"),
    enables=gettext_noop("From it we reckon how dry the soil has become."),
    how=gettext_noop("Log the day when rain or you last soaked the soil through."),
)
POT_VOLUME = Question(
    name="pot_volume",
    title=gettext_noop("The size of a pot is not known"),
    enables=gettext_noop("With it we reckon how often and how much to water."),
    how=gettext_noop("Measure it: an ordinary bucket holds 10 litres. Enter the litres."),
    job=gettext_noop("Measure how many litres the pots hold"),
    minutes=10,
)
# Neither the rain nor the air of a weather station is in there.
WATER_UNDER_COVER = Question(
    name="water_under_cover",
    title=gettext_noop("What a bed under cover uses is not known"),
    enables=gettext_noop("In the open we reckon how much water a bed has lost."),
    how=gettext_noop(
        "Feel the soil: water when it is dry a finger deep. Once the cover is off, say so "
        "on the page of the bed."
    ),
)
TEMPERATURES = Question(
    name="temperatures",
    title=gettext_noop("Temperatures of this place are not known"),
    enables=gettext_noop("From them we reckon how much water plants use."),
    how=gettext_noop("Choose a larger town nearby as the place of the garden."),
)
COLDEST_NIGHT = Question(
    name="coldest_night",
    title=gettext_noop("The coldest night of a usual winter is not known"),
    enables=gettext_noop("With it we say which perennials live through your winters."),
    how=gettext_noop("Open the page of the place and enter it, or ask a neighbour."),
)
HOURLY_HUMIDITY = Question(
    name="hourly_humidity",
    title=gettext_noop("Hourly humidity is not known"),
    enables=gettext_noop("From it we tell when the weather favours leaf diseases."),
    how=gettext_noop("Nothing to do: it comes with the weather, where that is on."),
    would_change=COMES,
)
HOURLY_TEMPERATURE = Question(
    name="hourly_temperature",
    title=gettext_noop("Hourly temperatures are not known"),
    enables=gettext_noop("From them we tell when the weather favours mildew."),
    how=gettext_noop("Nothing to do: they come with the weather, where that is on."),
    would_change=COMES,
)
WINTER_TEMPERATURES = Question(
    name="winter_temperatures",
    title=gettext_noop("The temperatures of this winter are not known"),
    enables=gettext_noop("From them we tell how much winter chill trees have had."),
    how=gettext_noop("Nothing to do: they are kept from day to day, where weather is on."),
    would_change=COMES,
)
FIRST_CATCH = Question(
    name="codling_moth_catch",
    title=gettext_noop("The first flight of the codling moth is not known"),
    enables=gettext_noop("From that day we tell when its eggs hatch."),
    how=gettext_noop(
        "Hang a pheromone trap at bloom. Log the codling moth as a problem once it "
        "catches moths on two days running."
    ),
)
FIRST_EGGS = Question(
    name="potato_beetle_eggs",
    title=gettext_noop("The first eggs of the potato beetle are not known"),
    enables=gettext_noop("From that day we tell when its larvae hatch and feed."),
    how=gettext_noop(
        "Look under the leaves each week. Log the potato beetle as a problem once you see "
        "orange eggs."
    ),
)
FORECAST_LOWS = Question(
    name="forecast_lows",
    title=gettext_noop("A night of the forecast is not known"),
    enables=gettext_noop("With it we warn before frost."),
    how=gettext_noop("Nothing to do: it is asked for again by itself."),
)
FRESH_FORECAST = Question(
    name="fresh_forecast",
    title=gettext_noop("The weather forecast is out of date"),
    enables=gettext_noop("With a fresh one we warn before frost."),
    how=gettext_noop("Nothing to do: it is asked for again by itself."),
    would_change=COMES,
)


def soil_ph(garden: GardenSnapshot, bed: BedSnapshot) -> Missing:
    question = SOIL_PH_AGAIN if bed.soil_test else SOIL_PH
    return question.of(bed, due_on=garden.on, fault=bed_fault(bed, garden, "ph"))


def last_soaking(garden: GardenSnapshot, bed: BedSnapshot) -> Missing:
    return LAST_SOAKING.of(bed, fault=bed_fault(bed, garden, "watering", "moisture"))


def temperatures(garden: GardenSnapshot) -> Missing:
    return TEMPERATURES.of(fault=weather_fault(garden.weather.values()))


def unknown_plants(bed: BedSnapshot, figure: Callable[[PlantFacts], object]) -> Iterator[Missing]:
    """Plants of the bed of which a figure is not known; only gardeners' own plants lack any."""
    for planting in bed.plantings:
        if figure(planting.plant) in (None, ""):
            yield _plant_figures(bed, planting.plant)


def _plant_figures(bed: BedSnapshot, plant: PlantFacts) -> Missing:
    """Once for a plant, whatever it lacks."""
    return Missing(
        name=f"figures-{plant.slug}",
        title=wording(gettext_noop("Little is known of {plant}"), plant=plant.label),
        enables=Wording(
            gettext_noop("With its family, pH and hardiness we advise on rotation, lime and frost.")
        ),
        how=Wording(
            gettext_noop("Open the plant and fill in its packet, or take over a similar plant.")
        ),
        bed=bed,
    )
