"""A gardener takes everything along and leaves, on a phone without JavaScript."""

import json
from zipfile import ZipFile

import pytest
from django.urls import reverse

from gardens.models import Gardener
from tests.everything import gardener_with_everything
from tests.traces import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}


class YourData:
    def get_absolute_url(self) -> str:
        return reverse("gardens:your-data")


def test_download_everything_then_erase_the_account(visit_as, crop):
    zoe = gardener_with_everything(crop)
    page = visit_as(zoe, YourData(), java_script_enabled=False, **PHONE)

    page.get_by_role("button", name="Make the file").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    with ZipFile(download.value.path()) as archive:
        tables = json.loads(archive.read("gardening.json"))["tables"]
    assert tables["gardener"][0]["email"] == zoe.email

    page.get_by_role("link", name="Your data").click()
    page.get_by_role("link", name="Erase this account").click()
    assert page.locator("main").bounding_box()["width"] <= PHONE["viewport"]["width"]
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Erase the account").click()
    assert page.get_by_text("Your account is erased, with everything you recorded.").is_visible()
    assert not Gardener.objects.exists()
