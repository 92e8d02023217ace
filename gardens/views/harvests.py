"""Picking: the basket of a day, and the season looked back on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from gardens.actions.entries import log_entries
from gardens.actions.refusals import Refused
from gardens.forms.harvest import BasketForm
from gardens.harvests.basket import Basket
from gardens.harvests.chart import YieldChart
from gardens.harvests.review import SeasonReview
from gardens.models import Event, Garden, Harvest
from gardens.views.access import number_in, own_garden, today_in
from gardens.views.book import tell_logged
from gardens.views.next_page import next_page


@require_http_methods(["GET", "POST"])
def harvest_add(request: HttpRequest, pk: int) -> HttpResponse:
    """`?planting=` lists only these; the form says by `row` what its page listed."""
    garden = own_garden(request, pk)
    if request.method == "POST":
        return _weigh(request, garden)
    chosen = _numbers(request.GET.getlist("planting"))
    form = BasketForm(today=today_in(garden))
    return _page(request, garden, form, Basket.of(garden, today_in(garden), chosen=chosen))


@require_safe
def garden_season(request: HttpRequest, pk: int) -> HttpResponse:
    """`?year=` is the season, bearing the year in which it begins."""
    garden = own_garden(request, pk)
    asked = next(iter(number_in(request.GET.get("year", ""))), None)
    review = SeasonReview.of(garden, today_in(garden), asked)
    context = {"garden": garden, "review": review, "section": "today"}
    return render(
        request, "gardens/garden_season.html", context | {"chart": YieldChart.of(review.crops)}
    )


def _weigh(request: HttpRequest, garden: Garden) -> HttpResponse:
    form = BasketForm(request.POST, today=today_in(garden))
    listed = _numbers(request.POST.getlist("row"))
    day = form.cleaned_data["happened_on"] if form.is_valid() else today_in(garden)
    basket = Basket.of(garden, day, chosen=listed or {0}, data=request.POST)
    rows = [row.form for row in basket.rows]
    # Each is looked at, so that each says what is wrong with it.
    wrong = [row for row in rows if not row.is_valid()]
    if len(rows) < len(listed):
        form.add_error(None, gettext("What you chose was removed in the meantime."))
    elif form.is_valid() and not wrong:
        events, harvests = form.entries(rows)
        if not events:
            form.add_error(None, gettext("Enter what you picked: a weight is enough."))
        elif written := _logged(request, garden, form, events, harvests):
            tell_logged(request, garden, written)
            return redirect(next_page(request))
    return _page(request, garden, form, basket)


def _logged(
    request: HttpRequest,
    garden: Garden,
    form: BasketForm,
    events: list[Event],
    harvests: list[Harvest],
) -> list[Event]:
    """Nothing if it was refused."""
    batch = form.cleaned_data["batch"]
    try:
        return log_entries(events, harvests, garden=garden, batch=batch, actor=request.user)
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return []


def _page(request: HttpRequest, garden: Garden, form: BasketForm, basket: Basket) -> HttpResponse:
    context = {"garden": garden, "form": form, "basket": basket, "next": next_page(request)}
    return render(request, "gardens/harvest_form.html", context | {"section": "today"})


def _numbers(values: list[str]) -> set[int]:
    return set().union(*(number_in(value) for value in values))
