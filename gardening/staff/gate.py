"""Who may see pages of operations, and in which form they want the answer."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_variables

from compliance.models import OpsToken, Scope

View = Callable[..., HttpResponse]
BEARER = "bearer "
FORMS = ("text/html", "application/json")


def for_staff(permission: str, *, takes_token: bool = False) -> Callable[[View], View]:
    """A page of the admin's own kind; for a gardener it is not there."""

    def decorate(view: View) -> View:
        protected = csrf_protect(view)

        @login_not_required
        @never_cache
        @wraps(view)
        def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if not request.user.is_authenticated:
                return _sign_in_first(request, takes_token=takes_token)
            if not request.user.is_staff:
                raise Http404
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return protected(request, *args, **kwargs)

        return wrapped

    return decorate


def for_staff_or_token(permission: str, scope: Scope) -> Callable[[View], View]:
    """A token needs no protection from forged requests: no browser sends it by itself.

    The view finds it as `request.ops_token`, None for staff.
    """

    def decorate(view: View) -> View:
        by_staff = for_staff(permission, takes_token=True)(view)

        @csrf_exempt
        @login_not_required
        @never_cache
        @wraps(view)
        @sensitive_variables("header")
        def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            header = request.headers.get("Authorization", "")
            request.ops_token = None
            if not header:
                return by_staff(request, *args, **kwargs)
            if not header.lower().startswith(BEARER):
                return _unknown_token()
            token = OpsToken.objects.of_token(header[len(BEARER) :].strip(), scope)
            if token is None:
                return _unknown_token()
            OpsToken.objects.note_use(token, timezone.now())
            request.ops_token = token
            return view(request, *args, **kwargs)

        return wrapped

    return decorate


def wants_json(request: HttpRequest) -> bool:
    """Asked for by name or by header; scripts with a token get nothing else."""
    if getattr(request, "ops_token", None) or request.GET.get("format") == "json":
        return True
    if request.content_type == "application/json":
        return True
    return request.get_preferred_type(FORMS) == "application/json"


def _sign_in_first(request: HttpRequest, *, takes_token: bool) -> HttpResponse:
    """A browser names HTML; a program that takes anything would take the page for its answer."""
    names_html = any(str(one) == FORMS[0] for one in request.accepted_types)
    if names_html and not wants_json(request):
        return redirect_to_login(request.get_full_path())
    if takes_token:
        return _unauthorised(_("Send a token that may do this, or sign in as staff."), "Bearer")
    cookie = f'Cookie form-action="{resolve_url(settings.LOGIN_URL)}"'
    return _unauthorised(_("Sign in as staff, and send the cookie of the session."), cookie)


def _unknown_token() -> JsonResponse:
    return _unauthorised(_("This token is unknown, revoked, or may not do this."), "Bearer")


def _unauthorised(sentence: str, scheme: str) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=401, headers={"WWW-Authenticate": scheme})
