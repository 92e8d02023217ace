"""Who asks: the one place that reads `X-Forwarded-For`."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

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
