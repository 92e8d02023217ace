"""How often one address, or one account, may knock; counted for all processes together."""

import unicodedata
from collections.abc import Callable
from functools import wraps
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django_ratelimit.core import get_usage

from gardening.views import too_many_for_a_program, too_many_requests
from gardens.models.calendar_feed import digest_of

View = Callable[..., HttpResponse]
Key = Callable[[str, HttpRequest], str]

# One household or server owns a whole /64 of IPv6 addresses.
IPV6_PREFIX = 64
UNKNOWN_ADDRESS = "unknown"


def client_address(request: HttpRequest) -> str:
    """The address that our own proxies saw; what a client writes into the header is ignored."""
    proxies = settings.TRUSTED_PROXY_COUNT
    if proxies:
        hops = request.headers.get("X-Forwarded-For", "").split(",")
        if len(hops) >= proxies and (forwarded := _normalised(hops[-proxies])):
            return forwarded
    return _normalised(request.META.get("REMOTE_ADDR", "")) or UNKNOWN_ADDRESS


def limit_guest_start(view: View) -> View:
    return _limited(view, _by_address("guest_start"))


def limit_sign_up(view: View) -> View:
    return _limited(view, _by_address("sign_up"))


def limit_sign_in(view: View) -> View:
    return _limited(view, _by_address("sign_in_address"), _by_field("sign_in_account", "login"))


def limit_calendar_feed(view: View) -> View:
    """Calendar apps only read; a service may fetch the feeds of many people."""
    return _limited(view, _by_address("calendar_feed"), method="GET")


def limit_picture_upload(view: View) -> View:
    return _limited(view, ("picture_upload", lambda group, request: str(request.user.pk)))


def limit_photos(view: View) -> View:
    """For forms that may come without a file: that costs nothing."""
    limited = limit_picture_upload(view)

    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return (limited if request.FILES else view)(request, *args, **kwargs)

    return wrapped


def limit_password_check(view: View) -> View:
    """For pages of a signed-in person that ask for the password again."""
    return _limited(view, _by_address("sign_in_address"))


def limit_password_reset(view: View) -> View:
    return _limited(
        view, _by_address("password_reset"), _by_field("password_reset_account", "email")
    )


def limit_readings(view: View) -> View:
    """A token that nobody has counts too, so the address is asked first."""
    limits = _by_address("readings_address"), _by_token("readings")
    return _limited(view, *limits, refuse=too_many_for_a_program)


def _by_address(rate: str) -> tuple[str, Key]:
    return rate, lambda group, request: client_address(request)


def _by_field(rate: str, field: str) -> tuple[str, Key]:
    return rate, lambda group, request: _folded(request.POST.get(field, ""))


def _by_token(rate: str) -> tuple[str, Key]:
    return rate, lambda group, request: digest_of(request.headers.get("Authorization", ""))


def _limited(
    view: View, *limits: tuple[str, Key], method: str = "POST", refuse: View = too_many_requests
) -> View:
    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        for name, key in limits:
            # A request that its address may not make is not counted against the account.
            wait_seconds = _seconds_to_wait(request, name, key, method)
            if wait_seconds is not None:
                return refuse(request, wait_seconds=wait_seconds)
        return view(request, *args, **kwargs)

    return wrapped


def _seconds_to_wait(request: HttpRequest, name: str, key: Key, method: str) -> int | None:
    usage = get_usage(
        request,
        group=name,
        key=key,
        rate=settings.LIMITS[name],
        method=method,
        increment=True,
    )
    if usage is None or not usage["should_limit"]:
        return None
    return max(1, usage["time_left"])


def _folded(name: str) -> str:
    """Spellings that the database takes for the same account count as the same account."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def _normalised(address: str) -> str | None:
    try:
        parsed = ip_address(address.strip())
    except ValueError:
        return None
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ip_network((parsed.packed, IPV6_PREFIX), strict=False).network_address)
