"""What the environment may say, and what staging and production refuse."""

import json
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

import environ
import pyrage
from django.core.exceptions import ImproperlyConfigured

ENVIRONMENTS = ("local", "test", "staging", "production")
GUARDED_ENVIRONMENTS = ("staging", "production")
SHORTEST_KEY = 50
LEVELS = ("info", "debug", "warning", "error", "critical")

TRUE_WORDS = {"1", "true", "yes", "on"}
FALSE_WORDS = {"0", "false", "no", "off", ""}
RATE = re.compile(r"[1-9]\d*/([1-9]\d*)?[smhd]")
# Who knocks how often; LIMIT_GUEST_START and so on overrule them.
DEFAULT_LIMITS = {
    "guest_start": "10/h",
    "sign_up": "10/h",
    "sign_in_address": "10/m",
    "sign_in_account": "10/15m",
    "password_reset": "5/h",
    "password_reset_account": "5/h",
    "mail": "20/h",
    "calendar_feed": "600/h",
    "picture_upload": "60/h",
    "readings": "600/h",
    "readings_address": "6000/h",
    "switches": "60/m",
    "csp_report": "60/h",
    "search": "300/m",
    "screening": "60/h",
    "ingestion": "60/h",
    "export": "120/h",
    "api": "600/h",
}
PERCENT = "In user and password write %23 for #, %2F for / and so on."
FILES = "gardening.storage.WholeFilesStorage"
# A web server of the same group may read what Django lets it send.
FILE_MODES = {"file_permissions_mode": 0o640, "directory_permissions_mode": 0o750}


class Environment(environ.Env):
    """Reads variables and keeps what is wrong with them, so that one start names every fault."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def switch(self, name: str, default: bool) -> bool:
        """A word that is neither yes nor no is a fault; django-environ would take it for no."""
        folded = self.str(name, default=str(default)).strip().lower()
        if folded not in TRUE_WORDS | FALSE_WORDS:
            self.faults.append(f"{name} is “{folded}”: write true or false.")
        return folded in TRUE_WORDS

    def number(self, name: str, default: int) -> int:
        word = self.str(name, default=str(default)).strip()
        if not word.isdecimal():
            self.faults.append(f"{name} is “{word}”: write a whole number.")
            return default
        return int(word)

    def choice(self, name: str, words: tuple[str, ...]) -> str:
        """One of the words; the first is the default."""
        word = self.str(name, default=words[0]).strip().lower()
        if word not in words:
            self.faults.append(f"{name} is “{word}”: use one of {', '.join(words)}.")
            return words[0]
        return word

    def mail(self, name: str) -> dict[str, object]:
        """What Django's settings of mail are; without, mail is printed."""
        try:
            return self.email_url(name, default="consolemail://")
        except (ImproperlyConfigured, ValueError):
            self.faults.append(
                f"{name} is no address: write smtp+tls://user:password@host:587. {PERCENT}"
            )
            return {}

    def limits(self) -> dict[str, str]:
        limits = {}
        for name, default in DEFAULT_LIMITS.items():
            variable = f"LIMIT_{name.upper()}"
            limits[name] = self.str(variable, default=default)
            if not RATE.fullmatch(limits[name]):
                self.faults.append(f"{variable} is “{limits[name]}”: write a rate such as 10/15m.")
        return limits

    def storage(self, name: str, *, folder: Path) -> dict[str, object]:
        """A storage of Django as JSON, which may hold keys; without, files in the folder."""
        word = self.secret(name)
        if not word:
            return {"BACKEND": FILES, "OPTIONS": {"location": str(folder), **FILE_MODES}}
        try:
            storage = json.loads(word)
        except json.JSONDecodeError:
            storage = None
        if not isinstance(storage, dict) or not isinstance(storage.get("BACKEND"), str):
            self.faults.append(f'{name} is no storage: write {{"BACKEND": "…", "OPTIONS": {{…}}}}.')
            return {"BACKEND": FILES}
        module = storage["BACKEND"].rpartition(".")[0]
        if not _is_installed(module):
            self.faults.append(f"{name} names “{module}”, which is not installed.")
            return {"BACKEND": FILES}
        return storage

    def secret(self, name: str) -> str:
        """The value of NAME, or the content of the file that NAME_FILE names."""
        file_name = os.environ.get(f"{name}_FILE")
        if not file_name:
            return os.environ.get(name, "")
        try:
            return Path(file_name).read_text(encoding="utf-8").strip()
        except OSError as error:
            self.faults.append(f"{name}_FILE cannot be read: {error.strerror}.")
        except UnicodeDecodeError:
            self.faults.append(f"{name}_FILE cannot be read: it is no text.")
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """What a site's safety depends on."""

    app_env: str
    debug: bool
    secret_key: str
    allowed_hosts: list[str]
    database_url: str
    redis_url: str
    backup_key: str


def refuse_unsafe(safety: Safety, misread: list[str]) -> None:
    """Raise ImproperlyConfigured naming every fault at once, so that one start finds them all."""
    faults = [*misread, *_unreadable(safety)]
    if safety.app_env not in ENVIRONMENTS:
        faults.append(f"APP_ENV is “{safety.app_env}”: use one of {', '.join(ENVIRONMENTS)}.")
    if safety.app_env in GUARDED_ENVIRONMENTS:
        faults += _faults(safety)
    if not safety.secret_key:
        faults.append("SECRET_KEY is missing: set it, or let bin/run write var/secret_key.")
    if faults:
        listed = "\n".join(f"  - {fault}" for fault in faults)
        raise ImproperlyConfigured(f"APP_ENV={safety.app_env} refuses to start:\n{listed}")


def _unreadable(safety: Safety) -> list[str]:
    """Without the addresses themselves: they hold passwords."""
    wrong = {
        "DATABASE_URL": (_parts(safety.database_url) is None, "postgres://user:password@host/name"),
        "REDIS_URL": (not _is_redis(safety.redis_url), "redis://host:6379/0"),
    }
    return [
        f"{name} is no address: write {example}. {PERCENT}"
        for name, (is_wrong, example) in wrong.items()
        if is_wrong
    ]


def _parts(address: str) -> SplitResult | None:
    """None if it is no address; a port that is no number is only found when it is asked for."""
    parts = None
    with suppress(ValueError):
        if urlsplit(address).port != 0:
            parts = urlsplit(address)
    return parts


def _is_installed(module: str) -> bool:
    try:
        return bool(module) and find_spec(module) is not None
    except ImportError:
        return False


def _is_redis(address: str) -> bool:
    parts = _parts(address)
    return not address or (parts is not None and parts.scheme in ("redis", "rediss"))


def _faults(safety: Safety) -> list[str]:
    database = _parts(safety.database_url)
    is_postgresql = database is not None and database.scheme.startswith("postgres")
    checks = [
        (safety.debug, "DEBUG is on: unset it."),
        (
            bool(safety.secret_key) and _is_weak(safety.secret_key),
            f"SECRET_KEY is weak: use at least {SHORTEST_KEY} random characters.",
        ),
        (not safety.allowed_hosts, "ALLOWED_HOSTS is empty: name the host names of this site."),
        (
            any("*" in host for host in safety.allowed_hosts),
            "ALLOWED_HOSTS holds *: name the host names of this site.",
        ),
        (
            database is not None and not is_postgresql,
            "DATABASE_URL is not PostgreSQL: write postgres://user:password@host/name.",
        ),
        (
            is_postgresql and _is_default_password(database.password),
            "DATABASE_URL has an empty or default password: set one of your own.",
        ),
        (
            any("/" in host for host in safety.allowed_hosts),
            "ALLOWED_HOSTS holds /: write names alone, such as garden.example.org.",
        ),
        (not safety.redis_url, "REDIS_URL is missing: write redis://host:6379/0."),
        (
            not _is_backup_key(safety.backup_key),
            "BACKUP_KEY is missing or no key of age: “APP_ENV=test python manage.py backup "
            "--new-key” prints one.",
        ),
    ]
    return [fault for wrong, fault in checks if wrong]


def _is_weak(secret_key: str) -> bool:
    return (
        len(secret_key) < SHORTEST_KEY
        or len(set(secret_key)) < 10
        or secret_key.startswith("django-insecure")
    )


def _is_backup_key(key: str) -> bool:
    """Of age: a recipient, or the identity that belongs to one."""
    kind = pyrage.x25519.Recipient if key.startswith("age1") else pyrage.x25519.Identity
    try:
        kind.from_str(key)
    except (pyrage.RecipientError, pyrage.IdentityError):
        return False
    return True


def _is_default_password(password: str | None) -> bool:
    defaults = {"", "postgres", "password", "gardening", "changeme", "secret"}
    return unquote(password or "").lower() in defaults
