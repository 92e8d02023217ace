"""What allauth's pages do not know: guests, who are signed in and yet have no account."""

from collections.abc import Callable
from functools import wraps

from allauth.account import views as account_views
from allauth.account.models import EmailAddress
from allauth.account.utils import get_login_redirect_url
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from gardens.actions.guests import keep_garden
from gardens.actions.refusals import Refused
from gardens.forms.start import KeepForm
from gardens.models import Gardener

View = Callable[..., HttpResponse]


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def keep(request: HttpRequest) -> HttpResponse:
    if not request.user.is_guest:
        return redirect("rules:today")
    form = KeepForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            gardener = keep_garden(request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("email", refusal.message)
        else:
            return _kept(request, gardener)
    return render(request, "keep.html", {"form": form})


def _kept(request: HttpRequest, gardener: Gardener) -> HttpResponse:
    update_session_auth_hash(request, gardener)
    EmailAddress.objects.get(user=gardener).send_confirmation(request, signup=True)
    messages.success(
        request, gettext("Your garden is kept. Sign in with this address from now on.")
    )
    return redirect("rules:today")


# The row and its address together or not at all.
_sign_up_whole = transaction.atomic(account_views.signup)


@login_not_required
def sign_in(request: HttpRequest) -> HttpResponse:
    """allauth's page, which a guest may use too: their garden comes along."""
    if request.user.is_authenticated and not request.user.is_guest:
        return redirect(get_login_redirect_url(request))
    return account_views.login(request)


@login_not_required
def sign_up(request: HttpRequest) -> HttpResponse:
    """allauth's page; a guest keeps the garden instead, which is the same and loses nothing."""
    if request.user.is_authenticated and request.method != "POST":
        return redirect("keep")
    try:
        return _sign_up_whole(request)
    except IntegrityError:
        # The same form sent twice at once: the account is there.
        return redirect("account_login")


def account_only(view: View) -> View:
    """A guest has no address and no password to change yet."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.user.is_authenticated and request.user.is_guest:
            return redirect("keep")
        return view(request, *args, **kwargs)

    return wrapped
