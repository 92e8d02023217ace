"""The admin's way of a file: upload, look, confirm."""

from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from plants.importing import LARGEST_BYTES
from plants.models import CatalogueImport, Plant
from plants.models.catalogue_import import KEPT_UNAPPLIED, Sheet
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db

LIST = "admin:plants_catalogueimport_changelist"
ADD = "admin:plants_catalogueimport_add"
PAGE = "admin:plants_catalogueimport_change"
APPLY = "admin:plants_catalogueimport_apply"
EXPORT = "admin:plants_catalogueimport_export"


@pytest.fixture
def staff_client(client: Client, django_user_model) -> Client:
    client.force_login(
        django_user_model.objects.create_superuser("ana@example.org", "hedge and rose")
    )
    return client


@pytest.fixture
def tomato() -> Plant:
    return PlantFactory(slug="tomato", common_name="Tomato", height_cm=150)


def helper_client(django_user_model, *permissions: str) -> Client:
    """Staff who may only do these things."""
    helper = django_user_model.objects.create_user(
        "ben@example.org", "hedge and rose", is_staff=True
    )
    helper.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client = Client()
    client.force_login(helper)
    return client


def export(client: Client, sheet: Sheet = Sheet.PLANTS) -> str:
    return client.get(reverse(EXPORT, args=[sheet])).content.decode()


def send(client: Client, content: str | bytes, sheet: Sheet = Sheet.PLANTS) -> HttpResponse:
    raw = content.encode() if isinstance(content, str) else content
    file = SimpleUploadedFile("plants 2026.csv", raw)
    return client.post(reverse(ADD), {"sheet": sheet, "upload": file}, follow=True)


def confirm(client: Client, one: CatalogueImport, shown: str) -> HttpResponse:
    return client.post(reverse(APPLY, args=[one.pk]), {"shown": shown}, follow=True)


def text(response: HttpResponse) -> str:
    return unescape(response.content.decode())


def test_a_table_is_exported_as_a_file(staff_client, tomato):
    response = staff_client.get(reverse(EXPORT, args=["plants.csv"]))

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="plants.csv"'
    assert response.content.decode().startswith("slug,common_name,botanical_name,")
    assert "tomato,Tomato," in response.content.decode()
    page = text(staff_client.get(reverse(LIST)))
    assert all(reverse(EXPORT, args=[sheet]) in page for sheet in Sheet)


def test_an_upload_is_shown_and_applied_when_it_is_confirmed(staff_client, tomato):
    page = send(staff_client, export(staff_client).replace(",150,", ",200,"))

    one = CatalogueImport.objects.get()
    assert page.redirect_chain == [(reverse(PAGE, args=[one.pk]), 302)]
    assert (one.uploaded_by, one.changed_rows, one.file_name) == (
        *("ana@example.org", 1),
        "plants 2026.csv",
    )
    assert "New rows: 0, changed: 1, unchanged: 0, broken: 0." in text(page)
    assert "<td>height_cm</td><td>150</td><td>200</td>" in text(page)
    tomato.refresh_from_db()
    assert tomato.height_cm == 150

    done = confirm(staff_client, one, page.context["differences"].digest)

    assert "The catalogue now holds this file." in text(done)
    assert "What this file would change" not in text(done)
    tomato.refresh_from_db()
    assert tomato.height_cm == 200


def test_the_page_confirms_what_it_shows(staff_client, tomato):
    page = send(staff_client, export(staff_client).replace(",150,", ",200,"))

    digest = page.context["differences"].digest
    assert f'name="shown" value="{digest}"' in text(page)
    assert reverse(APPLY, args=[CatalogueImport.objects.get().pk]) in text(page)


def test_without_what_was_shown_nothing_is_applied(staff_client, tomato):
    send(staff_client, export(staff_client).replace(",150,", ",200,"))

    page = confirm(staff_client, CatalogueImport.objects.get(), "")

    assert "The catalogue has changed since these were shown: look at them again." in text(page)
    tomato.refresh_from_db()
    assert tomato.height_cm == 150


def test_an_unchanged_export_changes_nothing(staff_client, tomato):
    page = send(staff_client, export(staff_client))

    assert "Nothing changes." in text(page)
    assert "Apply these changes" not in text(page)


def test_broken_rows_are_listed_and_cannot_be_applied(staff_client, tomato):
    page = send(staff_client, export(staff_client).replace(",150,", ",<tall>,"))

    assert "plants 2026.csv line 2: height_cm is “<tall>”" in text(page)
    assert b"<tall>" not in page.content
    assert "Apply these changes" not in text(page)
    assert CatalogueImport.objects.get().broken_rows == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The submitted file is empty."),
        (b"a,b\n", "plants 2026.csv line 1: add the missing column"),
        (b"a\xff", "plants 2026.csv: save the file as UTF-8 text."),
        (b"a\0", "save the file as UTF-8 text, without NUL characters."),
        (b"x" * (LARGEST_BYTES + 1), "This file is larger than 5 MB: split it into several."),
    ],
)
def test_what_is_no_table_is_refused_beside_the_field(staff_client, content, sentence):
    page = send(staff_client, content)

    assert sentence in text(page)
    assert not CatalogueImport.objects.exists()


def test_an_unknown_table_is_refused(staff_client, tomato):
    page = send(staff_client, export(staff_client), sheet="cities.csv")

    assert "Select a valid choice." in text(page)
    assert not CatalogueImport.objects.exists()


def test_whoever_may_not_change_plants_may_not_apply_them(staff_client, tomato, django_user_model):
    send(staff_client, export(staff_client).replace(",150,", ",200,"))
    one = CatalogueImport.objects.get()
    helper = helper_client(django_user_model, "view_catalogueimport", "change_plant", "view_pest")

    page = helper.get(reverse(PAGE, args=[one.pk]))
    shown = page.context["differences"].digest

    assert "You may look, but not change this table" in text(page)
    assert "Apply these changes" not in text(page)
    assert confirm(helper, one, shown).status_code == 403
    assert helper.get(reverse(EXPORT, args=["companions.csv"])).status_code == 403
    assert helper.get(reverse(EXPORT, args=["pests_diseases.csv"])).status_code == 200
    assert helper.get(reverse(ADD)).status_code == 403
    tomato.refresh_from_db()
    assert tomato.height_cm == 150


def test_the_pages_are_for_staff(client, tomato, django_user_model):
    client.force_login(django_user_model.objects.create_user("eve@example.org", "hedge and rose"))

    for page in (reverse(LIST), reverse(ADD), reverse(EXPORT, args=["plants.csv"])):
        assert client.get(page).status_code == 302, page
    assert client.post(reverse(APPLY, args=[1])).status_code == 302


def test_files_that_are_none_are_not_found(staff_client):
    assert staff_client.get(reverse(EXPORT, args=["secrets.csv"])).status_code == 403
    assert staff_client.post(reverse(APPLY, args=[99])).status_code == 404
    assert staff_client.get(reverse(APPLY, args=[99])).status_code == 405
    assert staff_client.get(reverse(PAGE, args=[99])).status_code == 302


def test_an_upload_itself_cannot_be_edited(staff_client, tomato):
    send(staff_client, export(staff_client))
    one = CatalogueImport.objects.get()

    response = staff_client.post(reverse(PAGE, args=[one.pk]), {"sheet": "companions.csv"})

    assert response.status_code == 403
    one.refresh_from_db()
    assert one.sheet == Sheet.PLANTS


def test_uploads_that_were_left_go_with_the_next_one(staff_client, tomato):
    long_ago = timezone.now() - KEPT_UNAPPLIED - timedelta(hours=1)
    for applied_at in (None, long_ago):
        CatalogueImport.objects.create(sheet=Sheet.PLANTS, applied_at=applied_at)
    CatalogueImport.objects.update(uploaded_at=long_ago)
    recent = CatalogueImport.objects.create(sheet=Sheet.PESTS)

    send(staff_client, export(staff_client))

    kept = CatalogueImport.objects.exclude(file_name="plants 2026.csv")
    assert [one.applied_at or one.pk for one in kept] == [recent.pk, long_ago]
