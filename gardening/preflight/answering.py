"""A real answer of the running site, held against the headers that protect its readers."""

import os

import httpx
from django.conf import settings

from gardening.preflight.database import named
from gardening.preflight.item import Answer, Site, failed, ok

# Anybody may see it, and it sets a cookie.
PAGE = "accounts/login/"
PATIENCE_SECONDS = 10
A_YEAR_SECONDS = 31_536_000
EXACT = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
PRESENT = ("Referrer-Policy", "Permissions-Policy", "Reporting-Endpoints")
UNSAFE_POLICY = ("'unsafe-inline'", "'unsafe-eval'", "*")


def headers(site: Site) -> Answer:
    url = f"{site.url or own_address()}{PAGE}"
    try:
        response = httpx.get(
            url, headers={} if site.url else as_from_a_proxy(), timeout=PATIENCE_SECONDS
        )
    except (httpx.HTTPError, httpx.InvalidURL) as fault:
        return failed(
            f"{url} does not answer: {fault}.",
            "Start the web process, or give the address that people use with --url.",
        )
    if response.status_code != httpx.codes.OK:
        return failed(
            f"{url} answers with {response.status_code}.",
            "Give the address that people use with --url, such as https://garden.example.org/.",
        )
    faults = wrong_headers(response.headers)
    if faults:
        return failed(
            f"Wrong or missing: {named(faults)}.",
            "See that no proxy takes headers away, and that this release is the one that runs.",
        )
    return ok(f"{url} sends all that protect its readers.")


def own_address() -> str:
    """Where the web process of this machine listens."""
    return f"http://{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}/"


def as_from_a_proxy() -> dict[str, str]:
    """What our own proxy would add; else production sends us to HTTPS."""
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "127.0.0.1"}
    hosts = [host for host in settings.ALLOWED_HOSTS if "*" not in host]
    if hosts:
        forwarded["Host"] = hosts[0].lstrip(".")
    return forwarded


def wrong_headers(found: httpx.Headers) -> list[str]:
    faults = [name for name, value in EXACT.items() if found.get(name) != value]
    faults += [name for name in PRESENT if not found.get(name)]
    policy = found.get("Content-Security-Policy", "")
    if "default-src" not in policy or any(word in policy.split() for word in UNSAFE_POLICY):
        faults.append("Content-Security-Policy")
    if settings.IS_GUARDED:
        faults += _wrong_of_https(found)
    return faults


def _wrong_of_https(found: httpx.Headers) -> list[str]:
    faults = []
    hsts = found.get("Strict-Transport-Security", "")
    seconds = hsts.partition("max-age=")[2].partition(";")[0].strip()
    if not seconds.isdecimal() or int(seconds) < A_YEAR_SECONDS:
        faults.append("Strict-Transport-Security")
    cookies = found.get_list("Set-Cookie")
    if any("secure" not in cookie.lower().replace(" ", "").split(";") for cookie in cookies):
        faults.append("Secure of a cookie")
    return faults
