"""What a line of the garden's book says."""

from django.utils import formats
from django.utils.translation import gettext

from gardens.harvests.words import harvest_words
from gardens.measured_words import MEASURED_WORDS
from gardens.models import Act, CareTask, Event, StartMethod, TaskSeries
from gardens.soil.words import say_amount
from plants.quantities import say_number, say_quantity


def entry_words(event: Event) -> str:
    """Of an event `with_details`."""
    say = SAYING.get(Act(event.act))
    return say(event) if say else event.get_act_display()


def subject_words(event: Event | CareTask | TaskSeries) -> str:
    """Tomato, Bed A; of the whole garden nothing."""
    if sowing := event.sowing:
        return f"{sowing.plant.common_name}, {sowing.tray.name}"
    if facility := event.reservoir or event.space:
        return facility.name
    plant = event.planting.plant.common_name if event.planting else ""
    return ", ".join(filter(None, (plant, event.bed.name if event.bed else "")))


def place_words(task: CareTask) -> str:
    """Where it is; what the job says names the plant already."""
    if task.sowing:
        return task.sowing.tray.name
    return task.bed.name if task.bed else subject_words(task)


def _done(event: Event) -> str:
    if words := _spread(event):
        return words
    return "; ".join(task.text for task in event.tasks.all()) or event.get_act_display()


def _started(event: Event) -> str:
    return str(StartMethod(event.planting.method).label) if event.planting else _label(event)


def _watered(event: Event) -> str:
    record = getattr(event, "watering", None)
    if record is None or record.litres is None:
        return _label(event)
    return gettext("Watered, {amount}").format(amount=say_quantity(record.litres, "L"))


def _tested(event: Event) -> str:
    record = getattr(event, "soil_test", None)
    return gettext("Soil tested, pH {ph}").format(ph=say_number(record.ph)) if record else ""


def _fed(event: Event) -> str:
    return _spread(event) or _label(event)


def _spread(event: Event) -> str:
    record = getattr(event, "amendment", None)
    if record is None:
        return ""
    amount = say_amount(record)
    return gettext("Spread: {amount} of {product}").format(amount=amount, product=record.label)


def _seen(event: Event) -> str:
    record = getattr(event, "problem", None)
    if record is None:
        return _label(event)
    return gettext("Problem seen: {name}. {severity}.").format(
        name=record.name, severity=record.get_severity_display()
    )


def _treated(event: Event) -> str:
    record = getattr(event, "treatment", None)
    if record is None:
        return _label(event)
    if not record.waiting_days:
        return gettext("Treated with {product}").format(product=record.product)
    return gettext("Treated with {product}, no harvest before {day}").format(
        product=record.product, day=formats.date_format(record.harvest_from)
    )


def _picked(event: Event) -> str:
    record = getattr(event, "harvest", None)
    return harvest_words(record) if record else _label(event)


def _label(event: Event) -> str:
    return str(event.get_act_display())


SAYING = {
    Act.NONE: _done,
    Act.START: _started,
    Act.HARVEST: _picked,
    Act.WATER: _watered,
    Act.SOIL_TEST: _tested,
    Act.FEED: _fed,
    Act.PROBLEM: _seen,
    Act.TREAT: _treated,
    **MEASURED_WORDS,
}
