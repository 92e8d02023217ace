"""The shipped site of nginx: what it lets in, what it says of people, and who gets a picture."""

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from django.core.files.storage import FileSystemStorage
from django.test import Client

from gardens.models import Picture
from gardens.tests.factories import GardenerFactory
from gardens.tests.pictures import PictureFactory
from tests.nginx import Nginx, configured

pytestmark = pytest.mark.stack

FORGED = {
    "X-Forwarded-For": "203.0.113.9",
    "X-Forwarded-Proto": "http",
    "X-Forwarded-Host": "evil.example.org",
    "X-Request-ID": "forged-by-a-client",
    "Forwarded": "for=203.0.113.9",
}
# What Django and our middleware say with every answer.
PROTECTING = {
    name: f"of {name}"
    for name in (
        "content-security-policy",
        "cross-origin-opener-policy",
        "cross-origin-resource-policy",
        "permissions-policy",
        "referrer-policy",
        "strict-transport-security",
        "x-content-type-options",
        "x-frame-options",
        "x-request-id",
    )
}
PICTURE = {**PROTECTING, "X-Accel-Redirect": "/private-files/a.webp"}


class Echo(BaseHTTPRequestHandler):
    """Says what it was asked; of static files it has those that its server names."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        is_there = not self.path.startswith("/static/") or self.path in self.server.files
        body = json.dumps(dict(self.headers)).encode()
        self.send_response(200 if is_there else 404)
        self.send_header("Content-Length", str(len(body)))
        for name, value in PICTURE.items() if self.path == "/picture" else ():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def upstream(*files: str) -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Echo) as server:
        server.asked, server.files = [], files
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@contextmanager
def running(nginx: Nginx) -> Iterator[httpx.Client]:
    process = nginx.start()
    trusted = ssl.create_default_context(cafile=nginx.folder / "fullchain.pem")
    try:
        with httpx.Client(base_url=nginx.https, verify=trusted) as client:
            yield client
    finally:
        process.terminate()
        process.wait(5)


@pytest.fixture(scope="module")
def proxied(tmp_path_factory) -> Iterator[tuple[Nginx, httpx.Client, list[str]]]:
    with upstream() as server:
        address = f"127.0.0.1:{server.server_port}"
        nginx = configured(tmp_path_factory.mktemp("nginx"), address)
        with running(nginx) as client:
            yield nginx, client, server.asked


def test_nginx_takes_the_site_without_a_warning(tmp_path):
    said = configured(tmp_path, "127.0.0.1:9").check()

    assert "test is successful" in said
    assert "[warn]" not in said


def test_plain_requests_are_sent_to_https(proxied):
    nginx, _, asked = proxied

    answer = httpx.get(f"{nginx.http}/beds/7/?year=2026")

    assert answer.status_code == 301
    assert answer.headers["location"] == "https://garden.example.org/beds/7/?year=2026"
    assert not [path for path in asked if "beds/7" in path]


def test_an_authority_finds_its_challenge_without_https(proxied):
    nginx, _, _ = proxied
    challenge = nginx.folder / "acme/.well-known/acme-challenge/token"
    challenge.parent.mkdir(parents=True)
    challenge.write_text("answer")

    assert httpx.get(f"{nginx.http}/.well-known/acme-challenge/token").text == "answer"


def test_no_client_says_who_it_is(proxied):
    nginx, client, _ = proxied

    heard = client.get("/", headers=FORGED).json()

    assert heard["X-Forwarded-For"] == "127.0.0.1"
    assert heard["X-Forwarded-Proto"] == "https"
    assert heard["Host"] == urlsplit(nginx.https).netloc
    assert len(heard["X-Request-ID"]) == 32
    assert not {"Forwarded", "X-Forwarded-Host"} & set(heard)


@pytest.mark.parametrize(("path", "status"), [("/metrics", 403), ("/private-files/a.webp", 404)])
def test_what_is_not_for_the_public_never_gets_through(proxied, path, status):
    nginx, client, asked = proxied
    nginx.media.mkdir(exist_ok=True)
    (nginx.media / "a.webp").write_text("of somebody")

    assert client.get(path).status_code == status
    assert path not in asked


def test_a_picture_that_nginx_sends_is_protected_as_every_answer(proxied):
    nginx, client, _ = proxied
    nginx.media.mkdir(exist_ok=True)
    (nginx.media / "a.webp").write_text("of somebody")

    answer = client.get("/picture")

    assert answer.text == "of somebody"
    assert {name: answer.headers.get(name) for name in PROTECTING} == PROTECTING


def test_a_request_that_is_too_large_is_refused_at_the_door(proxied):
    _, client, asked = proxied
    before = len(asked)

    assert client.post("/", content=b"0" * (20 * 1024 * 1024 + 1)).status_code == 413
    assert len(asked) == before


def test_the_log_knows_no_pages_and_no_people(proxied):
    nginx, client, _ = proxied

    client.get("/beds/of-roses/?note=my-secret")

    lines = nginx.access_log.read_text().splitlines()
    assert json.loads(lines[-1])["status"] == 200
    assert not [line for line in lines if "roses" in line or "secret" in line or "127.0.0" in line]


def test_another_machine_is_asked_for_a_static_file_that_one_has_not(tmp_path):
    with upstream() as old, upstream("/static/new.css") as new:
        servers = [f"127.0.0.1:{server.server_port}" for server in (old, new)]
        with running(configured(tmp_path, *servers)) as client:
            statuses = [client.get("/static/new.css").status_code for _ in range(6)]

        assert statuses == [200] * 6
        assert old.asked


@pytest.fixture
def site(live_site, tmp_path, monkeypatch, settings) -> Iterator[Callable]:
    """Asks for an address as a gardener, or as nobody."""
    settings.PRIVATE_MEDIA_ACCEL_PREFIX = "/private-files/"
    nginx = configured(tmp_path, urlsplit(live_site.url).netloc)
    storage = FileSystemStorage(nginx.media)
    monkeypatch.setattr(Picture._meta.get_field("file"), "storage", storage)
    with running(nginx) as client:

        def get(path: str, gardener=None) -> httpx.Response:
            return client.get(path, headers=signed_in(gardener) if gardener else {})

        yield get


def signed_in(gardener) -> dict[str, str]:
    client = Client()
    client.force_login(gardener)
    return {"Cookie": f"sessionid={client.cookies['sessionid'].value}"}


@pytest.mark.django_db(transaction=True)
def test_nginx_sends_the_picture_to_its_owner_only(site):
    picture = PictureFactory()
    path = picture.get_absolute_url()

    answer = site(path, picture.owner)

    assert answer.status_code == 200
    assert answer.headers["server"] == "nginx"
    # A file of nginx's own has one; what Django sends has none.
    assert "last-modified" in answer.headers
    assert answer.content == Path(picture.file.path).read_bytes()
    assert answer.headers["content-type"] == "image/webp"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "private" in answer.headers["cache-control"]
    assert "x-accel-redirect" not in answer.headers

    assert site(path, GardenerFactory()).status_code == 404
    assert site(path).status_code == 302
    assert site(f"/private-files/{picture.file.name}", picture.owner).status_code == 404
    assert site(f"/{picture.file.name}", picture.owner).status_code == 404
