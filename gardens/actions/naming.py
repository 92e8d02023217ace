from collections.abc import Iterator
from itertools import count


def numbered(name: str, longest: int) -> Iterator[str]:
    """Bed A 2, Bed A 3 and so on, for a name that is taken."""
    for ending in map(" {}".format, count(2)):
        yield f"{name[: longest - len(ending)]}{ending}"
