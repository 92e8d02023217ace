"""Where staff accept, merge or refuse what gardeners propose to the catalogue."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from compliance.catalogue_admin import refuse_controlled
from compliance.read_only_admin import ReadOnlyAdmin
from gardens.actions.proposals import accept_proposal, merge_proposal, refuse_proposal
from gardens.actions.refusals import Refused
from gardens.forms.fields import PlantField
from gardens.models import PlantProposal
from plants.facts import facts_of
from plants.inheritance import resolve
from plants.models import Plant
from plants.search import find_plants

CHANGE_PAGE = "admin:gardens_plantproposal_change"
ALIKE_SHOWN = 5
REASON_HELP = _("The gardener reads it; its hash goes into the audit trail.")


def _reason(*, required: bool) -> forms.CharField:
    return forms.CharField(
        label=_("Reason"), max_length=500, required=required, help_text=REASON_HELP
    )


class AcceptForm(forms.Form):
    name = forms.CharField(label=_("Name in the catalogue"), max_length=60)
    botanical_name = forms.CharField(label=_("Botanical name"), max_length=80)
    like = PlantField(
        label=_("Take missing figures from"),
        required=False,
        help_text=_("A plant of the catalogue; what the gardener entered stays."),
    )
    reason = _reason(required=False)

    def clean(self) -> dict[str, object]:
        data = super().clean()
        refuse_controlled([(data.get("botanical_name", ""), data.get("name", ""))])
        return data


class MergeForm(forms.Form):
    into = PlantField(label=_("The same as"))
    reason = _reason(required=False)


class RefuseForm(forms.Form):
    reason = _reason(required=True)


@dataclass(frozen=True, slots=True)
class Decision:
    """What staff can do with a proposal: the form that asks, the action that does it."""

    label: Promise
    explanation: Promise
    form: type[forms.Form]
    act: Callable[..., PlantProposal]


DECISIONS = {
    "accept": Decision(
        _("Accept into the catalogue"),
        _("Everybody finds it then; the gardener's plantings stay as they are."),
        AcceptForm,
        accept_proposal,
    ),
    "merge": Decision(
        _("The catalogue has it: merge"),
        _("Its plantings move there; where figures differ they stay as the gardener's own values."),
        MergeForm,
        merge_proposal,
    ),
    "refuse": Decision(
        _("Refuse"), _("It stays a plant of the gardener's own."), RefuseForm, refuse_proposal
    ),
}


@admin.register(PlantProposal)
class PlantProposalAdmin(ReadOnlyAdmin):
    """Decisions are made on the page of a proposal; the actions write the audit entries."""

    change_form_template = "gardens/proposal_detail.html"
    list_display = ["name", "state", "proposed_by", "proposed_at", "decided_by", "decided_at"]
    list_filter = ["state"]
    list_select_related = ["proposed_by", "decided_by"]
    search_fields = ["name", "note"]
    fields = readonly_fields = [
        *("name", "plant", "note", "proposed_by", "proposed_at"),
        *("state", "reason", "decided_by", "decided_at"),
    ]

    def get_urls(self) -> list[URLPattern]:
        decide = path(
            "<int:pk>/<str:decision>/decide/",
            self.admin_site.admin_view(require_http_methods(["GET", "POST"])(self.decide_view)),
            name="gardens_plantproposal_decide",
        )
        return [decide, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict | None = None,
    ) -> HttpResponse:
        proposal = self.get_object(request, object_id)
        shown = _proposed(proposal) if proposal and proposal.is_open else {}
        shown |= {"decisions": DECISIONS if may_decide(request) else {}}
        return super().change_view(request, object_id, form_url, shown)

    def decide_view(self, request: HttpRequest, pk: int, decision: str) -> HttpResponse:
        if decision not in DECISIONS or not may_decide(request):
            raise PermissionDenied
        proposal, chosen = get_object_or_404(PlantProposal, pk=pk), DECISIONS[decision]
        names = {"name": proposal.name, "botanical_name": proposal.plant.botanical_name}
        form = chosen.form(request.POST or None, initial=names)
        if form.is_valid():
            try:
                chosen.act(proposal, **form.cleaned_data, actor=request.user)
            except Refused as refusal:
                form.add_error(None, refusal.message)
            else:
                messages.success(request, gettext("Decided; the gardener sees it."))
                return redirect(CHANGE_PAGE, pk)
        context = {
            **self.admin_site.each_context(request),
            **_proposed(proposal),
            "title": chosen.label,
            "decision": chosen,
            "original": proposal,
            "form": form,
        }
        return render(request, "gardens/proposal_decide.html", context)


def may_decide(request: HttpRequest) -> bool:
    return request.user.has_perms(["gardens.change_plantproposal", "plants.add_plant"])


def _proposed(proposal: PlantProposal) -> dict[str, object]:
    alike = Plant.objects.in_order(find_plants(proposal.name).pks[:ALIKE_SHOWN])
    return {"facts": facts_of(resolve(proposal.plant)), "alike": alike}
