"""What several processes do at the same time."""

import os
import socket
import threading

import pytest

from compliance.models import AuditEntry
from gardening.tests.originals import migrated_environment
from gardening.tests.processes import run_all

KNOCK = """
from concurrent.futures import ThreadPoolExecutor
from django.db import connections
from django.http import HttpResponse
from django.test import RequestFactory
from gardening.doors import DOORS
from gardening.limits import knock as knock_at

def knock(number):
    request = RequestFactory().post("/", headers={"X-Forwarded-For": f"192.0.2.{number}"})
    answer = knock_at(request, DOORS["start"]) or HttpResponse()
    connections.close_all()
    return answer.status_code

with ThreadPoolExecutor(4) as threads:
    print(list(threads.map(knock, range(30))).count(200))
"""

RECORD = """
from compliance.models import AuditEntry
for number in range(20):
    AuditEntry.objects.record("plant.refused", actor=None, number=number)
print(AuditEntry.objects.verify())
"""

VERIFY = """
from compliance.models import AuditEntry
print(AuditEntry.objects.count(), AuditEntry.objects.verify())
"""

RING = """
from kombu.exceptions import OperationalError
from gardening.tasks import beat_heart
try:
    beat_heart.delay()
except OperationalError:
    print("given up")
"""


def hang_up(server: socket.socket, calls: list[int]) -> None:
    while True:
        connection, address = server.accept()
        calls.append(address[1])
        connection.close()


def test_a_broker_that_hangs_up_is_called_once_and_the_page_answers(tmp_path):
    calls: list[int] = []
    server = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=hang_up, args=(server, calls), daemon=True).start()
    broker = f"redis://127.0.0.1:{server.getsockname()[1]}"
    variables = {**os.environ, "DJANGO_SETTINGS_MODULE": "gardening.settings", "APP_ENV": "local"}
    variables |= {"SECRET_KEY": "any", "VAR_DIR": str(tmp_path), "REDIS_URL": broker}

    assert run_all([RING], variables) == ["given up\n"]
    assert len(calls) == 1


@pytest.mark.django_db(transaction=True)
def test_two_processes_with_four_threads_share_one_limit(tmp_path):
    variables = migrated_environment(tmp_path, LIMIT_GUEST_START="25/h")

    allowed = run_all([KNOCK, KNOCK], variables)

    assert sum(map(int, allowed)) == 25


@pytest.mark.django_db(transaction=True)
def test_entries_of_two_processes_form_one_chain(tmp_path):
    variables = migrated_environment(tmp_path)

    run_all([RECORD, RECORD], variables)

    assert run_all([VERIFY], variables) == ["40 None\n"]
    assert AuditEntry.objects.verify() is None
