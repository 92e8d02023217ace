from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gardens.current import current_garden
from gardens.models import Bed, Garden
from rules.catalogue import BY_ID, RULES
from rules.panels import FindingsPanel, wants_all
from rules.subjects import SUBJECT_PAGES
from rules.today import Today

NOTHING_NEW = 204


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    garden = current_garden(request)
    if garden is None:
        return redirect("start")
    page = Today.of(garden, timezone.now(), is_whole=wants_all(request))
    if _asks_in_vain(request, page.panel):
        return HttpResponse(status=NOTHING_NEW)
    template = "rules/_today.html" if request.htmx else "rules/today.html"
    return render(request, template, {"page": page, "panel": page.panel, "section": "today"})


@require_safe
def findings_panel(request: HttpRequest, pk: int, bed_pk: int | None = None) -> HttpResponse:
    garden = get_object_or_404(Garden.objects.visible_to(request.user).with_place(), pk=pk)
    bed = get_object_or_404(Bed, garden=garden, pk=bed_pk) if bed_pk else None
    return _panel(request, FindingsPanel.of(garden, bed, is_whole=wants_all(request)))


@require_safe
def subject_findings(request: HttpRequest, pk: int, kind: str, subject_pk: int) -> HttpResponse:
    garden = get_object_or_404(Garden.objects.visible_to(request.user).with_place(), pk=pk)
    if kind not in SUBJECT_PAGES:
        raise Http404
    own = SUBJECT_PAGES[kind].model.objects.visible_to(request.user)
    subject = get_object_or_404(own, pk=subject_pk)
    return _panel(request, FindingsPanel.of(garden, subject=subject, is_whole=wants_all(request)))


def _panel(request: HttpRequest, panel: FindingsPanel) -> HttpResponse:
    if not request.htmx:
        return redirect(panel.bed or panel.subject or panel.garden)
    if _asks_in_vain(request, panel):
        return HttpResponse(status=NOTHING_NEW)
    return render(request, "rules/_findings_panel.html", {"panel": panel})


@login_not_required
@require_safe
def rule_list(request: HttpRequest) -> HttpResponse:
    return render(request, "rules/rule_list.html", {"rules": RULES})


@login_not_required
@require_safe
def rule_detail(request: HttpRequest, rule_id: str) -> HttpResponse:
    if rule_id not in BY_ID:
        raise Http404
    return render(request, "rules/rule_detail.html", {"rule": BY_ID[rule_id]})


def _asks_in_vain(request: HttpRequest, panel: FindingsPanel) -> bool:
    """A page that waits for news keeps what it shows until there are some."""
    is_waiting = bool(request.htmx) and "waiting" in request.GET
    return is_waiting and panel.state.is_awaited and not panel.state.is_slow
