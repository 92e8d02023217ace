from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from gardening.content_policy import REPORTING_ENDPOINTS

POWERS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)
# Pages use none of the browser's powers, so a script that slipped in has none either; no other
# site may draw what is here. Django's middleware and django-csp send the other headers.
HEADERS = {
    "Permissions-Policy": POWERS,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Reporting-Endpoints": REPORTING_ENDPOINTS,
}


class SecurityHeadersMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response
