from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gardens.current import current_garden
from gardens.models import Bed, Garden
from gardens.views.access import today_in
from rules.catalogue import BY_ID, RULES
from rules.models import Finding
from rules.panels import FindingsPanel, wants_all
from rules.subjects import SUBJECT_PAGES
from rules.today import Today
from rules.views.access import own_finding

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
def today_folded(request: HttpRequest) -> HttpResponse:
    """The jobs for when there is time, when they are opened; the list of all jobs has them too."""
    garden = current_garden(request)
    if garden is None:
        return redirect("start")
    if not request.htmx:
        return redirect("gardens:task-list", garden.pk)
    context = {"page": Today.of(garden, timezone.now()), "next": reverse("rules:today")}
    return render(request, "rules/_today_folded.html", context)


@require_safe
def finding_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Its page, or what a folded card shows when it is opened."""
    finding = own_finding(request, pk)
    on = today_in(finding.garden)
    finding.explained = Finding.objects.explained_by(finding, on).worst_first()
    if request.htmx:
        context = {"finding": finding, "title": finding.title}
        return render(request, "rules/_finding_body.html", context)
    is_put_away = finding.is_put_away(on)
    context = {
        "finding": finding,
        "is_page": True,
        "is_put_away": is_put_away,
        "is_open": finding.resolved_at is None and not is_put_away,
        "section": "today",
    }
    return render(request, "rules/finding_detail.html", context)


@require_safe
def finding_numbers(request: HttpRequest, pk: int) -> HttpResponse:
    """What a card shows when its numbers are opened; its page has them too."""
    finding = own_finding(request, pk)
    if not request.htmx:
        return redirect(finding)
    return render(request, "rules/_finding_numbers.html", {"finding": finding})


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
