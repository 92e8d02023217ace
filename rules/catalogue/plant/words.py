"""What is said of sowing and planting."""

from datetime import date

from plants.agronomy.risk_appetite import RiskAppetite
from rules.catalogue.plant.starts import Start
from rules.engine.drafts import TaskDraft
from rules.engine.snapshot import DIRECT_SOW, SOW_INDOORS, TRANSPLANT
from rules.engine.wording import Quantity, Value, Wording, gettext_noop, wording

NOW = {
    SOW_INDOORS: gettext_noop("Sow {plant} indoors now"),
    DIRECT_SOW: gettext_noop("Sow {plant} now"),
    TRANSPLANT: gettext_noop("Plant {plant} now"),
}
FROM = {
    SOW_INDOORS: gettext_noop("Sow {plant} indoors from {begins}"),
    DIRECT_SOW: gettext_noop("Sow {plant} from {begins}"),
    TRANSPLANT: gettext_noop("Plant {plant} from {begins}"),
}
TASK = {
    SOW_INDOORS: gettext_noop("Sow {count} × {plant} indoors for {bed}"),
    DIRECT_SOW: gettext_noop("Sow {count} × {plant} in {bed}"),
    TRANSPLANT: gettext_noop("Plant {count} × {plant} in {bed}"),
}
TASK_BY = {
    SOW_INDOORS: gettext_noop("Sow {count} × {plant} indoors for {bed}, by {ends}"),
    DIRECT_SOW: gettext_noop("Sow {count} × {plant} in {bed}, by {ends}"),
    TRANSPLANT: gettext_noop("Plant {count} × {plant} in {bed}, by {ends}"),
}
OPEN = gettext_noop("Its window is open until around {ends}.")
OVER = gettext_noop("The best time is over; begun by {ends} it may still get ready.")
OVER_HEAT = gettext_noop("The best time is over; begun by {ends} it may ripen, or bolt in heat.")
OPENS = gettext_noop("Its window opens around {begins} and closes around {ends}.")
PLANNED = gettext_noop("You planned it for {begins}.")
UNPLANNED = gettext_noop("You have not planned a day for it.")
TRAY = gettext_noop("The plants sown indoors are ready to go out around {begins}.")
WINDOW_WHY = {
    RiskAppetite.CAUTIOUS: Wording(
        gettext_noop("You chose to be cautious: it is counted from frosts of 1 year in 10.")
    ),
    RiskAppetite.NORMAL: Wording(
        gettext_noop("It is counted from the usual frost dates of your place.")
    ),
    RiskAppetite.BOLD: Wording(
        gettext_noop("You chose to be bold: tender crops too go by the usual frost dates.")
    ),
}
FORMULA = gettext_noop("{columns} in a row × {rows} = {count}")
WOULD_CHANGE = Wording(
    gettext_noop("Another day in your plan, a cover, other frost dates, or the risk you take.")
)
FREE_WHY = Wording(gettext_noop("No season decides here, so your own plan does."))
UNKNOWN_WHY = Wording(
    gettext_noop("Its weeks of sowing and planting are not known, so your own plan decides.")
)
TRAY_WHY = Wording(gettext_noop("Later they grow lanky; earlier a cold night may kill them."))
START = Wording(gettext_noop("Start them, then tick the task: that notes the day."))
TROPICS = Wording(gettext_noop("Dates by season do not apply in the tropics"))
TROPICS_WHY = Wording(gettext_noop("Rain and heat decide, and they differ from place to place."))
OWN_DATES = Wording(gettext_noop("Plan dates of your own; we remind you of them."))
GET_READY = Wording(gettext_noop("Get seed or young plants ready; there is still time."))
HARDEN = Wording(gettext_noop("Set them outside by day for a week first, longer each day."))


def _values(start: Start, today: date) -> dict[str, Value]:
    values: dict[str, Value] = {
        "plant": start.planting.plant.label,
        "bed": start.bed.name,
        "count": Quantity(start.planting.count),
    }
    if start.has_day:
        values["begins"] = start.on
    if ends := start.ends(today):
        values["ends"] = ends
    return values


def title(start: Start, today: date) -> Wording:
    texts = NOW if start.is_open(today) else FROM
    return wording(texts[_act(start)], **_values(start, today))


def _act(start: Start) -> str:
    is_set = start.planting.plant.is_set
    return TRANSPLANT if is_set and start.method == DIRECT_SOW else start.method


def formula(start: Start) -> Wording:
    planting = start.planting
    sides = {"columns": Quantity(planting.columns), "rows": Quantity(planting.rows)}
    return wording(FORMULA, **sides, count=Quantity(planting.count))


def what(start: Start, today: date) -> Wording:
    if not start.records:
        text = TRAY
    elif start.span is None:
        text = PLANNED if start.planting.planned_on else UNPLANNED
    elif not start.is_open(today):
        text = OPENS
    else:
        text = _late(start) if start.is_past_best(today) else OPEN
    return wording(text, **_values(start, today))


def _late(start: Start) -> str:
    return OVER if start.planting.plant.is_tender else OVER_HEAT


def why(start: Start, appetite: str) -> Wording:
    if start.span:
        return WINDOW_WHY[appetite]
    if not start.records:
        return TRAY_WHY
    return FREE_WHY if start.planting.plant.offsets.has_weeks else UNKNOWN_WHY


def do(start: Start, today: date) -> Wording:
    if not start.records:
        return HARDEN
    return START if start.is_open(today) else GET_READY


def task(start: Start, today: date) -> TaskDraft | None:
    """None once the window went by: beginning after it is the gardener's to decide."""
    if start.was_missed(today):
        return None
    texts = TASK_BY if start.span else TASK
    return TaskDraft(
        what=wording(texts[_act(start)], **_values(start, today)),
        due_on=max(start.on, today),
        act="start" if start.records else "",
        planting=start.planting.pk,
    )
