"""A second click, or another tab, finds what it would remove gone already."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gardens.views.next_page import next_page

TAKEN_BACK = _("It is taken back already.")
View = Callable[[HttpRequest, int], HttpResponse]


def says_gone(model: type[Model], sentence: str | Promise = TAKEN_BACK) -> Callable[[View], View]:
    """A form about a row that nobody has any more gets the sentence; somebody else's row stays
    as unknown as ever."""

    def decorated(view: View) -> View:
        @wraps(view)
        def said(request: HttpRequest, pk: int) -> HttpResponse:
            if request.method == "POST" and not model.objects.filter(pk=pk).exists():
                messages.info(request, sentence)
                return redirect(next_page(request))
            return view(request, pk)

        return said

    return decorated
