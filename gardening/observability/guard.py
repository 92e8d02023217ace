"""Who may read the metrics: whoever has the token or, without one, the machine itself."""

import hmac
from ipaddress import ip_address

from django.conf import settings


def may_read(*, authorization: str, address: str, is_proxied: bool) -> bool:
    """Behind a proxy on the same machine everybody seems to come from it."""
    if settings.METRICS_TOKEN:
        expected = f"Bearer {settings.METRICS_TOKEN}".encode()
        return hmac.compare_digest(authorization.encode(), expected)
    return not is_proxied and _is_loopback(address)


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
