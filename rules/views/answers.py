from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from gardens.actions.refusals import Refused
from gardens.models import Gardener
from gardens.views.access import own_garden, today_in
from gardens.views.next_page import next_page
from rules import forms
from rules.actions.answers import ask_again, mute_finding, put_off_finding, settle_finding
from rules.actions.hiding import hide_rule, show_rule
from rules.models import Finding, HiddenRule
from rules.views.access import own_finding


@require_POST
def finding_answer(request: HttpRequest, pk: int) -> HttpResponse:
    finding = own_finding(request, pk)
    form = forms.AnswerForm(request.POST)
    if form.is_valid():
        return _answer(request, *_chosen(finding, form.cleaned_data, request.user))
    messages.error(request, gettext("Choose an answer, and for how long to put it off."))
    return _gone_on(request)


def _chosen(finding: Finding, data: dict, actor: Gardener) -> tuple[Callable[[], object], str]:
    """What is to be done, and what is said of it."""
    by = {"on": today_in(finding.garden), "actor": actor}
    match data["answer"]:
        case forms.DONE:
            words = gettext("Done. It asks again when what it rests on changes.")
            return partial(settle_finding, finding, **by), words
        case forms.LATER:
            return partial(put_off_finding, finding, days=data["days"], **by), gettext("Put off.")
        case forms.MUTE:
            words = gettext("Put away for this season. If it becomes urgent, it comes back.")
            return partial(mute_finding, finding, **by), words
    words = gettext("That rule is hidden in this garden. You find it under Put away.")
    return partial(hide_rule, finding.garden, finding.rule_id, actor=actor), words


@require_POST
def finding_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    finding = own_finding(request, pk)
    return _answer(request, partial(ask_again, finding, actor=request.user), gettext("Taken back."))


@require_POST
def rule_show(request: HttpRequest, pk: int, rule_id: str) -> HttpResponse:
    garden = own_garden(request, pk)
    act = partial(show_rule, garden, rule_id, actor=request.user)
    return _answer(request, act, gettext("Shown again. Its advice follows in a moment."))


@require_safe
def put_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Findings that were answered and rules that are hidden here, each with its way back."""
    garden = own_garden(request, pk)
    findings = Finding.objects.filter(garden=garden).put_away(today_in(garden)).with_subjects()
    context = {
        "garden": garden,
        "findings": findings.order_by("-answered_at", "pk"),
        "hidden": HiddenRule.objects.filter(garden=garden),
        "section": "more",
    }
    return render(request, "rules/put_away.html", context)


def _answer(request: HttpRequest, act: Callable[[], object], words: str) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, words)
    return _gone_on(request)


def _gone_on(request: HttpRequest) -> HttpResponse:
    """The panel around the finding fetches itself anew; only the message is sent."""
    if not request.htmx:
        return redirect(next_page(request))
    response = render(request, "components/_messages.html", {"is_fragment": True})
    response["HX-Reswap"] = "none"
    response["HX-Trigger"] = "garden-changed"
    return response
