from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from gardens.actions.grounds import move, set_land
from gardens.actions.refusals import Refused
from gardens.forms.grounds import LandForm, MoveForm, ThingsForm
from gardens.models import Garden, Land
from gardens.plan.directions import Direction, say_direction
from gardens.plan.grid import land_step_cm
from gardens.plan.land_page import LandPage
from gardens.plan.sizes import position_words
from gardens.plan.things import say_key
from gardens.sun.choice import SunChoice
from gardens.views.access import own_garden, today_in
from plants.quantities import say_length


def garden_page(
    request: HttpRequest,
    garden: Garden,
    move_form: MoveForm | None = None,
    things_form: ThingsForm | None = None,
) -> HttpResponse:
    """Whole, or of it only what a move or another layer changes."""
    choice = SunChoice.of(request.GET, garden.place, today_in(garden))
    page = LandPage.of(garden, request.GET.get("page"), choice)
    if page.land and move_form is None:
        move_form = _move_form(
            page, {"thing": request.GET.get("move"), "distance_cm": land_step_cm()}
        )
    if page.land and things_form is None:
        things_form = ThingsForm(known_step=page.land.last_step)
    context = {"garden": garden, "page": page, "section": "plan"}
    context |= {"move_form": move_form, "things_form": things_form}
    if request.htmx and not request.htmx.history_restore_request:
        context["is_fragment"] = request.method == "POST"
        return render(request, "gardens/_land_plan.html", context)
    return render(request, "gardens/garden_detail.html", context)


@require_POST
def land_move(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    page = LandPage.of(garden)
    if page.land is None:
        return redirect("gardens:land-edit", garden.pk)
    form = MoveForm(request.POST, things=page.choices, north_deg=page.land.north_deg)
    if not form.is_valid():
        return garden_page(request, garden, form)
    key, data = form.cleaned_data["thing"], form.cleaned_data
    thing = next(thing for thing in page.things if say_key(thing) == key)
    distance_cm, direction = data["distance_cm"], Direction(data["direction"])
    try:
        moved = move(thing, distance_cm=distance_cm, direction=direction, actor=request.user)
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return garden_page(request, garden, form)
    sentence = gettext("{thing} moved {distance} {direction}. It lies {position}.").format(
        thing=moved,
        distance=say_length(distance_cm),
        direction=say_direction(direction, page.land.north_deg),
        position=position_words(moved),
    )
    messages.success(request, sentence)
    if request.htmx:
        return garden_page(request, garden, _move_form(page, data))
    query = urlencode({**request.GET.dict(), "move": key})
    return redirect(f"{garden.get_absolute_url()}?{query}#land-move")


def _move_form(page: LandPage, initial: dict[str, object]) -> MoveForm:
    return MoveForm(things=page.choices, north_deg=page.land.north_deg, initial=initial)


@require_http_methods(["GET", "POST"])
def land_edit(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    land = Land.objects.filter(garden=garden).first() or Land(garden=garden)
    form = LandForm(request.POST or None, instance=land)
    if form.is_valid():
        try:
            land = set_land(land, actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, gettext("The land is {land} now.").format(land=land))
            return redirect(garden)
    context = {"garden": garden, "form": form, "section": "plan"}
    return render(request, "gardens/land_form.html", context)
