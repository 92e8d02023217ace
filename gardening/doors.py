"""Which page has which limits, by the name of its URL pattern."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from gardening.limits import (
    READING,
    WRITING,
    Door,
    by_address,
    by_field,
    by_gardener,
    by_token,
    knock,
)

# Sign-up and sign-in stay shut while nobody counts.
SIGN_UP = Door((by_address("sign_up"),), fails_closed=True)
PASSWORD = Door((by_address("sign_in_address"),), fails_closed=True)
# Each sends mail to an address of the gardener's choice.
MAIL = Door((by_gardener("mail"),))
# Forms that may come without a file: that costs nothing.
PHOTOS = Door((by_gardener("picture_upload"),), counts=lambda request: bool(request.FILES))
# Texts that others may come to see are checked for what the law forbids.
SCREENING = Door((by_gardener("screening"),))
INGESTION = Door((by_gardener("ingestion"),))
ORDER = Door((by_gardener("export"),))
DOWNLOAD = Door((by_gardener("export"),), methods=READING)
SWITCHES = Door((by_address("switches"),), methods=(*READING, *WRITING), is_for_programs=True)

DOORS = {
    "start": Door((by_address("guest_start"),), fails_closed=True),
    "keep": SIGN_UP,
    "account_signup": SIGN_UP,
    "account_login": Door(
        (by_address("sign_in_address"), by_field("sign_in_account", "login")), fails_closed=True
    ),
    "account_reset_password": Door(
        (by_address("password_reset"), by_field("password_reset_account", "email")),
        fails_closed=True,
    ),
    "account_reset_password_from_key": PASSWORD,
    "account_email": MAIL,
    # Pages of a signed-in person that ask for the password again.
    "account_change_password": PASSWORD,
    "account_reauthenticate": PASSWORD,
    "gardens:account-erase": PASSWORD,
    # A service may fetch the feeds of many people.
    "calendar-feed-file": Door((by_address("calendar_feed"),), methods=READING),
    # The list itself is for everybody; a query is work.
    "plants:plant-list": Door(
        (by_address("search"),), methods=READING, counts=lambda request: bool(request.GET)
    ),
    "gardens:underlay-upload": Door((by_gardener("picture_upload"),)),
    "gardens:journal-add": PHOTOS,
    "gardens:log-problem": PHOTOS,
    "gardens:event-edit": PHOTOS,
    "gardens:own-plant-add": SCREENING,
    "gardens:own-plant-edit": SCREENING,
    "gardens:own-plant-propose": SCREENING,
    "gardens:device-upload": INGESTION,
    "admin:plants_catalogueimport_add": INGESTION,
    "gardens:calendar-poster": ORDER,
    "gardens:garden-print": ORDER,
    "gardens:garden-labels": ORDER,
    "gardens:seed-labels": ORDER,
    "gardens:your-data": ORDER,
    "gardens:job-file": DOWNLOAD,
    "admin:plants_catalogueimport_export": DOWNLOAD,
    # A token that nobody has counts too, so the address is asked first.
    "api-readings": Door(
        (by_address("readings_address"), by_token("readings")), is_for_programs=True
    ),
    "api-openapi": Door((by_address("api"),), methods=READING, is_for_programs=True),
    # Guessing a token counts, and so does looking.
    "feature-flags": SWITCHES,
    "feature-flags-reload": SWITCHES,
    "csp-report": Door((by_address("csp_report"),), is_for_programs=True),
}


class LimitMiddleware:
    """The innermost: whoever is refused for another reason is not counted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        usage = getattr(request, "rate_limit", None)
        if usage:
            for name, value in usage.headers().items():
                response.headers[name] = value
        return response

    def process_view(self, request: HttpRequest, *args: object) -> HttpResponse | None:
        door = DOORS.get(request.resolver_match.view_name)
        return knock(request, door) if door else None
