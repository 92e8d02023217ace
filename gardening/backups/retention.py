"""Which archives are kept: the newest of each of the last days and weeks that have one."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

NAME = re.compile(r"gardening-(\d{8}T\d{6})Z\.tar\.age")
MOMENT = "%Y%m%dT%H%M%S"


def archive_name(moment: datetime) -> str:
    return f"gardening-{moment.astimezone(UTC):{MOMENT}}Z.tar.age"


def archives(folder: Path) -> list[Path]:
    """Newest first."""
    found = [path for path in folder.glob("gardening-*") if NAME.fullmatch(path.name)]
    return sorted(found, key=lambda path: path.name, reverse=True)


def made_at(path: Path) -> datetime:
    return datetime.strptime(NAME.fullmatch(path.name)[1], MOMENT).replace(tzinfo=UTC)


def spent(paths: Iterable[Path], *, days: int, weeks: int) -> list[Path]:
    newest_first = sorted(paths, key=made_at, reverse=True)
    kept = {
        *newest_first[:1],
        *_newest_of_each(newest_first, lambda path: made_at(path).date(), days),
        *_newest_of_each(newest_first, lambda path: made_at(path).isocalendar()[:2], weeks),
    }
    return [path for path in newest_first if path not in kept]


def _newest_of_each(
    newest_first: list[Path], span: Callable[[Path], object], number: int
) -> list[Path]:
    firsts: dict[object, Path] = {}
    for path in newest_first:
        firsts.setdefault(span(path), path)
    return list(firsts.values())[:number]
