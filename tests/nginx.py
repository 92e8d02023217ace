"""nginx with the site of docs/deploy/nginx, as an own process on ports and folders of a test."""

import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from django.conf import settings

from gardening.tests.processes import free_port

SHIPPED = Path(settings.BASE_DIR, "docs/deploy/nginx/gardening.conf")
NGINX = "nginx"
AROUND = """
daemon off;
error_log {folder}/start.log;
pid {folder}/pid;
{user}
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/gardening.conf;
}}
"""


@dataclass(frozen=True)
class Nginx:
    folder: Path
    http: str
    https: str

    @property
    def media(self) -> Path:
        return self.folder / "media"

    @property
    def access_log(self) -> Path:
        return self.folder / "gardening.access.log"

    def check(self) -> str:
        """What `nginx -t` says."""
        return subprocess.run(
            [*self._command(), "-t"], check=True, capture_output=True, text=True
        ).stderr

    def start(self) -> subprocess.Popen:
        process = subprocess.Popen(self._command())
        end = time.monotonic() + 5
        while time.monotonic() < end:
            assert process.poll() is None, "nginx ended"
            try:
                httpx.get(self.http)
            except httpx.TransportError:
                time.sleep(0.02)
            else:
                return process
        process.kill()
        pytest.fail("nginx does not answer.")

    def _command(self) -> list[str]:
        return [NGINX, "-c", str(self.folder / "nginx.conf"), "-p", str(self.folder)]


def configured(folder: Path, *upstreams: str) -> Nginx:
    """The shipped file, with other ports, other folders and a certificate of its own."""
    if shutil.which(NGINX) is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("nginx was not found.")
    http, https = free_port(), free_port()
    text = SHIPPED.read_text(encoding="utf-8")
    for shipped, ours in {
        "    listen [::]:80;\n": "",
        "    listen [::]:443 ssl http2;\n": "",
        "listen 80;": f"listen 127.0.0.1:{http};",
        "listen 443 ssl": f"listen 127.0.0.1:{https} ssl",
        "server 127.0.0.1:8000;": " ".join(f"server {one};" for one in upstreams),
        "/etc/gardening/tls/": f"{folder}/",
        "/var/log/nginx/": f"{folder}/",
        "/var/www/acme": f"{folder}/acme",
        "/var/lib/gardening/media/": f"{folder}/media/",
    }.items():
        assert shipped in text
        text = text.replace(shipped, ours)
    (folder / "gardening.conf").write_text(text, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user), encoding="utf-8")
    _certify(folder)
    return Nginx(folder, f"http://127.0.0.1:{http}", f"https://127.0.0.1:{https}")


def _certify(folder: Path) -> None:
    subject = ["-subj", "/CN=garden.example.org", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    subprocess.run(
        ["openssl", "req", "-x509", *kind, *subject, *files], check=True, capture_output=True
    )
