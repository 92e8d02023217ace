"""Taking everything along, and being forgotten."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from gardens.actions.erasing import erase_account
from gardens.actions.exporting import order_export
from gardens.actions.refusals import GoneMeanwhile, Refused
from gardens.backups_kept import backups_kept_weeks
from gardens.forms.erase import EraseForm
from gardens.models import Job, JobKind


@never_cache
@require_http_methods(["GET", "POST"])
def your_data(request: HttpRequest) -> HttpResponse:
    refusal = ""
    if request.method == "POST":
        try:
            return redirect(order_export(actor=request.user))
        except Refused as refused:
            refusal = refused.message
    exports = Job.objects.visible_to(request.user).filter(kind=JobKind.EXPORT)
    context = {
        "export": exports.first(),
        "refusal": refusal,
        "kept_days": settings.JOB_DAYS,
        "section": "more",
    }
    return render(request, "gardens/your_data.html", context)


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def account_erase(request: HttpRequest) -> HttpResponse:
    form = EraseForm(request.POST if request.method == "POST" else None, gardener=request.user)
    if form.is_valid():
        email = request.user.email
        try:
            erase_account(request.user)
        except GoneMeanwhile as gone:
            return _left(request, gone.message)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return _erased(request, email)
    context = {"form": form, "backup_weeks": backups_kept_weeks(), "section": "more"}
    return render(request, "gardens/account_erase.html", context)


def _erased(request: HttpRequest, email: str | None) -> HttpResponse:
    if email:
        context = {"backup_weeks": backups_kept_weeks()}
        get_adapter().send_mail("account/email/account_erased", email, context)
    return _left(request, gettext("Your account is erased, with everything you recorded."))


def _left(request: HttpRequest, sentence: str) -> HttpResponse:
    logout(request)
    messages.success(request, sentence)
    return redirect("landing")
