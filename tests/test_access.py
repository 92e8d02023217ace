"""Every address of the site, walked as a visitor and as another gardener."""

import pytest
from django.test import Client

from gardens.tests.factories import GardenerFactory
from tests.addresses import address, named_patterns

PUBLIC = {
    "landing",
    "start",
    "sources",
    "privacy",
    # Whoever knows the token is let in.
    "calendar-feed-file",
    # Devices have tokens; how they send is no secret.
    "api-readings",
    "api-openapi",
    # Browsers send no cookie with what they report.
    "csp-report",
    "health",
    "health-live",
    "health-ready",
    "metrics",
    "plants:plant-list",
    "plants:plant-detail",
    "plants:cultivar-detail",
    "rules:rule-list",
    "rules:rule-detail",
}
# About oneself, or about nobody: another gardener sees something of their own there.
OWN = {
    "keep",
    "rules:today",
    "rules:today-folded",
    "gardens:garden-list",
    "gardens:more",
    "gardens:plant-place",
    "gardens:calendar",
    "gardens:calendar-poster",
    "gardens:calendar-feed",
    "gardens:calendar-feed-make",
    "gardens:calendar-feed-revoke",
    "gardens:own-plant-list",
    "gardens:own-plant-add",
    "gardens:settings",
    "gardens:your-data",
    "gardens:account-erase",
    "gardens:seed-list",
    "gardens:seed-add",
    "gardens:seed-shopping",
    "gardens:seed-labels",
    "gardens:tray-list",
}
ACCOUNTS = "account_"

NAMES = sorted(name for name in named_patterns() if not name.startswith(ACCOUNTS))


@pytest.mark.parametrize("name", NAMES)
def test_a_visitor_signs_in_first_or_the_page_is_public(name, owned):
    client = Client(headers={"Accept": "text/html,*/*;q=0.8"})
    for response in (client.get(address(name, owned)), client.post(address(name, owned))):
        asks_to_sign_in = response.status_code == 302 and "/accounts/login/" in response.url
        assert asks_to_sign_in != (name in PUBLIC)
        assert response.status_code < 500


@pytest.mark.parametrize("name", [name for name in NAMES if name not in PUBLIC | OWN])
def test_another_gardener_finds_nothing(name, owned):
    stranger = Client()
    stranger.force_login(GardenerFactory())

    path = address(name, owned)
    statuses = {stranger.get(path).status_code, stranger.post(path).status_code}

    assert statuses in ({404}, {404, 405})


@pytest.mark.parametrize("name", sorted(OWN))
def test_ones_own_pages_answer_every_gardener(name, owned):
    gardener = Client()
    gardener.force_login(GardenerFactory())

    # Some are only posted to.
    assert gardener.get(address(name, owned)).status_code in {200, 302, 405}
