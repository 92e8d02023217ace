"""A sowing in a tray, and what is done with it; each form is sent to an address of its own."""

from collections.abc import Callable
from datetime import date, timedelta

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from gardens.actions.planting_out import plant_out_as_planned, plant_out_in_bed
from gardens.actions.refusals import Refused
from gardens.actions.sowings import clear_cells, count_seedlings, plan_hardening, pot_on
from gardens.forms.tray import CountForm, HardenForm, PlantOutForm, PotOnForm
from gardens.models import PlanStep, SeedLot, Sowing
from gardens.seeds.emergence import Outlook
from gardens.seeds.hardening import HardeningPlan
from gardens.seeds.keeping import viable
from gardens.undoing import undo_tag
from gardens.views.access import own_sowing, today_in
from plants.agronomy.hardening import DAYS

Forms = dict[str, forms.Form]
# What is said of it, with the tag of its Undo.
Done = tuple[str, str]
Act = Callable[[Sowing, forms.Form], Done]


@require_safe
def sowing_detail(request: HttpRequest, pk: int) -> HttpResponse:
    sowing = own_sowing(request, pk)
    return _page(request, sowing, _forms(sowing))


@require_POST
def sowing_count(request: HttpRequest, pk: int) -> HttpResponse:
    def act(sowing: Sowing, form: forms.Form) -> Done:
        data = form.cleaned_data
        counts = {"emerged": data["emerged"], "lost": data["lost"]}
        count = count_seedlings(sowing, on=data["counted_on"], **counts, actor=request.user)
        return gettext("Counted."), undo_tag(sowing.tray.garden, count.event.batch)

    return _acted(request, pk, "count_form", act)


@require_POST
def sowing_pot_on(request: HttpRequest, pk: int) -> HttpResponse:
    def act(sowing: Sowing, form: forms.Form) -> Done:
        event = pot_on(sowing, on=form.cleaned_data["potted_on"], actor=request.user)
        return gettext("Potted on."), undo_tag(sowing.tray.garden, event.batch)

    return _acted(request, pk, "pot_form", act)


@require_POST
def sowing_harden(request: HttpRequest, pk: int) -> HttpResponse:
    def act(sowing: Sowing, form: forms.Form) -> Done:
        on = form.cleaned_data["plant_out_on"]
        plan_hardening(sowing, plant_out_on=on, actor=request.user)
        return gettext("A job for each day stands in your list."), ""

    return _acted(request, pk, "harden_form", act)


@require_POST
def sowing_plant_out(request: HttpRequest, pk: int) -> HttpResponse:
    def act(sowing: Sowing, form: PlantOutForm) -> Done:
        data = form.cleaned_data
        facts = {"number": data["number"], "on": data["planted_on"], "actor": request.user}
        if form.planting:
            placed = [plant_out_as_planned(sowing, form.planting, **facts)]
        else:
            known = data["known_step"]
            placed = plant_out_in_bed(sowing, form.bed, known_step=known, **facts)
        number = sum(planting.count for planting in placed)
        words = ngettext(
            "{number} seedling is planted out. The bed's page can undo it.",
            "{number} seedlings are planted out. The bed's page can undo it.",
            number,
        )
        return words.format(number=number), ""

    return _acted(request, pk, "plant_out_form", act)


@require_POST
def sowing_clear(request: HttpRequest, pk: int) -> HttpResponse:
    """The cells are free; `back` takes that back."""
    sowing = own_sowing(request, pk)
    on = None if request.POST.get("back") else today_in(sowing.tray.garden)
    try:
        clear_cells(sowing, on=on, actor=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(sowing)


def _acted(request: HttpRequest, pk: int, name: str, act: Act) -> HttpResponse:
    sowing = own_sowing(request, pk)
    shown = _forms(sowing, posted=name, data=request.POST)
    form = shown[name]
    if form.is_valid():
        try:
            words, tag = act(sowing, form)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, words, extra_tags=tag)
            return redirect(sowing)
    return _page(request, sowing, shown)


def _forms(sowing: Sowing, posted: str = "", data: QueryDict | None = None) -> Forms:
    """All of the page, one of them as it was sent."""
    today = today_in(sowing.tray.garden)
    ahead = today + timedelta(days=DAYS + 1)
    kinds = {
        "count_form": (
            CountForm,
            {"counted_on": today, "emerged": sowing.emerged or None, "lost": sowing.lost},
        ),
        "pot_form": (PotOnForm, {"potted_on": sowing.potted_on or today}),
        "harden_form": (HardenForm, {"plant_out_on": sowing.plant_out_on or ahead}),
    }
    shown = {
        name: kind(data if name == posted else None, sowing=sowing, today=today, initial=initial)
        for name, (kind, initial) in kinds.items()
    }
    data = data if posted == "plant_out_form" else None
    return shown | {"plant_out_form": _plant_out_form(sowing, today, data)}


def _plant_out_form(sowing: Sowing, today: date, data: QueryDict | None) -> PlantOutForm:
    garden = sowing.tray.garden
    # What was begun from this sowing is answered with what happened, should it be sent again.
    waiting = Q(started_on__isnull=True)
    if data:
        waiting |= Q(sowing=sowing)
    planned = garden.plantings.present().filter(waiting, plant=sowing.plant_id)
    last = PlanStep.objects.filter(garden=garden).first()
    return PlantOutForm(
        data,
        sowing=sowing,
        beds=list(garden.beds.all()),
        plantings=list(planned.select_related("bed", "plant")),
        today=today,
        initial={
            "number": max(1, sowing.left),
            "planted_on": today,
            "known_step": last.pk if last else 0,
        },
    )


def _page(request: HttpRequest, sowing: Sowing, shown: Forms) -> HttpResponse:
    today = today_in(sowing.tray.garden)
    outlook, plan = Outlook.of(sowing, today), None
    if sowing.plant_out_on:
        plan = HardeningPlan.of(sowing, sowing.tray.garden.place, sowing.plant_out_on)
    context = {
        "sowing": sowing,
        "tray": sowing.tray,
        "outlook": outlook,
        "again": _lots_to_sow_again(request, sowing, today) if outlook.is_to_sow_again else [],
        "day_number": sowing.day_number(today),
        "counts": sowing.counts.all(),
        "plan": plan,
        "plantings": sowing.plantings.select_related("bed"),
        "today": today,
        "section": "seeds",
        **shown,
    }
    return render(request, "gardens/sowing_detail.html", context)


def _lots_to_sow_again(request: HttpRequest, sowing: Sowing, today: date) -> list[SeedLot]:
    """Good enough, the one that failed last."""
    box = SeedLot.objects.visible_to(request.user).with_plants().with_tests().in_stock()
    lots = viable(box.filter(plant=sowing.plant_id).oldest_first(), today)
    return sorted(lots, key=lambda lot: lot.pk == sowing.lot_id)
