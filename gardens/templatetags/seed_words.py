"""Sentences about seed: what is expected of it, and on what that rests."""

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from gardens.models import GerminationTest, SeedLot
from gardens.seeds.demand import Line, Taken
from gardens.seeds.keeping import Keeping
from gardens.seeds.reckoning import Need, OtherStore, Rising
from gardens.templatetags.seeds import percent, seeds
from plants.agronomy.seed_observed import Observed, Seen
from plants.agronomy.seed_packet import is_store_safe
from plants.agronomy.sowing import ENOUGH_SEEDS, germination_interval
from plants.quantities import say_number, say_quantity, say_range
from plants.units import as_shown

register = template.Library()


@register.filter
def test_words(test: GerminationTest) -> str:
    low, high = germination_interval(test.germinated, test.seeds)
    return gettext(
        "{germinated} of {seeds} sprouted, {share}. In four of five such tests the true share "
        "lies between {low} and {high}."
    ).format(
        germinated=test.germinated,
        seeds=test.seeds,
        share=percent(test.germinated / test.seeds),
        low=percent(low),
        high=percent(high),
    )


@register.filter
def keeping_words(keeping: Keeping) -> str:
    """From what the expected share is reckoned."""
    if keeping.observed:
        return _observed_words(keeping.observed)
    if keeping.is_measured:
        return gettext(
            "From the moisture of the seed and the temperature of the store (Ellis and Roberts "
            "1980)."
        )
    if keeping.sigma_days is None:
        return gettext("Nobody has noted how long this seed keeps. A test tells.")
    plant = keeping.lot.plant
    return gettext(
        "A rule of thumb: well stored, {plant} keeps about {years} years; the warmth of the store "
        "shortens or lengthens that. A test tells more."
    ).format(plant=plant.common_name, years=say_number(plant.seed_viability_years))


def _observed_words(observed: Observed) -> str:
    words = _seen_words(observed)
    if not observed.are_few:
        return words
    low, high = observed.interval
    few = gettext(
        "Of so few seeds the true share may lie between {low} and {high}; the lower one counts, "
        "until {enough} were seen."
    ).format(low=percent(low), high=percent(high), enough=ENOUGH_SEEDS)
    return f"{words} {few}"


def _seen_words(observed: Observed) -> str:
    kinds = {one.is_test for one in observed.rows}
    if kinds == {True}:
        sentence = gettext("From your test: {germinated} of {seeds} sprouted.")
    elif kinds == {False}:
        sentence = gettext("From your trays: {germinated} of {seeds} came up.")
    else:
        sentence = gettext(
            "From your tests and trays: {germinated} of {seeds} sprouted or came up."
        )
    return sentence.format(germinated=observed.germinated, seeds=observed.seeds)


@register.filter
def basis_words(lot: SeedLot) -> str:
    """As `keeping_words`, in a few words beside a number."""
    keeping = Keeping.of(lot)
    if keeping.observed:
        return _seen_words(keeping.observed)
    if keeping.is_measured:
        return gettext("From moisture and temperature of the store.")
    if keeping.sigma_days is None:
        return gettext("Nothing is known of it: reckoned as a usual new packet.")
    return gettext("From its age, a rule of thumb.")


@register.filter
def seen_words(seen: Seen) -> str:
    if seen.is_test:
        sentence = gettext("Test that ended on {day}: {germinated} of {seeds} sprouted.")
        return sentence.format(
            day=date_format(seen.seen_on), germinated=seen.germinated, seeds=seen.seeds
        )
    return gettext("{tray}, sown {day}: {germinated} of {seeds} came up.").format(
        tray=seen.tray,
        day=date_format(seen.seen_on),
        germinated=seen.germinated,
        seeds=seen.seeds,
    )


@register.filter
def need_words(need: Need) -> str:
    """43 seeds for 24 plants."""
    if need.seeds.seeds is None:
        return gettext("None of it is expected to sprout. Test it, or buy new seed.")
    return gettext(
        "Sow {seeds} for {plants}: {share} sprout, and {factor} of those become plants. For a "
        "plant at nineteen of twenty places sow {per_station} at each."
    ).format(
        seeds=seeds(need.seeds.seeds),
        plants=ngettext("{number} plant", "{number} plants", need.plants).format(
            number=say_number(need.plants)
        ),
        share=percent(need.seeds.share),
        factor=percent(need.field_factor),
        per_station=need.seeds.per_station,
    )


@register.filter
def rising_words(rising: Rising) -> str:
    soil = say_quantity(rising.soil_c, "°C", _tenths(as_shown(rising.soil_c, "°C")))
    if not rising.is_known:
        return gettext("Nobody has measured how long this plant takes to come up.")
    if rising.days is None:
        return gettext("At {soil} nothing comes up.").format(soil=soil)
    low, high = rising.range_days
    return gettext(
        "At {soil} it comes up in about {days} days ({range}); sown today, about {day}."
    ).format(
        soil=soil,
        days=say_number(rising.days, _tenths(rising.days)),
        range=say_range(round(low), round(high)),
        day=date_format(rising.up_on, "MONTH_DAY_FORMAT"),
    )


def _tenths(value: float) -> int:
    """How many digits say it to a tenth."""
    return 0 if round(value, 1).is_integer() else 1


@register.filter
def lifetime_words(store: OtherStore) -> str:
    if store.factor < 1:
        sentence = gettext(
            "Kept at {temperature} and {moisture} moisture it lives only {share} as long as at "
            "{than_temperature} and {than_moisture} (Harrington 1972)."
        )
    else:
        sentence = gettext(
            "Kept at {temperature} and {moisture} moisture it lives {factor} times as long as at "
            "{than_temperature} and {than_moisture} (Harrington 1972)."
        )
    return sentence.format(
        temperature=say_quantity(store.temperature_c, "°C"),
        moisture=say_quantity(store.moisture_pct, "%"),
        factor=say_number(store.factor),
        share=percent(store.factor),
        than_temperature=say_quantity(store.than_c, "°C"),
        than_moisture=say_quantity(store.than_moisture_pct, "%"),
    )


@register.filter
def store_words(lot: SeedLot) -> str:
    """Whether warmth and damp together are too much; empty where they are not known."""
    if lot.store_c is None or lot.humidity_pct is None:
        return ""
    if is_store_safe(lot.store_c, lot.humidity_pct):
        return gettext("Cool and dry enough to keep.")
    return gettext("Too warm and damp to keep: degrees Fahrenheit and per cent pass a hundred.")


@register.filter
def reasons(line: Line) -> list[str]:
    """How the number to buy comes about, one sentence for each source."""
    words = []
    if line.in_trays:
        words.append(gettext("{number} are in trays.").format(number=line.in_trays))
    if line.is_late_in_trays:
        words.append(gettext("Some of these trays are overdue: count what came up."))
    words += [taken_words(taken) for taken in line.taken]
    words += [
        gettext("{lot} is too old to count on; test it.").format(lot=lot) for lot in line.too_old
    ]
    if line.missing:
        words.append(gettext("{number} plants are missing.").format(number=line.missing))
    return words


def taken_words(taken: Taken) -> str:
    words = gettext("{lot}: sow {seeds} for {plants}; {share} expected to sprout.").format(
        lot=taken.lot,
        seeds=seeds(taken.seeds),
        plants=taken.plants,
        share=percent(taken.share),
    )
    return f"{words} {basis_words(taken.lot)}"
