"""The embedded broker: files that come and go while others read."""

import logging
import uuid
from pathlib import Path

import pytest
from kombu import Connection

from gardening.stack import broker


@pytest.fixture
def name() -> str:
    """Kombu remembers queues for the life of a process: each test has its own."""
    return uuid.uuid4().hex


@pytest.fixture
def connection(tmp_path):
    address, options = broker("", "", tmp_path)
    with Connection(address, transport_options=options) as connection:
        yield connection


def test_messages_come_out_as_they_went_in(connection, name):
    queue = connection.SimpleQueue(name)
    for number in range(20):
        queue.put({"number": number})

    received = [queue.get(timeout=5) for _ in range(20)]

    assert sorted(message.payload["number"] for message in received) == list(range(20))


@pytest.mark.parametrize("content", [b"", b'{"half', b"\xff\xfe"])
def test_a_broken_message_is_passed_over_and_said(connection, name, tmp_path, caplog, content):
    queue = connection.SimpleQueue(name)
    Path(tmp_path, "queue", "data", f"0_broken.{name}.msg").write_bytes(content)
    queue.put({"number": 1})

    with caplog.at_level(logging.WARNING):
        message = queue.get(timeout=5)

    assert message.payload == {"number": 1}
    assert "cannot be read" in caplog.text


def test_a_message_that_is_being_written_is_not_taken(connection, name, tmp_path):
    queue = connection.SimpleQueue(name)
    Path(tmp_path, "queue", "data", "draft-1").write_bytes(b"")

    with pytest.raises(queue.Empty):
        queue.get(timeout=0.3)
