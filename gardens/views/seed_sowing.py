"""Seed leaves the box: into a tray, or into the bed where it was planned."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from gardens.actions.refusals import Refused
from gardens.actions.sowing_in_place import sow_planting
from gardens.actions.sowings import sow_in_tray
from gardens.forms.seed import SowHereForm
from gardens.forms.tray import TraySowingForm
from gardens.models import SeedLot, Sowing, Tray
from gardens.seeds.cells import free_runs
from gardens.seeds.keeping import Keeping, SeedNeed, field_factor, viable
from gardens.views.access import own_lot, own_planting, today_in, today_of


@require_http_methods(["GET", "POST"])
def seed_sow(request: HttpRequest, pk: int) -> HttpResponse:
    """Into cells of a tray; `tray` may name one, whose first free cells are offered."""
    lot, today = own_lot(request, pk), today_of(request)
    trays = list(Tray.objects.visible_to(request.user).prefetch_related("sowings"))
    form = TraySowingForm(
        request.POST if request.method == "POST" else None,
        instance=Sowing(),
        lot=lot,
        trays=trays,
        today=today,
        initial={"sown_on": today, **_first_free(trays, request.GET.get("tray", ""))},
    )
    if form.is_valid():
        try:
            sowing = sow_in_tray(form.sowing(), actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, gettext("Sown, and out of the lot."))
            return redirect(sowing)
    context = {"form": form, "lot": lot, "trays": trays, "section": "seeds"}
    return render(request, "gardens/seed_sow_form.html", context)


@require_http_methods(["GET", "POST"])
def planting_sow(request: HttpRequest, pk: int) -> HttpResponse:
    """Sow what is planned: the oldest lot that is still good enough is offered first."""
    planting = own_planting(request, pk)
    today = today_in(planting.garden)
    box = SeedLot.objects.visible_to(request.user).with_plants().with_tests().in_stock()
    lots = list(box.filter(plant=planting.plant_id).oldest_first())
    good = viable(lots, today)
    lots = [*good, *(lot for lot in lots if lot not in good)]
    factor = field_factor(planting)
    needs = [
        (lot, SeedNeed.of(planting.count, Keeping.of(lot).counted_share(today), factor))
        for lot in lots
    ]
    initial = {"sown_on": today, "known_entry": max((lot.last_entry for lot in lots), default=0)}
    if needs and needs[0][1].seeds:
        initial |= {"lot": lots[0].pk, "seeds": needs[0][1].seeds}
    posted = request.POST if request.method == "POST" else None
    form = SowHereForm(posted, lots=lots, today=today, initial=initial)
    if form.is_valid():
        data = form.cleaned_data
        try:
            sow_planting(
                planting,
                data["lot"],
                seeds=data["seeds"],
                on=data["sown_on"],
                known_entry=data["known_entry"],
                actor=request.user,
            )
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, gettext("Sown, and out of the lot."))
            return redirect(planting.bed)
    context = {"form": form, "planting": planting, "needs": needs, "section": "seeds"}
    return render(request, "gardens/planting_sow.html", context)


def _first_free(trays: list[Tray], wanted: str) -> dict[str, object]:
    """The first free cells, of the tray that was asked for if it is there."""
    trays = sorted(trays, key=lambda tray: str(tray.pk) != wanted)
    for tray in trays:
        present = [sowing for sowing in tray.sowings.all() if sowing.ended_on is None]
        if runs := free_runs(tray, present):
            first, cells = runs[0]
            return {"tray": tray.pk, "first_cell": first, "cells": cells}
    return {}
