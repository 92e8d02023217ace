from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from gardens.actions.refusals import Refused
from gardens.actions.seeds import count_test, start_test
from gardens.forms.seed import TestCountForm, TestForm
from gardens.models import GerminationTest
from gardens.views.access import own_lot, today_of

USUAL_SEEDS = 20


@require_http_methods(["GET", "POST"])
def test_add(request: HttpRequest, pk: int) -> HttpResponse:
    lot, today = own_lot(request, pk), today_of(request)
    form = TestForm(
        request.POST if request.method == "POST" else None,
        instance=GerminationTest(lot=lot),
        today=today,
        initial={"started_on": today, "seeds": USUAL_SEEDS, "known_entry": lot.last_entry},
    )
    if form.is_valid():
        known = form.cleaned_data["known_entry"]
        try:
            test = start_test(form.instance, known_entry=known, actor=request.user)
        except Refused as refusal:
            form.add_error("seeds", refusal.message)
        else:
            messages.success(request, gettext("The test has begun."))
            return redirect("gardens:seedtest-count", test.pk)
    context = {"form": form, "lot": lot, "section": "seeds"}
    return render(request, "gardens/seed_test_form.html", context)


@require_http_methods(["GET", "POST"])
def test_count(request: HttpRequest, pk: int) -> HttpResponse:
    """How a test stands; counting it again, and ending it."""
    tests = GerminationTest.objects.filter(lot__owner=request.user).select_related("lot__plant")
    test, today = get_object_or_404(tests, pk=pk), today_of(request)
    form = TestCountForm(
        request.POST if request.method == "POST" else None,
        instance=test,
        today=today,
        initial={"counted_on": today, "is_ended": bool(test.ended_on)},
    )
    if form.is_valid():
        data = form.cleaned_data
        try:
            count_test(
                test,
                on=data["counted_on"],
                germinated=data["germinated"],
                is_ended=data["is_ended"],
                actor=request.user,
            )
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, gettext("Counted."))
            return redirect("gardens:seedtest-count", test.pk)
    if form.is_bound:
        test = get_object_or_404(tests, pk=pk)
    context = {"form": form, "test": test, "lot": test.lot, "today": today, "section": "seeds"}
    return render(request, "gardens/seed_test_detail.html", context)
