"""The Undo beside a message: its tag names the batch that was written."""

from dataclasses import dataclass
from uuid import UUID

from gardens.models import Garden

MARK = "undo"


@dataclass(frozen=True, slots=True)
class Batch:
    garden_pk: int
    batch: str


def undo_tag(garden: Garden, batch: UUID) -> str:
    return f"{MARK} {garden.pk} {batch}"


def batch_of(tag: str | None) -> Batch | None:
    words = (tag or "").split()
    if len(words) != 3 or words[0] != MARK:
        return None
    return Batch(int(words[1]), words[2])
