import os
import subprocess
import sys
from dataclasses import replace

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from gardening.configuration import Environment, Safety, refuse_unsafe

SAFE = {
    "APP_ENV": "production",
    "SECRET_KEY": "k3Jx9-QwErTyUiOpAsDfGhJkLzXcVbNm_1234567890-abcdefg",
    "ALLOWED_HOSTS": "garden.example.org",
    "DATABASE_URL": "postgres://gardening:w9XjT2@db.example.org/gardening",
    "REDIS_URL": "redis://cache.example.org:6379/0",
    "BACKUP_KEY": "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
}
SAFETY = Safety(
    app_env="production",
    debug=False,
    secret_key=SAFE["SECRET_KEY"],
    allowed_hosts=["garden.example.org"],
    database_url=SAFE["DATABASE_URL"],
    redis_url=SAFE["REDIS_URL"],
    backup_key=SAFE["BACKUP_KEY"],
)


def start(folder, **variables: str) -> str:
    """What a start says with this environment; empty when it is fine."""
    process = subprocess.run(
        [sys.executable, "-c", "import gardening.settings"],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(folder), **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    return process.stderr


def test_a_safe_production_starts(tmp_path):
    assert start(tmp_path, **SAFE) == ""


@pytest.mark.parametrize("app_env", ["production", "staging"])
def test_all_faults_are_named_at_once(tmp_path, app_env):
    message = start(
        tmp_path,
        APP_ENV=app_env,
        DEBUG="flase",
        ALLOWED_HOSTS="*",
        LIMIT_SIGN_UP="ten an hour",
        TRUSTED_PROXY_COUNT="-1",
        METRICS_TOKEN_FILE=str(tmp_path / "missing"),
        SECRET_KEY_FILE=sys.executable,
        LOG_LEVEL="loud",
        EMAIL_URL="smtp://mail.example.org:port",
    )

    for fault in (
        "DEBUG is “flase”",
        "SECRET_KEY_FILE cannot be read: it is no text",
        "LOG_LEVEL is “loud”",
        "EMAIL_URL is no address",
        "ALLOWED_HOSTS holds *",
        "LIMIT_SIGN_UP is “ten an hour”",
        "TRUSTED_PROXY_COUNT is “-1”",
        "METRICS_TOKEN_FILE cannot be read",
        "DATABASE_URL is not PostgreSQL",
        "REDIS_URL is missing",
    ):
        assert fault in message


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"debug": True}, "DEBUG is on"),
        ({"secret_key": ""}, "SECRET_KEY is missing"),
        ({"secret_key": "a" * 80}, "SECRET_KEY is weak"),
        ({"secret_key": "django-insecure-" + SAFE["SECRET_KEY"]}, "SECRET_KEY is weak"),
        ({"allowed_hosts": []}, "ALLOWED_HOSTS is empty"),
        ({"allowed_hosts": ["garden.example.org", "*"]}, "ALLOWED_HOSTS holds *"),
        ({"database_url": ""}, "DATABASE_URL is not PostgreSQL"),
        ({"database_url": "postgres://gardening@db/x"}, "empty or default password"),
        ({"database_url": "postgres://postgres:postgres@db/x"}, "empty or default password"),
        ({"redis_url": ""}, "REDIS_URL is missing"),
        ({"backup_key": ""}, "BACKUP_KEY is missing"),
        ({"backup_key": "a word"}, "BACKUP_KEY is missing or no key of age"),
        ({"backup_key": "age1nonsense"}, "BACKUP_KEY is missing or no key of age"),
        ({"backup_key": "AGE-SECRET-KEY-1X"}, "BACKUP_KEY is missing or no key of age"),
        ({"database_url": "postgres://u:pa#ss@db/x"}, "DATABASE_URL is no address"),
        ({"database_url": "postgres://u:pa[ss@db/x"}, "DATABASE_URL is no address"),
        ({"redis_url": "cache.example.org:6379"}, "REDIS_URL is no address"),
        ({"redis_url": "redis://:pa/ss@cache/0"}, "REDIS_URL is no address"),
        ({"allowed_hosts": ["https://garden.example.org"]}, "ALLOWED_HOSTS holds /"),
        ({"app_env": "produktion"}, "APP_ENV is “produktion”"),
    ],
)
def test_each_fault_is_refused(change, fault):
    with pytest.raises(ImproperlyConfigured) as refusal:
        refuse_unsafe(replace(SAFETY, **change), [])

    # The first line says which environment refuses, each of the others is a fault.
    _, *faults = str(refusal.value).splitlines()
    assert len(faults) == 1
    assert fault in faults[0]


def test_a_fault_of_an_address_does_not_show_its_password(tmp_path):
    message = start(tmp_path, **{**SAFE, "DATABASE_URL": "postgres://u:pa[ss@db/x"})

    assert "DATABASE_URL is no address" in message
    assert "pa[ss" not in message


def test_a_level_may_be_written_small(tmp_path):
    say = "from gardening import settings; print(settings.LOGGING['root']['level'])"
    process = subprocess.run(
        [sys.executable, "-c", say],
        cwd=settings.BASE_DIR,
        env={**os.environ, **SAFE, "VAR_DIR": str(tmp_path), "LOG_LEVEL": "warning"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert process.stdout.strip() == "WARNING"


def test_a_local_start_needs_nothing_but_a_key(tmp_path):
    assert "SECRET_KEY is missing" in start(tmp_path)
    (tmp_path / "secret_key").write_text("any key")
    assert start(tmp_path) == ""


def test_collected_files_lie_with_the_data_or_with_the_release(tmp_path):
    say = "from gardening import settings; print(settings.STATIC_ROOT)"
    for named, folder in [
        ({}, tmp_path / "static"),
        ({"STATIC_DIR": "collected"}, settings.BASE_DIR / "collected"),
        ({"STATIC_DIR": "/srv/static"}, "/srv/static"),
    ]:
        process = subprocess.run(
            [sys.executable, "-c", say],
            cwd=settings.BASE_DIR,
            env={**os.environ, **SAFE, "VAR_DIR": str(tmp_path), **named},
            capture_output=True,
            text=True,
            check=True,
        )
        assert process.stdout.strip() == str(folder)


def test_the_local_key_file_does_not_open_production(tmp_path):
    (tmp_path / "secret_key").write_text(SAFE["SECRET_KEY"])
    assert "SECRET_KEY is missing" in start(tmp_path, **{**SAFE, "SECRET_KEY": ""})


@pytest.mark.parametrize(
    ("word", "value"), [("true", True), ("On", True), ("1", True), ("no", False), ("", False)]
)
def test_a_switch_reads_yes_and_no(monkeypatch, word, value):
    monkeypatch.setenv("DEBUG", word)
    env = Environment()

    assert env.switch("DEBUG", default=True) is value
    assert env.faults == []


def test_a_secret_comes_from_a_file(monkeypatch, tmp_path):
    file = tmp_path / "token"
    file.write_text("the token\n")
    monkeypatch.setenv("METRICS_TOKEN_FILE", str(file))

    assert Environment().secret("METRICS_TOKEN") == "the token"


@pytest.mark.parametrize(
    ("word", "value", "faults"),
    [("open-meteo", "open-meteo", 0), (" Off ", "off", 0), (None, "off", 0), ("on", "off", 1)],
)
def test_a_choice_is_one_of_its_words(monkeypatch, word, value, faults):
    if word is not None:
        monkeypatch.setenv("WEATHER_PROVIDER", word)
    env = Environment()

    assert env.choice("WEATHER_PROVIDER", ("off", "open-meteo")) == value
    assert len(env.faults) == faults


def test_what_was_misread_is_refused_everywhere():
    local = Safety(
        app_env="local",
        debug=True,
        secret_key="any",
        allowed_hosts=[],
        database_url="",
        redis_url="",
        backup_key="",
    )

    refuse_unsafe(local, [])
    with pytest.raises(ImproperlyConfigured, match="LIMIT_SIGN_UP"):
        refuse_unsafe(local, ["LIMIT_SIGN_UP is wrong."])


def test_misread_words_are_faults_and_defaults_stand_in(monkeypatch, tmp_path):
    monkeypatch.setenv("DEBUG", "flase")
    monkeypatch.setenv("TRUSTED_PROXY_COUNT", "one")
    monkeypatch.setenv("LIMIT_SIGN_UP", "0/h")
    monkeypatch.setenv("METRICS_TOKEN_FILE", str(tmp_path / "missing"))
    env = Environment()

    assert env.switch("DEBUG", default=False) is False
    assert env.number("TRUSTED_PROXY_COUNT", default=3) == 3
    assert env.limits()["guest_start"] == "10/h"
    assert env.secret("METRICS_TOKEN") == ""
    assert len(env.faults) == 4
