from allauth.account import views as account_views
from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from gardening.csp_reports import csp_report
from gardening.observability.views import metrics
from gardening.privacy import privacy
from gardening.staff.migrations import migration_status
from gardening.staff.status import status
from gardening.staff.switches import feature_flags, turn_feature_flags
from gardening.views import alive, broken, ready
from gardens.views.accounts import account_only, keep, sign_in, sign_up
from gardens.views.calendar_feed import feed_file
from gardens.views.landing import landing
from gardens.views.readings_api import openapi, readings
from gardens.views.sources import sources
from gardens.views.start import start

handler500 = broken

# The first match wins: these stand in front of the same addresses of allauth and the admin.
accounts = [
    path("accounts/login/", sign_in, name="account_login"),
    path("accounts/signup/", sign_up, name="account_signup"),
    path(
        "accounts/password/change/",
        account_only(account_views.password_change),
        name="account_change_password",
    ),
    path(
        "accounts/password/set/",
        account_only(account_views.password_set),
        name="account_set_password",
    ),
    path("accounts/email/", account_only(account_views.email), name="account_email"),
    path(
        "accounts/reauthenticate/",
        account_only(account_views.reauthenticate),
        name="account_reauthenticate",
    ),
    # Staff come in by the same, limited door as everybody.
    path("admin/login/", secure_admin_login(admin.site.login)),
]

programs = [
    path("calendar/feed/<str:token>.ics", feed_file, name="calendar-feed-file"),
    path("api/readings", readings, name="api-readings"),
    path("api/openapi.json", openapi, name="api-openapi"),
    path("csp-report/", csp_report, name="csp-report"),
]

operations = [
    path("health", alive, name="health"),
    path("health/live", alive, name="health-live"),
    path("health/ready", ready, name="health-ready"),
    path("metrics", metrics, name="metrics"),
    path("admin/status/", status, name="status"),
    path("admin/feature-flags/", feature_flags, name="feature-flags"),
    path(
        "admin/feature-flags/reload/",
        turn_feature_flags,
        name="feature-flags-reload",
    ),
    path("admin/migration-status/", migration_status, name="migration-status"),
]

urlpatterns = [
    path("", landing, name="landing"),
    path("start/", start, name="start"),
    path("keep/", keep, name="keep"),
    path("sources/", sources, name="sources"),
    path("privacy/", privacy, name="privacy"),
    *accounts,
    *programs,
    *operations,
    path("accounts/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
    path("plants/", include("plants.urls")),
    path("", include("gardens.urls")),
    path("", include("rules.urls")),
]
