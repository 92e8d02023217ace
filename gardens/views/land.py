from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from gardens.actions.grounds import set_land
from gardens.actions.land import move_things
from gardens.actions.refusals import Refused
from gardens.forms.grounds import LandForm, MoveForm, ThingsForm
from gardens.models import Garden, Land
from gardens.plan.columns import state_of
from gardens.plan.directions import STEPS, Direction, say_direction
from gardens.plan.grid import land_step_cm
from gardens.plan.land_page import LandPage
from gardens.plan.sizes import position_words
from gardens.plan.things import key_of, say_key
from gardens.sun.choice import SunChoice
from gardens.views.access import known_anew, own_garden, today_in
from plants.quantities import say_length


def garden_page(
    request: HttpRequest,
    garden: Garden,
    move_form: MoveForm | None = None,
    things_form: ThingsForm | None = None,
    moved: dict[str, object] | None = None,
) -> HttpResponse:
    """Whole, or of it only what a move or another layer changes; `moved` is what was just done."""
    choice = SunChoice.of(request.GET, garden.place, today_in(garden))
    page = LandPage.of(garden, request.GET.get("page"), choice)
    if page.land and move_form is None:
        first = {"thing": request.GET.get("move"), "distance_cm": land_step_cm()}
        move_form = MoveForm(things=page.choices, land=page.land, initial=moved or first)
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
    form = MoveForm(request.POST, things=page.choices, land=page.land)
    if not form.is_valid():
        return garden_page(request, garden, form)
    key, data = form.cleaned_data["thing"], form.cleaned_data
    thing = next(thing for thing in page.things if say_key(thing) == key)
    distance_cm, direction = data["distance_cm"], Direction(data["direction"])
    east, south = STEPS[direction]
    way = {"east_cm": distance_cm * east, "south_cm": distance_cm * south}
    known_step = data["known_step"]
    try:
        move_things(page.land, [key_of(thing)], **way, known_step=known_step, actor=request.user)
    except Refused as refusal:
        form.add_error(None, refusal.message)
        known_anew(form, "known_step", page.land.last_step)
        return garden_page(request, garden, form)
    thing = type(thing).objects.filter(pk=thing.pk).first() or thing
    sentence = gettext("{thing} moved {distance} {direction}. It lies {position}.").format(
        thing=thing,
        distance=say_length(distance_cm),
        direction=say_direction(direction, page.land.north_deg),
        position=position_words(thing),
    )
    messages.success(request, sentence)
    if request.htmx:
        return garden_page(request, garden, moved=data)
    query = urlencode({**request.GET.dict(), "move": key})
    return redirect(f"{garden.get_absolute_url()}?{query}#land-move")


@require_http_methods(["GET", "POST"])
def land_edit(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    land = Land.objects.filter(garden=garden).first() or Land(garden=garden)
    state = state_of(land)
    form = LandForm(request.POST or None, instance=land, initial={"known_state": state})
    if form.is_valid():
        try:
            known_state = form.cleaned_data["known_state"]
            land = set_land(land, known_state=known_state, actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
            known_anew(form, "known_state", state)
        else:
            messages.success(request, gettext("The land is {land} now.").format(land=land))
            return redirect(garden)
    context = {"garden": garden, "form": form, "section": "plan"}
    return render(request, "gardens/land_form.html", context)
