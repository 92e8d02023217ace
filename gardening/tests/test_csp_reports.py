import json

import pytest
from django.urls import reverse

from gardening.tests.logging_lines import logged

pytestmark = pytest.mark.django_db
PAGE = "https://garden.example.org/calendar/feed/2gk3sZ_token-of-one.ics?q=Brandywine"


def report(client, **fields: object):
    return send(client, json.dumps({"csp-report": fields}))


def send(client, body: str, **headers: str):
    return client.post(
        reverse("csp-report"), body, content_type="application/csp-report", headers=headers
    )


def test_a_report_is_logged_in_words_of_ours(client):
    with logged() as lines:
        answer = report(
            client,
            **{
                "document-uri": PAGE,
                "effective-directive": "script-src-elem",
                "blocked-uri": "https://evil.example/steal.js?who=ana@example.org",
                "script-sample": "Brandywine",
            },
        )
    [line] = lines.of("gardening.csp")
    assert answer.status_code == 204
    assert line["directive"] == "script-src-elem"
    assert line["blocked"] == "https://evil.example"
    assert line["page"] == "calendar-feed-file"
    assert not [word for word in ("2gk3sZ", "Brandywine", "ana@", "steal") if word in lines.text]


@pytest.mark.parametrize(
    ("blocked", "told"),
    [
        ("inline", "inline"),
        ("data:text/html,secret", "data"),
        ("Ana wrote this", "other"),
        ("http://[::1", "other"),
        (None, "other"),
    ],
)
def test_what_is_no_address_is_a_word_or_nothing(client, blocked, told):
    with logged() as lines:
        report(client, **{"blocked-uri": blocked, "violated-directive": "Style SRC"})
    [line] = lines.of("gardening.csp")
    assert (line["blocked"], line["directive"], line["page"]) == (told, "other", "unmatched")


def newer(**body: str) -> dict[str, object]:
    return {"type": "csp-violation", "age": 7, "url": PAGE, "user_agent": "x", "body": body}


def send_newer(client, *reports: object):
    return client.post(
        reverse("csp-report"), json.dumps(reports), content_type="application/reports+json"
    )


def test_newer_browsers_send_several_together_in_other_words(client):
    refused = newer(
        documentURL=PAGE,
        effectiveDirective="style-src-attr",
        blockedURL="inline",
        sample="Brandywine",
    )
    with logged() as lines:
        answer = send_newer(
            client, refused, {"type": "deprecation", "body": {}}, newer(blockedURL="eval")
        )
    first, second = lines.of("gardening.csp")
    assert answer.status_code == 204
    assert (first["directive"], first["blocked"]) == ("style-src-attr", "inline")
    assert first["page"] == "calendar-feed-file"
    assert (second["directive"], second["blocked"], second["page"]) == (
        *("other", "eval"),
        "unmatched",
    )
    assert not [word for word in ("2gk3sZ", "Brandywine") if word in lines.text]


def test_a_flood_in_one_request_is_cut(client):
    with logged() as lines:
        assert send_newer(client, *[newer(blockedURL="eval")] * 50).status_code == 204
    assert len(lines.of("gardening.csp")) == 10


def test_every_answer_tells_browsers_of_both_kinds_where_to(client):
    headers = client.get(reverse("health-live")).headers
    policy = [part.split() for part in headers["Content-Security-Policy"].split(";")]
    assert ["report-uri", reverse("csp-report")] in policy
    assert ["report-to", "csp"] in policy
    assert headers["Reporting-Endpoints"] == f'csp="{reverse("csp-report")}"'


@pytest.mark.parametrize(
    "body",
    [
        *("", "{", '{"csp-report": 1}', "[" * 5000, "[1]", "7"),
        '[{"type": "csp-violation", "body": "x"}]',
    ],
)
def test_what_is_no_report_is_refused(client, body):
    with logged() as lines:
        assert send(client, body).status_code == 400
    assert not lines.of("gardening.csp")


def test_a_long_one_is_refused_unread(client):
    assert send(client, " " * 32_769).status_code == 413


def test_reports_of_an_address_are_limited(client, settings):
    settings.LIMITS = {**settings.LIMITS, "csp_report": "1/h"}
    assert [report(client).status_code for _ in range(2)] == [204, 429]
