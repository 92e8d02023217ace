"""What findings may be about beside gardens, beds and plantings: each has a page of its own."""

from dataclasses import dataclass

from django.db import models
from django.urls import reverse

from gardens.models import Reservoir, SeedLot, Space, Tray

Subject = Space | Reservoir | Tray | SeedLot


@dataclass(frozen=True, slots=True)
class SubjectPage:
    """`is_in_garden`: the address has the number of the garden too."""

    model: type[models.Model]
    url: str
    is_in_garden: bool


# By the kind that the engine's subjects have.
SUBJECT_PAGES = {
    "reservoir": SubjectPage(Reservoir, "gardens:reservoir-detail", is_in_garden=True),
    "space": SubjectPage(Space, "gardens:space-detail", is_in_garden=True),
    "tray": SubjectPage(Tray, "gardens:tray-detail", is_in_garden=False),
    "lot": SubjectPage(SeedLot, "gardens:seed-detail", is_in_garden=False),
}


def kind_of(subject: Subject) -> str:
    return next(kind for kind, page in SUBJECT_PAGES.items() if isinstance(subject, page.model))


def page_of(kind: str, pk: int, garden_pk: int) -> str:
    """Its address; empty of what has none."""
    page = SUBJECT_PAGES.get(kind)
    if page is None:
        return ""
    return reverse(page.url, args=[garden_pk, pk] if page.is_in_garden else [pk])
