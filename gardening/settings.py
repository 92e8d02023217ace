"""One settings file; everything that differs between places comes from the environment.

`.env.example` names every variable, docs/operations.md explains them.
"""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from gardening.configuration import (
    GUARDED_ENVIRONMENTS,
    LEVELS,
    Environment,
    Safety,
    refuse_unsafe,
)
from gardening.content_policy import CONTENT_SECURITY_POLICY as CONTENT_SECURITY_POLICY
from gardening.observability.log_config import logging_config
from gardening.stack import broker, caches, database

BASE_DIR = Path(__file__).resolve().parent.parent
# What this place wants to be otherwise; and what was deployed, as bin/build_info wrote it.
for variables in (".env", "build.env"):
    Environment.read_env(BASE_DIR / variables)
env = Environment()

# What the environment says -----------------------------------------------------------------------

APP_ENV = env.str("APP_ENV", default="local")
IS_GUARDED = APP_ENV in GUARDED_ENVIRONMENTS
IS_TEST = APP_ENV == "test"
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)

BUILD = {
    "version": env.str("BUILD_VERSION", default=""),
    "commit": env.str("BUILD_COMMIT", default=""),
    "built_at": env.str("BUILD_TIME", default=""),
}
DEBUG = env.switch("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if IS_GUARDED else ["localhost", "127.0.0.1"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
DATABASE_URL = env.secret("DATABASE_URL")
REDIS_URL = env.secret("REDIS_URL")
REDIS_PREFIX = env.str("REDIS_PREFIX", default="gardening")
EMAIL_CONFIG = env.mail("EMAIL_URL")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Gardening <gardening@localhost>")
LIMITS = env.limits()
LOG_LEVEL = env.choice("LOG_LEVEL", LEVELS).upper()
SLOW_QUERY_MS = env.number("SLOW_QUERY_MS", default=200)
WEB_STATEMENT_SECONDS = env.number("WEB_STATEMENT_SECONDS", default=15)
MEDIA_ROOT = Path(env.str("MEDIA_DIR", default=str(VAR_DIR / "media")))
METRICS_TOKEN = env.secret("METRICS_TOKEN")
BACKUP_DIR = Path(env.str("BACKUP_DIR", default=str(VAR_DIR / "backups")))
BACKUP_HOOK = env.str("BACKUP_HOOK", default="")
BACKUP_KEEP_DAYS = env.number("BACKUP_KEEP_DAYS", default=7)
BACKUP_KEEP_WEEKS = env.number("BACKUP_KEEP_WEEKS", default=5)
BACKUP_KEY = env.secret("BACKUP_KEY")
PRIVATE_MEDIA_ACCEL_PREFIX = env.str("PRIVATE_MEDIA_ACCEL_PREFIX", default="")
PRIVATE_STORAGE = env.storage("PRIVATE_STORAGE", folder=MEDIA_ROOT)
SSL_REDIRECT = env.switch("SSL_REDIRECT", default=True)
READINGS_KEPT_DAYS = env.number("READINGS_KEPT_DAYS", default=400)
TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXY_COUNT", default=0)
WEATHER_PROVIDER = env.choice("WEATHER_PROVIDER", ("off", "open-meteo"))
WEATHER_API_KEY = env.secret("WEATHER_API_KEY")
WEATHER_FORECAST_URL = env.str(
    "WEATHER_FORECAST_URL", default="https://api.open-meteo.com/v1/forecast"
)
WEATHER_ARCHIVE_URL = env.str(
    "WEATHER_ARCHIVE_URL", default="https://archive-api.open-meteo.com/v1/archive"
)

KEY_FILE = VAR_DIR / "secret_key"
SECRET_KEY = env.secret("SECRET_KEY")
if not SECRET_KEY and not IS_GUARDED and KEY_FILE.exists():
    SECRET_KEY = KEY_FILE.read_text(encoding="ascii").strip()
if not SECRET_KEY and IS_TEST:
    SECRET_KEY = "a key for tests only, worth nothing anywhere else"

WORKER_METRICS_HOST = env.str("WORKER_METRICS_HOST", default="127.0.0.1")
WORKER_METRICS_PORT = env.number("WORKER_METRICS_PORT", default=0)
# Counts only when the row of a switch is made; from then on the row does.
SWITCHES_AT_FIRST = {
    "rule_engine": env.switch("FEATURE_RULE_ENGINE_ENABLED", default=True),
    "compliance_enforcement": env.switch("FEATURE_COMPLIANCE_ENFORCEMENT_ENABLED", default=True),
    "optimization_engines": env.switch("FEATURE_OPTIMIZATION_ENGINES_ENABLED", default=True),
}

CELERY_WORKER_CONCURRENCY = env.number("WORKER_CONCURRENCY", default=2)

refuse_unsafe(
    Safety(
        app_env=APP_ENV,
        debug=DEBUG,
        secret_key=SECRET_KEY,
        allowed_hosts=ALLOWED_HOSTS,
        database_url=DATABASE_URL,
        redis_url=REDIS_URL,
        backup_key=BACKUP_KEY,
    ),
    env.faults,
)

# Applications ------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "gardening.apps.CollectedFilesConfig",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "django_prometheus",
    "django_ratelimit",
    "waffle",
    "plants",
    "compliance",
    "gardens",
    "rules",
    "gardening",
]

MIDDLEWARE = [
    "gardening.observability.access_log.AccessLogMiddleware",
    "gardening.observability.middleware.RequestMetricsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "gardening.middleware.SecurityHeadersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "gardens.middleware.LastSeenMiddleware",
    "gardens.middleware.UnitsMiddleware",
    "compliance.middleware.ScreeningMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "gardening.doors.LimitMiddleware",
]

ROOT_URLCONF = "gardening.urls"
WSGI_APPLICATION = "gardening.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gardens.context_processors.current_garden",
            ],
        },
    },
]

# Database, cache, broker -------------------------------------------------------------------------

DATABASES = {"default": database(DATABASE_URL, VAR_DIR)}
CACHES = caches(REDIS_URL, REDIS_PREFIX)

CELERY_BROKER_URL, CELERY_BROKER_TRANSPORT_OPTIONS = broker(REDIS_URL, REDIS_PREFIX, VAR_DIR)
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")
CELERY_BEAT_SCHEDULER = "gardening.ringing:Scheduler"
CELERY_TASK_IGNORE_RESULT = CELERY_TASK_ACKS_LATE = CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_ALWAYS_EAGER = IS_TEST
CELERY_TASK_EAGER_PROPAGATES = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_CONNECTION_TIMEOUT = 0.5
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True

# People ------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "gardens.Gardener"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "account_login", "rules:today", "landing"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "gardening.observability.security.NotedPasswordValidator"},
    *(
        {"NAME": f"django.contrib.auth.password_validation.{name}Validator"}
        for name in ("UserAttributeSimilarity", "CommonPassword", "NumericPassword")
    ),
]
HASHER = "MD5" if IS_TEST else "Argon2"
PASSWORD_HASHERS = [f"django.contrib.auth.hashers.{HASHER}PasswordHasher"]
ACCOUNT_ADAPTER = "gardens.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_PREVENT_ENUMERATION = True
# A guest is signed in and may still sign in to an account: gardens.views.accounts decides.
ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS = False
# Limits are ours (gardening.limits): shared by all processes, by address and by account.
ACCOUNT_RATE_LIMITS = False
GUEST_DAYS = 30
JOB_DAYS = 7

vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 10
if IS_TEST:
    EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# The catalogue knows no gardens: whom it asks where its reader gardens and what they know better.
READER_CLIMATE = "gardens.current.reader_climate"
READER_FIGURES = "gardens.current.reader_figures"

# Limits ------------------------------------------------------------------------------------------

RATELIMIT_USE_CACHE = "counters"
# Our counters are atomic and shared; django-ratelimit only knows Memcached to be so.
SILENCED_SYSTEM_CHECKS = ["django_ratelimit.W001"]

# Switches ----------------------------------------------------------------------------------------

WAFFLE_SWITCH_MODEL = "compliance.Switch"
WAFFLE_SWITCH_DEFAULT = True
WAFFLE_CACHE_NAME = "waffle"
# Flags and samples are not used; compliance has its own page for the switches.
WAFFLE_ENABLE_ADMIN_PAGES = False

# Security ----------------------------------------------------------------------------------------

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = IS_GUARDED and SSL_REDIRECT
SECURE_REDIRECT_EXEMPT = [r"^health(/|$)", r"^metrics$"]
SECURE_HSTS_SECONDS = 31_536_000 if IS_GUARDED else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_GUARDED
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_GUARDED
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# What a form may bring, without its files; those have limits of their own (gardening.uploading).
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
if TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Languages, time, files --------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True
FORMAT_MODULE_PATH = ["gardening.formats"]

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / env.str("STATIC_DIR", default=str(VAR_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
# "private" has no address of its own: gardens.private_files sends its files.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": (
        {"BACKEND": "django.core.files.storage.InMemoryStorage"} if IS_TEST else PRIVATE_STORAGE
    ),
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if IS_TEST or DEBUG
            else "gardening.storage.ModuleManifestStaticFilesStorage"
        )
    },
}

FILE_UPLOAD_HANDLERS = [
    "gardening.uploading.CappedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

LOGGING = logging_config(LOG_LEVEL)
