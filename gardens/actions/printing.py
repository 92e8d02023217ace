"""Ordering what is put on paper; what can be refused is refused before a worker begins."""

from collections.abc import Sequence

from django.utils.translation import gettext

from gardens.actions.job_orders import order_job
from gardens.actions.refusals import Refused
from gardens.models import Bed, Garden, Gardener, Job, JobKind, Planting, SeedLot
from gardens.paper.label_pages import SMALLEST_MODULE_MM, Label, label_sheets, module_mm
from gardens.paper.orders import TooManyPages, check_pages, labels_of, seed_labels_of
from gardens.paper.scenes import Selection
from gardens.paper.sizes import LABEL_GRIDS, Sheet
from gardens.paper.tiling import MOST_PAGES


class LabelTooSmall(Refused):
    pass


def order_plan(
    selection: Selection,
    *,
    scale: int,
    paper: str,
    orientation: str,
    with_list: bool,
    actor: Gardener,
) -> Job:
    check_pages(selection, scale, paper, orientation)
    parameters = {
        "garden": selection.garden.pk,
        "what": selection.what,
        "bed": selection.bed_id,
        "scale": scale,
        "paper": paper,
        "orientation": orientation,
        "with_list": with_list,
    }
    return order_job(JobKind.PLAN, parameters, actor=actor)


def order_labels(
    garden: Garden,
    beds: Sequence[Bed],
    plantings: Sequence[Planting],
    *,
    sheet: str,
    first: int,
    copies: int,
    site: str,
    actor: Gardener,
) -> Job:
    """`site` is the address of this site, for the codes to lead to."""
    parameters = {
        "garden": garden.pk,
        "beds": [bed.pk for bed in beds],
        "plantings": [planting.pk for planting in plantings],
        "sheet": sheet,
        "first": first,
        "copies": copies,
        "site": site,
    }
    labels = labels_of(garden, parameters["beds"], parameters["plantings"], site)
    _check_labels(labels, sheet, first, copies)
    return order_job(JobKind.LABELS, parameters, actor=actor)


def order_seed_labels(
    lots: Sequence[SeedLot], *, sheet: str, first: int, copies: int, site: str, actor: Gardener
) -> Job:
    """`site` as for `order_labels`."""
    parameters = {
        "lots": [lot.pk for lot in lots],
        "sheet": sheet,
        "first": first,
        "copies": copies,
        "site": site,
    }
    _check_labels(seed_labels_of(actor, parameters["lots"], site), sheet, first, copies)
    return order_job(JobKind.SEED_LABELS, parameters, actor=actor)


def _check_labels(labels: list[Label], sheet: str, first: int, copies: int) -> None:
    sheets = label_sheets(LABEL_GRIDS[Sheet(sheet)], len(labels) * copies, first)
    if sheets > MOST_PAGES:
        sentence = gettext("This needs {pages} sheets, {most} at most. Choose fewer or no copies.")
        raise TooManyPages(sentence.format(pages=sheets, most=MOST_PAGES))
    longest = max((label.address for label in labels), key=len, default="")
    if module_mm(LABEL_GRIDS[Sheet(sheet)], longest) < SMALLEST_MODULE_MM:
        raise LabelTooSmall(
            gettext("The code would be too fine for a phone. Choose larger labels.")
        )
