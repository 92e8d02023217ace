"""Keeps out of the logs what opens a door, and what gardeners wrote.

Doors have a shape that patterns find: addresses of mail, tokens, cookies, passwords. The name of a
plant or a note has none, so text that code of ours hands to a log line is never shown, and of an
exception only the class and where it was raised.
"""

import re
from collections.abc import Mapping

from django.db import OperationalError
from django.db.models import Model
from kombu.exceptions import OperationalError as BrokerError

MASK = "[...]"
OPENER = r"[\w-]*(?:passw(?:or)?d|token|secret|cookie|session|csrf|api_?key|auth)[\w-]*"
# What is found first is gone before the next looks.
PATTERNS = (
    (re.compile(r"(/calendar/feed/)[^/\s\"?]+(\.ics)"), rf"\1{MASK}\2"),
    (re.compile(r"(/(?:reset/key|confirm-email)/)(?!done\b)[^/\s\"?]+"), rf"\1{MASK}"),
    (re.compile(r"(?im)((?:set-)?cookie|authorization)([\"']?\s*[:=]\s*).*$"), rf"\1\2{MASK}"),
    (re.compile(r"(?i)\b(bearer|basic|token)\s+[\w.~+/=-]{8,}"), rf"\1 {MASK}"),
    (re.compile(r"(://)[^/\s:@]*:[^/\s@]*@"), rf"\1{MASK}@"),
    (
        re.compile(rf"(?i)(?<![\w-])({OPENER})([\"']?\s*[:=]\s*)(\"[^\"]*\"|'[^']*'|[^\s&;,)}}]+)"),
        rf"\1\2{MASK}",
    ),
    (re.compile(r"[\w.!#$%&*+/?^{|}~-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+"), MASK),
    # As secrets.token_urlsafe makes them, and keys of sessions.
    (
        re.compile(
            r"(?<![\w-])(?:(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{24,}|"
            r"(?=[a-z]*\d)[a-z0-9]{32,})(?![\w-])"
        ),
        MASK,
    ),
)
# Exceptions that are raised with words of a library and names of code, never with a value of a row.
SPEAKING = (AttributeError, ImportError, NameError, OSError, OperationalError, BrokerError)


def redacted(text: str) -> str:
    for pattern, kept in PATTERNS:
        text = pattern.sub(kept, text)
    return text


def without_words(value: object) -> object:
    """For a value that a line was given: numbers and what a row is called by are enough."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Model):
        return f"{value._meta.label} {value.pk}"
    if isinstance(value, BaseException):
        return said(value)
    if isinstance(value, Mapping):
        return {key: without_words(one) for key, one in value.items() if _is_name(key)}
    if isinstance(value, list | tuple | set | frozenset):
        return [without_words(one) for one in value]
    return MASK


def said(fault: BaseException) -> str:
    """The class, and the words only of those that cannot hold a gardener's."""
    name = type(fault).__name__
    return redacted(f"{name}: {fault}") if isinstance(fault, SPEAKING) else name


def _is_name(key: object) -> bool:
    return isinstance(key, str) and key.isidentifier()
