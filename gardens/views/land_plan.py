"""Changes of the land's plan that concern several things, and the way back."""

from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from gardens.actions import land as actions
from gardens.actions.plan_history import redo_step, undo_step
from gardens.forms.grounds import ThingsForm
from gardens.models import Land, LandStep
from gardens.views.access import own_land
from gardens.views.attempts import attempt
from gardens.views.land import garden_page
from gardens.views.steps import tell_first_error, tell_step, turn_plan


@require_POST
def land_shift(request: HttpRequest, pk: int) -> HttpResponse:
    def move(land: Land, data: dict) -> LandStep | None:
        way = {name: data[name] for name in ("east_cm", "south_cm", "known_step")}
        return actions.move_things(land, data["thing"], **way, actor=request.user)

    return _answer(request, pk, move)


@require_POST
def land_turn(request: HttpRequest, pk: int) -> HttpResponse:
    def turn(land: Land, data: dict) -> LandStep | None:
        facts = {name: data[name] for name in ("turned_deg", "known_step")}
        return actions.turn_things(land, data["thing"], **facts, actor=request.user)

    return _answer(request, pk, turn)


@require_POST
def land_copy(request: HttpRequest, pk: int) -> HttpResponse:
    def copy(land: Land, data: dict) -> LandStep:
        known_step = data["known_step"]
        return actions.copy_beds(land, data["thing"], known_step=known_step, actor=request.user)

    return _answer(request, pk, copy)


@require_POST
def land_clear(request: HttpRequest, pk: int) -> HttpResponse:
    def clear(land: Land, data: dict) -> LandStep | None:
        return actions.clear_things(land, data["thing"], actor=request.user)

    return _answer(request, pk, clear)


@require_POST
def land_undo(request: HttpRequest, pk: int) -> HttpResponse:
    land = own_land(request, pk)
    turn_plan(request, land, undo_step, gettext("Undone: {step}"))
    return _changed(request, land)


@require_POST
def land_redo(request: HttpRequest, pk: int) -> HttpResponse:
    land = own_land(request, pk)
    turn_plan(request, land, redo_step, gettext("Again: {step}"))
    return _changed(request, land)


def _answer(
    request: HttpRequest, pk: int, act: Callable[[Land, dict], LandStep | None]
) -> HttpResponse:
    """Do what the form asks, or show it again with what is wrong."""
    land = own_land(request, pk)
    form = ThingsForm(request.POST)
    is_done, step = attempt(form, partial(act, land))
    if is_done:
        tell_step(request, step, land.garden.place)
    elif request.htmx:
        tell_first_error(request, form)
    else:
        return garden_page(request, land.garden, things_form=form)
    return _changed(request, land)


def _changed(request: HttpRequest, land: Land) -> HttpResponse:
    return garden_page(request, land.garden) if request.htmx else redirect(land.garden)
