"""Inputs that rules miss: what each would enable, and how to come by it."""

from collections.abc import Callable, Iterator

from rules.catalogue.faults import bed_fault, weather_fault
from rules.engine.drafts import Missing, TaskDraft
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantFacts
from rules.engine.wording import Wording, gettext_noop, wording

NO_TEST = Wording(gettext_noop("Soil pH is not known"))
COMES = Wording(gettext_noop("It goes once the weather of your place is known."))
OLD_TEST = Wording(gettext_noop("The soil test is too old"))


def soil_texture(garden: GardenSnapshot, bed: BedSnapshot) -> Missing:
    return Missing(
        name="soil_texture",
        title=Wording(gettext_noop("Soil texture is not known")),
        enables=Wording(gettext_noop("With it we reckon litres of water and doses of lime.")),
        how=Wording(
            gettext_noop(
                "Shake soil and water in a jar, let it settle for a day, compare the layers."
            )
        ),
        bed=bed,
        task=TaskDraft(
            what=Wording(gettext_noop("Do the jar test and note the soil texture")),
            due_on=garden.on,
            minutes=15,
        ),
    )


def soil_ph(garden: GardenSnapshot, bed: BedSnapshot) -> Missing:
    """A test that has become too old is asked for anew, whatever was ticked before."""
    is_old = bed.soil_test is not None
    return Missing(
        name="soil_ph_again" if is_old else "soil_ph",
        title=OLD_TEST if is_old else NO_TEST,
        enables=Wording(gettext_noop("With it we say whether lime is needed, and how much.")),
        how=Wording(gettext_noop("Test it with a kit from a garden shop, then log the reading.")),
        bed=bed,
        task=TaskDraft(
            what=Wording(gettext_noop("Measure the soil pH and log it")),
            due_on=garden.on,
            minutes=15,
        ),
        fault=bed_fault(bed, garden, "ph"),
    )


def planting_year(bed: BedSnapshot) -> Missing:
    return Missing(
        name="planting_year",
        title=Wording(gettext_noop("When a perennial was planted is not known")),
        enables=Wording(
            gettext_noop("From its years we tell when to pick, divide and replace it.")
        ),
        how=Wording(
            gettext_noop("If it stands already, note when it was planted; the year is enough.")
        ),
        bed=bed,
    )


def soil_warmth(bed: BedSnapshot) -> Missing:
    return Missing(
        name="soil_warmth",
        title=Wording(gettext_noop("How warm the soil is, is not known")),
        enables=Wording(gettext_noop("With it we say when a bed is warm enough to sow.")),
        how=Wording(
            gettext_noop(
                "Hold a thermometer 5 cm deep on some mornings and compare it with the packet, or "
                "connect a soil sensor."
            )
        ),
        bed=bed,
    )


def last_soaking(garden: GardenSnapshot, bed: BedSnapshot) -> Missing:
    return Missing(
        name="last_soaking",
        title=Wording(gettext_noop("The last soaking is not known")),
        enables=Wording(gettext_noop("From it we reckon how dry the soil has become.")),
        how=Wording(gettext_noop("Log the day when rain or you last soaked the soil through.")),
        bed=bed,
        fault=bed_fault(bed, garden, "watering", "moisture"),
    )


def pot_volume(garden: GardenSnapshot, bed: BedSnapshot) -> Missing:
    return Missing(
        name="pot_volume",
        title=Wording(gettext_noop("The size of a pot is not known")),
        enables=Wording(gettext_noop("With it we reckon how often and how much to water.")),
        how=Wording(
            gettext_noop("Measure it: an ordinary bucket holds 10 litres. Enter the litres.")
        ),
        bed=bed,
        task=TaskDraft(
            what=Wording(gettext_noop("Measure how many litres the pots hold")),
            due_on=garden.on,
            minutes=10,
        ),
    )


def water_under_cover(bed: BedSnapshot) -> Missing:
    """Neither the rain nor the air of a weather station is in there."""
    return Missing(
        name="water_under_cover",
        title=Wording(gettext_noop("What a bed under cover uses is not known")),
        enables=Wording(gettext_noop("In the open we reckon how much water a bed has lost.")),
        how=Wording(
            gettext_noop(
                "Feel the soil: water when it is dry a finger deep. Once the cover is off, say so "
                "on the page of the bed."
            )
        ),
        bed=bed,
    )


def temperatures(garden: GardenSnapshot) -> Missing:
    return Missing(
        name="temperatures",
        title=Wording(gettext_noop("Temperatures of this place are not known")),
        enables=Wording(gettext_noop("From them we reckon how much water plants use.")),
        how=Wording(gettext_noop("Choose a larger town nearby as the place of the garden.")),
        fault=weather_fault(garden.weather.values()),
    )


def coldest_night(bed: BedSnapshot) -> Missing:
    return Missing(
        name="coldest_night",
        title=Wording(gettext_noop("The coldest night of a usual winter is not known")),
        enables=Wording(gettext_noop("With it we say which perennials live through your winters.")),
        how=Wording(gettext_noop("Open the page of the place and enter it, or ask a neighbour.")),
        bed=bed,
    )


def hourly_humidity(bed: BedSnapshot) -> Missing:
    return Missing(
        name="hourly_humidity",
        title=Wording(gettext_noop("Hourly humidity is not known")),
        enables=Wording(gettext_noop("From it we tell when the weather favours leaf diseases.")),
        how=Wording(gettext_noop("Nothing to do: it comes with the weather, where that is on.")),
        bed=bed,
        would_change=COMES,
    )


def hourly_temperature(bed: BedSnapshot) -> Missing:
    return Missing(
        name="hourly_temperature",
        title=Wording(gettext_noop("Hourly temperatures are not known")),
        enables=Wording(gettext_noop("From them we tell when the weather favours mildew.")),
        how=Wording(gettext_noop("Nothing to do: they come with the weather, where that is on.")),
        bed=bed,
        would_change=COMES,
    )


def winter_temperatures(bed: BedSnapshot) -> Missing:
    return Missing(
        name="winter_temperatures",
        title=Wording(gettext_noop("The temperatures of this winter are not known")),
        enables=Wording(gettext_noop("From them we tell how much winter chill trees have had.")),
        how=Wording(
            gettext_noop("Nothing to do: they are kept from day to day, where weather is on.")
        ),
        bed=bed,
        would_change=COMES,
    )


def first_catch(bed: BedSnapshot) -> Missing:
    return Missing(
        name="codling_moth_catch",
        title=Wording(gettext_noop("The first flight of the codling moth is not known")),
        enables=Wording(gettext_noop("From that day we tell when its eggs hatch.")),
        how=Wording(
            gettext_noop(
                "Hang a pheromone trap at bloom. Log the codling moth as a problem once it "
                "catches moths on two days running."
            )
        ),
        bed=bed,
    )


def first_eggs(bed: BedSnapshot) -> Missing:
    return Missing(
        name="potato_beetle_eggs",
        title=Wording(gettext_noop("The first eggs of the potato beetle are not known")),
        enables=Wording(gettext_noop("From that day we tell when its larvae hatch and feed.")),
        how=Wording(
            gettext_noop(
                "Look under the leaves each week. Log the potato beetle as a problem once you see "
                "orange eggs."
            )
        ),
        bed=bed,
    )


def forecast_lows(fault: Wording) -> Missing:
    return Missing(
        name="forecast_lows",
        title=Wording(gettext_noop("A night of the forecast is not known")),
        enables=Wording(gettext_noop("With it we warn before frost.")),
        how=Wording(gettext_noop("Nothing to do: it is asked for again by itself.")),
        fault=fault,
    )


def fresh_forecast() -> Missing:
    return Missing(
        name="fresh_forecast",
        title=Wording(gettext_noop("The weather forecast is out of date")),
        enables=Wording(gettext_noop("With a fresh one we warn before frost.")),
        how=Wording(gettext_noop("Nothing to do: it is asked for again by itself.")),
        would_change=COMES,
    )


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
