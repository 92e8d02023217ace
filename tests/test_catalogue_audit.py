"""The catalogue may not know the audit trail; its imports are in it all the same."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from compliance.models import AuditEntry
from compliance.tests.people import make_staff
from plants.models import CatalogueImport
from plants.tests.factories import PlantFactory


@pytest.mark.django_db
def test_an_import_is_audited_when_it_is_uploaded_and_when_it_is_applied(client):
    staff = make_staff()
    client.force_login(staff)
    PlantFactory(slug="tomato", height_cm=150)
    table = client.get(reverse("admin:plants_catalogueimport_export", args=["plants.csv"])).content

    page = client.post(
        reverse("admin:plants_catalogueimport_add"),
        {
            "sheet": "plants.csv",
            "upload": SimpleUploadedFile("plants.csv", table.replace(b",150,", b",200,")),
        },
        follow=True,
    )
    one = CatalogueImport.objects.get()
    apply = reverse("admin:plants_catalogueimport_apply", args=[one.pk])
    client.post(apply, {"shown": "something else"})
    client.post(apply, {"shown": page.context["differences"].digest})

    entries = AuditEntry.objects.order_by("pk")
    assert [(entry.action, entry.actor_label, entry.target_id) for entry in entries] == [
        ("row.added", staff.email, str(one.pk)),
        ("row.changed", staff.email, str(one.pk)),
    ]
    assert entries[1].details == {"fields": ["applied_at"]}
