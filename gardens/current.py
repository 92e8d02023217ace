"""The garden the pages are about: the one last opened, else the newest of one's own."""

from django.http import HttpRequest

from gardens.models import Garden

SESSION_KEY = "garden"


def current_garden(request: HttpRequest) -> Garden | None:
    """With its place; asked for once per request."""
    if not hasattr(request, "_current_garden"):
        request._current_garden = _look_up(request)
    return request._current_garden


def open_garden(request: HttpRequest, garden: Garden) -> None:
    """Make it the one that Today and the navigation speak of."""
    request._current_garden = garden
    if request.session.get(SESSION_KEY) != garden.pk:
        request.session[SESSION_KEY] = garden.pk


def _look_up(request: HttpRequest) -> Garden | None:
    if not request.user.is_authenticated:
        return None
    gardens = Garden.objects.visible_to(request.user).with_place().order_by("-pk")
    opened = request.session.get(SESSION_KEY)
    if opened is None:
        return gardens.first()
    return gardens.filter(pk=opened).first() or gardens.first()
