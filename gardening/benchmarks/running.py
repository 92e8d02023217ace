"""What the processes of this machine have used so far; read from /proc, so on Linux only."""

import os
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")


def cpu_ms(word: str) -> float:
    """Of all processes whose command line names it, and of their children that have ended."""
    return sum(_ticks(folder) for folder in _named(word)) * 1000 / TICKS


def memory_mb(word: str) -> list[float]:
    """Of each such process, what several share divided among them; 0 where we may not look."""
    return sorted((_proportional_kb(folder) / 1024 for folder in _named(word)), reverse=True)


def _named(word: str) -> Iterator[Path]:
    for path in PROC.glob("[0-9]*/cmdline"):
        try:
            is_named = word in path.read_bytes().decode(errors="replace")
        except OSError:
            continue
        if is_named and path.parent.name != str(os.getpid()):
            yield path.parent


def _ticks(folder: Path) -> int:
    try:
        after_name = (folder / "stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0
    return sum(map(int, after_name[11:15]))


def _proportional_kb(folder: Path) -> int:
    try:
        lines = (folder / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
