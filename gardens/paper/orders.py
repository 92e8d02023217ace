"""From the parameters of a job to its PDF."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from django.core.files import File
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext

from gardens.actions.refusals import GoneMeanwhile, Refused
from gardens.beginning_words import begins_words
from gardens.models import Bed, Garden, Gardener, Job, Planting, SeedLot
from gardens.paper.document import Document
from gardens.paper.label_pages import Label, draw_labels, label_sheets
from gardens.paper.plan_pages import draw_plan
from gardens.paper.plant_list import draw_plant_list, list_pages
from gardens.paper.scene import Heading
from gardens.paper.scenes import Selection
from gardens.paper.sizes import LABEL_GRIDS, PAPER_MM, Paper, Sheet
from gardens.paper.tiling import MOST_PAGES, Tiling, first_scale_that_fits, pages_of
from gardens.plan.sizes import size_words

PDF = "application/pdf"

Progress = Callable[[int, int], None]


class TooManyPages(Refused):
    pass


class NothingToPrint(Refused):
    pass


@dataclass(frozen=True, slots=True)
class Made:
    """A file, or nothing but a sentence; what may be large comes as an open file."""

    content: bytes | File
    file_name: str
    content_type: str
    steps: int
    summary: str = ""


def check_pages(selection: Selection, scale: int, paper: str, orientation: str) -> None:
    """Refuse what is nothing, or a stack of paper, and say which scale would do."""
    frames = selection.frames_cm()
    if not frames:
        raise NothingToPrint(gettext("There is nothing to print here. Choose something else."))
    pages = pages_of(frames, scale, paper, orientation)
    if pages <= MOST_PAGES:
        return
    fits = first_scale_that_fits(frames, paper, orientation)
    if fits is None:
        sentence = gettext("This needs {pages} pages, {most} at most. Print one bed at a time.")
        raise TooManyPages(sentence.format(pages=pages, most=MOST_PAGES))
    sentence = gettext(
        "At 1:{scale} this needs {pages} pages, {most} at most. Choose 1:{better}, "
        "which needs {fewer}, or print one bed."
    )
    better, fewer = fits
    raise TooManyPages(
        sentence.format(scale=scale, pages=pages, most=MOST_PAGES, better=better, fewer=fewer)
    )


def make_plan(job: Job, progress: Progress) -> Made:
    asked = job.parameters
    garden = _garden(job)
    selection = Selection(garden, asked["what"], asked["bed"])
    check_pages(selection, asked["scale"], asked["paper"], asked["orientation"])
    scenes = selection.scenes()
    tilings = [
        Tiling.of(
            (scene.length_cm, scene.width_cm), asked["scale"], asked["paper"], asked["orientation"]
        )
        for scene in scenes
    ]
    crops = [crop for scene in scenes for crop in scene.crops] if asked["with_list"] else []
    size_mm = PAPER_MM[Paper(asked["paper"])]
    steps = sum(tiling.count for tiling in tilings) + list_pages(size_mm, crops)
    heading, numbers = _heading(garden), count(1)
    pdf = Document(size_mm, garden.name)
    progress(0, steps)
    for scene, tiling in zip(scenes, tilings, strict=True):
        draw_plan(pdf, scene, tiling, heading, lambda: progress(next(numbers), steps))
    draw_plant_list(pdf, size_mm, crops, heading)
    ending = gettext("plan 1-{scale}").format(scale=asked["scale"])
    return Made(bytes(pdf.output()), _file_name(garden, ending), PDF, steps)


def make_labels(job: Job, progress: Progress) -> Made:
    asked, garden = job.parameters, _garden(job)
    labels = labels_of(garden, asked["beds"], asked["plantings"], asked["site"])
    file_name = _file_name(garden, gettext("labels"))
    return _made_labels(job, labels, garden.name, file_name, progress)


def make_seed_labels(job: Job, progress: Progress) -> Made:
    labels = seed_labels_of(job.owner, job.parameters["lots"], job.parameters["site"])
    file_name = gettext("seed labels") + ".pdf"
    return _made_labels(job, labels, gettext("Your seed box"), file_name, progress)


def _made_labels(
    job: Job, labels: list[Label], title: str, file_name: str, progress: Progress
) -> Made:
    asked = job.parameters
    if not labels:
        raise NothingToPrint(gettext("There is nothing to print here. Choose something else."))
    copies = [label for label in labels for _copy in range(asked["copies"])]
    grid = LABEL_GRIDS[Sheet(asked["sheet"])]
    sheets, numbers = label_sheets(grid, len(copies), asked["first"]), count(1)
    pdf = Document(PAPER_MM[grid.paper], title)
    progress(0, sheets)
    draw_labels(
        pdf, asked["sheet"], copies, asked["first"], lambda: progress(next(numbers), sheets)
    )
    return Made(bytes(pdf.output()), file_name, PDF, sheets)


def labels_of(
    garden: Garden, bed_ids: list[int], planting_ids: list[int], site: str
) -> list[Label]:
    """Two queries; what was removed since is left out."""
    beds = Bed.objects.filter(garden=garden, pk__in=bed_ids)
    plantings = Planting.objects.filter(garden=garden, pk__in=planting_ids).with_plants()
    return [
        *(
            Label(bed.name, (size_words(bed), garden.name), site + bed.get_absolute_url())
            for bed in beds
        ),
        *(_planting_label(planting, site) for planting in plantings.select_related("bed")),
    ]


def seed_labels_of(owner: Gardener, lot_ids: list[int], site: str) -> list[Label]:
    """One query; what was removed since is left out."""
    lots = SeedLot.objects.visible_to(owner).with_plants().filter(pk__in=lot_ids)
    return [
        Label(
            lot.name,
            (lot.plant.latin_name, str(lot.year), lot.source),
            site + lot.get_absolute_url(),
        )
        for lot in lots
    ]


def _planting_label(planting: Planting, site: str) -> Label:
    plant = planting.plant
    facts = (plant.latin_name, capfirst(begins_words(planting)), planting.bed.name)
    address = reverse("gardens:planting-edit", args=[planting.pk])
    return Label(plant.common_name, facts, site + address)


def _garden(job: Job) -> Garden:
    gardens = Garden.objects.visible_to(job.owner).with_place()
    garden = gardens.filter(pk=job.parameters["garden"]).first()
    if garden is None:
        raise GoneMeanwhile(gettext("This garden was removed in the meantime."))
    return garden


def _heading(garden: Garden) -> Heading:
    return Heading(garden.name, formats.date_format(garden.place.today(timezone.now())))


def _file_name(garden: Garden, ending: str) -> str:
    return f"{slugify(garden.name, allow_unicode=True) or garden.pk} {ending}.pdf"
