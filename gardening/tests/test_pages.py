"""What holds for every page: headers, dates, the admin's audit."""

from datetime import date

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils.formats import date_format, get_format

from compliance.admin import AuditedAdmin
from gardening.admin import SELF_AUDITED, HeartbeatAdmin
from gardening.storage import ModuleManifestStaticFilesStorage


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["landing", "account_login", "health"])
def test_security_headers_stand_on_the_page(client, name):
    headers = client.get(reverse(name)).headers

    assert "camera=()" in headers["Permissions-Policy"]
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("DATE_FORMAT", "7 May 2026"), ("SHORT_DATE_FORMAT", "Thu 7 May")],
)
def test_dates_read_as_people_say_them(name, expected):
    assert date_format(date(2026, 5, 7), name) == expected


def test_the_week_starts_on_monday_and_date_fields_suit_browsers():
    assert get_format("FIRST_DAY_OF_WEEK") == 1
    assert get_format("DATE_INPUT_FORMATS")[0] == "%Y-%m-%d"


def test_every_admin_writes_the_audit_trail():
    silent = [
        model.__name__
        for model, model_admin in admin.site._registry.items()
        if not isinstance(model_admin, (AuditedAdmin, *SELF_AUDITED))
    ]

    assert silent == []


def test_heartbeats_are_only_looked_at(rf):
    heartbeat_admin = next(
        one for one in admin.site._registry.values() if isinstance(one, HeartbeatAdmin)
    )
    request = rf.get("/")

    assert not heartbeat_admin.has_add_permission(request)
    assert not heartbeat_admin.has_change_permission(request)
    assert not heartbeat_admin.has_delete_permission(request)


def test_module_imports_are_given_hashed_names(tmp_path):
    (tmp_path / "bed.js").write_text('import { circle } from "./circle.js";\n')
    (tmp_path / "circle.js").write_text("export const circle = 1;\n")
    storage = ModuleManifestStaticFilesStorage(location=tmp_path, base_url="/static/")

    list(storage.post_process({name: (storage, name) for name in ("bed.js", "circle.js")}))

    hashed = tmp_path / storage.hashed_files["bed.js"]
    assert storage.hashed_files["circle.js"] in hashed.read_text()
