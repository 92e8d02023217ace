from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from gardens import current


def current_garden(request: HttpRequest) -> dict[str, object]:
    """`current_garden` costs a query only on pages that name it."""
    return {"current_garden": SimpleLazyObject(lambda: current.current_garden(request))}
