"""nginx as docs/operations.md sets it up: Django decides who sees a picture, nginx sends it."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from django.conf import settings as project
from django.core.files.storage import FileSystemStorage
from django.test import Client

from gardening.tests.processes import free_port
from gardens.models import Picture
from gardens.tests.factories import GardenerFactory
from gardens.tests.pictures import PictureFactory

pytestmark = [pytest.mark.stack, pytest.mark.django_db(transaction=True)]

NGINX = "nginx"
AROUND = """
daemon off;
error_log stderr;
pid {folder}/pid;
{user}
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{ listen 127.0.0.1:{port}; {documented} }}
}}
"""


def documented(backend: str, media: Path) -> str:
    text = Path(project.BASE_DIR, "docs/operations.md").read_text(encoding="utf-8")
    block = re.search(r"```nginx\n(.*?)```", text, re.DOTALL)[1]
    return block.replace("127.0.0.1:8000", backend).replace("/var/lib/gardening/media", str(media))


@pytest.fixture
def media(tmp_path, monkeypatch) -> Path:
    folder = tmp_path / "media"
    monkeypatch.setattr(Picture._meta.get_field("file"), "storage", FileSystemStorage(folder))
    return folder


@pytest.fixture
def site(live_site, media, tmp_path, settings) -> Iterator[str]:
    if shutil.which(NGINX) is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("nginx was not found.")
    settings.PRIVATE_MEDIA_ACCEL_PREFIX = "/private-files/"
    port = free_port()
    text = AROUND.format(
        folder=tmp_path,
        port=port,
        user="user root;" if os.geteuid() == 0 else "",
        documented=documented(urlsplit(live_site.url).netloc, media),
    )
    configuration = tmp_path / "nginx.conf"
    configuration.write_text(text, encoding="utf-8")
    process = subprocess.Popen([NGINX, "-c", str(configuration), "-p", str(tmp_path)])
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/health/live", process)
        yield address
    finally:
        process.terminate()
        process.wait(5)


def _wait_for(address: str, process: subprocess.Popen) -> None:
    end = time.monotonic() + 5
    while time.monotonic() < end:
        assert process.poll() is None, "nginx ended"
        try:
            if httpx.get(address).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.02)
    pytest.fail("nginx does not answer.")


def get(address: str, gardener) -> httpx.Response:
    client = Client()
    client.force_login(gardener)
    return httpx.get(address, cookies={"sessionid": client.cookies["sessionid"].value})


def test_nginx_sends_the_picture_to_its_owner_only(site):
    picture = PictureFactory()
    address = f"{site}{picture.get_absolute_url()}"

    answer = get(address, picture.owner)

    assert answer.status_code == 200
    assert answer.headers["server"].startswith("nginx")
    # A file of nginx's own has one; what Django sends has none.
    assert "last-modified" in answer.headers
    assert answer.content == picture.file.storage.open(picture.file.name).read()
    assert answer.headers["content-type"] == "image/webp"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "private" in answer.headers["cache-control"]
    assert "x-accel-redirect" not in answer.headers

    assert get(address, GardenerFactory()).status_code == 404
    assert httpx.get(address).status_code == 302
    inside = f"{site}/private-files/{picture.file.name}"
    assert get(inside, picture.owner).status_code == 404
    assert get(f"{site}/{picture.file.name}", picture.owner).status_code == 404
