from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gardens.actions.guests import add_garden, start_guest
from gardens.current import open_garden
from gardens.forms.start import StartForm
from gardens.models import Garden


@login_not_required
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Place and kind of garden, nothing more; whoever is not signed in becomes a guest."""
    form = StartForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "start.html", {"form": form})
    open_garden(request, _new_garden(request, form))
    return redirect("rules:today")


def _new_garden(request: HttpRequest, form: StartForm) -> Garden:
    kind = form.cleaned_data["kind"]
    if request.user.is_authenticated:
        return add_garden(form.found, kind=kind, actor=request.user)
    garden = start_guest(form.found, kind=kind)
    login(request, garden.owner)
    return garden
