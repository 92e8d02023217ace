from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from compliance.actions.settling import settle
from compliance.scope import Scope, current_scope, opened


class ScreeningMiddleware:
    """Collects what is checked in a request and settles it once the view is through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Who is signed in at the end counts: a form may begin as a visitor's.
        scope = Scope(actor=SimpleLazyObject(lambda: request.user))
        with opened(scope):
            response = self.get_response(request)
        settle(scope)
        return response

    def process_view(self, request: HttpRequest, *view: object) -> None:
        current_scope().endpoint = request.resolver_match.view_name or "unnamed"
