from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from gardens.actions.refusals import Refused
from gardens.actions.seeds import add_lot, change_lot, enter, remove_lot
from gardens.current import current_garden
from gardens.forms.seed import LotForm, SeedEntryForm
from gardens.forms.seed_reckoning import SeedReckoningForm
from gardens.models import EntryKind, Planting, SeedLot, Sowing
from gardens.seeds.curve import ViabilityCurve
from gardens.seeds.demand import shopping_list
from gardens.seeds.keeping import Keeping
from gardens.seeds.observed import awaited_sowings
from gardens.seeds.page import SeedBox
from gardens.seeds.reckoning import OtherStore, Reckoning
from gardens.views.access import own_lot, own_planting, today_of
from gardens.views.attempts import attempt

LOTS_A_PAGE = 50
SECTION = {"section": "seeds"}
FIRST_QUESTION = {"plants": 12, "place": "outdoors"}


@require_safe
def seed_list(request: HttpRequest) -> HttpResponse:
    """The seed box."""
    lots = _lots(request).order_by("plant__common_name", "year", "pk")
    today = today_of(request)
    box = SeedBox.of(list(lots), current_garden(request), today)
    page = Paginator(box.rows, LOTS_A_PAGE).get_page(request.GET.get("page"))
    running = [test for row in box.rows for test in row.lot.tests.all() if not test.ended_on]
    context = {"box": box, "page": page, "running": running, "today": today, **SECTION}
    return render(request, "gardens/seed_list.html", context)


@require_http_methods(["GET", "POST"])
def seed_add(request: HttpRequest) -> HttpResponse:
    return _add_page(request, SeedLot(), {"kind": EntryKind.BOUGHT})


@require_http_methods(["GET", "POST"])
def planting_save_seed(request: HttpRequest, pk: int) -> HttpResponse:
    """A lot whose parents stand, or stood, in a bed."""
    planting = own_planting(request, pk)
    lot = SeedLot(parent_planting=planting)
    parent = SeedLot.objects.filter(pk=planting.seed_lot_id).first()
    initial = {
        "plant": planting.plant.common_name,
        "variety": parent.variety if parent else "",
        "source": gettext("my garden"),
        "kind": EntryKind.SAVED,
    }
    return _add_page(request, lot, initial, planting=planting)


@require_safe
def seed_detail(request: HttpRequest, pk: int) -> HttpResponse:
    lot, today = own_lot(request, pk), today_of(request)
    keeping = Keeping.of(lot)
    form = SeedReckoningForm(request.GET if "plants" in request.GET else FIRST_QUESTION)
    reckoning = None
    if form.is_valid():
        reckoning = Reckoning.of(keeping, form.cleaned_data, form.field_factor, today)
    context = {
        "lot": lot,
        "form": form,
        "reckoning": reckoning,
        "entries": lot.entries.select_related("planting__bed"),
        "tests": lot.tests.all(),
        "keeping": keeping,
        "share": keeping.share(today),
        "tone": keeping.tone(today),
        "curve": ViabilityCurve.of(keeping, today),
        "as_kept": OtherStore.as_kept(lot),
        "awaited": awaited_sowings(lot),
        "plantings": lot.plantings.with_plants()
        .select_related("bed")
        .prefetch_related("saved_lots__plant"),
        "sowings": lot.sowings.with_counts().select_related("tray"),
        "today": today,
        **SECTION,
    }
    return render(request, "gardens/seed_detail.html", context)


@require_http_methods(["GET", "POST"])
def seed_edit(request: HttpRequest, pk: int) -> HttpResponse:
    lot = own_lot(request, pk)
    form = LotForm(
        request.POST if request.method == "POST" else None,
        instance=lot,
        gardener=request.user,
        today=today_of(request),
    )
    is_done, _changed = attempt(
        form, lambda _: change_lot(lot, fields=form.edited, actor=request.user)
    )
    if is_done:
        messages.success(request, gettext("Saved."))
        return redirect(lot)
    return render(request, "gardens/seed_form.html", {"form": form, "lot": lot, **SECTION})


@require_http_methods(["GET", "POST"])
def seed_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """For a lot entered by mistake; one that is used up stays, with what came of it."""
    lot = own_lot(request, pk)
    if request.method == "POST":
        remove_lot(lot, actor=request.user)
        messages.success(request, gettext("{lot} is removed.").format(lot=lot))
        return redirect("gardens:seed-list")
    return render(request, "gardens/seed_confirm_delete.html", {"lot": lot, **SECTION})


@require_http_methods(["GET", "POST"])
def seed_enter(request: HttpRequest, pk: int) -> HttpResponse:
    """A row of the ledger."""
    lot, today = own_lot(request, pk), today_of(request)
    form = SeedEntryForm(
        request.POST if request.method == "POST" else None,
        lot=lot,
        today=today,
        initial={"made_on": today, "known_entry": lot.last_entry, "kind": EntryKind.GIVEN},
    )
    if form.is_valid():
        known = form.cleaned_data["known_entry"]
        try:
            enter(form.entry(), known_entry=known, actor=request.user)
        except Refused as refusal:
            form.add_error("amount", refusal.message)
        else:
            messages.success(request, gettext("Entered."))
            return redirect(lot)
    return render(request, "gardens/seed_entry_form.html", {"form": form, "lot": lot, **SECTION})


@require_safe
def seed_shopping(request: HttpRequest) -> HttpResponse:
    planned = Planting.objects.visible_to(request.user).present().filter(started_on__isnull=True)
    lines = shopping_list(
        planned.with_plants().order_by("planned_on", "pk"),
        SeedLot.objects.visible_to(request.user)
        .with_plants()
        .with_tests()
        .in_stock()
        .oldest_first(),
        Sowing.objects.visible_to(request.user).in_trays().with_plants().with_counts(),
        today_of(request),
    )
    context = {"lines": lines, "today": today_of(request), **SECTION}
    return render(request, "gardens/seed_shopping.html", context)


def _lots(request: HttpRequest) -> QuerySet[SeedLot]:
    return SeedLot.objects.visible_to(request.user).with_plants().with_balance().with_tests()


def _add_page(
    request: HttpRequest, lot: SeedLot, initial: dict[str, object], planting: Planting | None = None
) -> HttpResponse:
    today = today_of(request)
    newest = SeedLot.objects.visible_to(request.user).order_by("-pk").first()
    form = LotForm(
        request.POST if request.method == "POST" else None,
        instance=lot,
        gardener=request.user,
        today=today,
        initial={"year": today.year, "known_lot": newest.pk if newest else 0, **initial},
    )
    if form.is_valid():
        known = form.cleaned_data["known_lot"]
        first = form.first_entry()
        try:
            lot = add_lot(form.instance, first=first, known_lot=known, actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, gettext("{lot} is in your seed box.").format(lot=lot))
            return redirect(lot)
    context = {"form": form, "planting": planting, **SECTION}
    return render(request, "gardens/seed_form.html", context)
