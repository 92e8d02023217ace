import json
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client

from gardens.models import Device, RejectedReading, SensorReading
from gardens.models.calendar_feed import digest_of
from gardens.sensors.checking import Fault
from gardens.sensors.openapi import ERRORS, description
from gardens.sensors.quantities import Quantity
from gardens.tests.factories import DeviceFactory, SensorFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 5, 10, tzinfo=UTC)
TOKEN = "the-token-of-a-probe"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def probe(bed) -> Device:
    """Measures moisture, EC and air temperature in a bed."""
    device = DeviceFactory(garden=bed.garden, bed=bed, token_digest=digest_of(TOKEN))
    for quantity in (Quantity.SOIL_MOISTURE, Quantity.EC, Quantity.AIR_TEMPERATURE):
        SensorFactory(device=device, quantity=quantity)
    return device


def reading(value: object = 24.5, time: object = "2026-05-05T11:00:00+02:00", **more) -> dict:
    return {"time": time, "quantity": "soil_moisture_pct", "value": value} | more


def send(*readings: object, token: str | None = TOKEN, body: object = None, **extra):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    content = json.dumps({"readings": readings}) if body is None else body
    sent = {"content_type": "application/json", "headers": headers} | extra
    return Client(enforce_csrf_checks=True).post("/api/readings", content, **sent)


def test_readings_are_stored_once_in_the_unit_of_the_quantity(probe):
    batch = [
        reading(24.5),
        reading(1000, quantity="ec_ms_cm", unit="ppm500"),
        reading(50, quantity="air_temperature_c", unit="degF"),
        reading(99, time="2026-05-05T09:00:00Z"),
    ]
    first, second = send(*batch), send(*batch)

    assert first.json() == {"accepted": 3, "duplicates": 1, "rejected": []}
    assert second.json() == {"accepted": 0, "duplicates": 4, "rejected": []}
    stored = SensorReading.objects.order_by("sensor")
    assert [(one.value, one.measured_at.hour) for one in stored] == [(24.5, 9), (2, 9), (10, 9)]
    probe.refresh_from_db()
    assert probe.last_seen_at == NOW


BAD = [
    ("not a reading", Fault.NOT_AN_OBJECT),
    ([[[]]], Fault.NOT_AN_OBJECT),
    (reading(time=None), Fault.BAD_TIME),
    (reading(time="yesterday"), Fault.BAD_TIME),
    (reading(time="0001-01-01T00:00:00+23:59"), Fault.BAD_TIME),
    (reading(time="\ud800\u0000"), Fault.BAD_TIME),
    (reading(time="2026-05-05T11:00:00"), Fault.NO_OFFSET),
    (reading(time="2026-05-05T10:05:01Z"), Fault.IN_FUTURE),
    (reading(time="2025-03-01T10:00:00Z"), Fault.TOO_OLD),
    (reading(quantity="mood"), Fault.UNKNOWN_QUANTITY),
    (reading(quantity=["ph"]), Fault.UNKNOWN_QUANTITY),
    (reading(quantity="ph"), Fault.NOT_MEASURED),
    (reading(quantity="ec_ms_cm", unit="ppm"), Fault.UNKNOWN_UNIT),
    (reading("24.5"), Fault.NOT_A_NUMBER),
    (reading(True), Fault.NOT_A_NUMBER),
    (reading(None), Fault.NOT_A_NUMBER),
    (reading(float("nan")), Fault.NOT_A_NUMBER),
    (reading(float("-inf")), Fault.NOT_A_NUMBER),
    (reading(10**400), Fault.NOT_A_NUMBER),
    (reading(1e308, quantity="air_temperature_c", unit="degF"), Fault.OUT_OF_BOUNDS),
    (reading(-0.1), Fault.OUT_OF_BOUNDS),
    (reading(100.1), Fault.OUT_OF_BOUNDS),
    (reading(quantity="cannabis"), Fault.TEXT_REFUSED),
    (reading("cannabis"), Fault.TEXT_REFUSED),
    ("cannabis", Fault.TEXT_REFUSED),
]


def test_each_bad_reading_is_named_and_kept_aside_and_the_good_ones_count(
    probe, own_client, controlled_plants
):
    answer = send(*(item for item, _ in BAD), reading(0), reading(100, time="2026-05-05T10:05:00Z"))

    assert answer.json() == {
        "accepted": 2,
        "duplicates": 0,
        "rejected": [{"index": index, "reason": fault} for index, (_, fault) in enumerate(BAD)],
    }
    assert {fault for _, fault in BAD} == set(Fault)
    assert RejectedReading.objects.count() == len(BAD)
    page = own_client.get(probe.get_absolute_url()).content.decode()
    assert "The time lacks its offset" in page
    assert "mood" in page
    assert "cannabis" not in page


def test_only_the_newest_bad_readings_of_a_device_are_kept(probe):
    for _ in range(2):
        send(*[reading("bad")] * 150, reading("worse"))

    assert RejectedReading.objects.count() == 200
    assert RejectedReading.objects.filter(content__contains="worse").count() == 2


@pytest.fixture
def refusals(probe, settings) -> dict[int, list]:
    """Every way to be refused, by status."""
    other = DeviceFactory(token_digest=digest_of("revoked"), revoked_at=NOW)
    SensorFactory(device=other)
    deep = '{"readings": ' + "[" * 100_000
    return {
        400: [send(body=body) for body in (" ", "{", "[]", "{}", '{"readings": 1}', deep, b"\xff")],
        401: [send(token=None), send(token="unknown"), send(token="\0ü".encode().decode("latin1"))],
        403: [send(reading(), token="revoked")],
        413: [send(*[reading()] * 1001), send(body=" " * 600_000)],
        415: [send(content_type="text/csv"), send(content_type="multipart/form-data; boundary=x")],
    }


def test_every_refusal_is_described_and_stores_nothing(refusals, settings):
    settings.LIMITS = settings.LIMITS | {"readings": "1/h"}
    limited = [send(reading(), token="knocks twice") for _ in range(2)][1:]
    answers = refusals | {429: limited}
    documented = description()["paths"]["/api/readings"]["post"]["responses"]

    assert {str(status) for status in answers} | {"200"} == set(documented)
    for status, responses in answers.items():
        assert {one.status_code for one in responses} == {status}
        assert {one.json()["error"] for one in responses} == set(ERRORS[status][1])
    assert int(limited[0].headers["Retry-After"]) > 0
    assert refusals[401][0].headers["WWW-Authenticate"] == "Bearer"
    assert not SensorReading.objects.exists()


def test_a_token_opens_its_own_device_only(probe):
    other = SensorFactory(device=DeviceFactory(token_digest=digest_of("other")))
    send(reading(), token="other")

    assert SensorReading.objects.get().sensor == other
    probe.garden.owner.is_active = False
    probe.garden.owner.save()
    assert send(reading()).status_code == 401


def test_the_number_of_statements_stays(probe, django_assert_max_num_queries):
    start = NOW - timedelta(days=30)
    many = [reading(20, time=(start + timedelta(minutes=n)).isoformat()) for n in range(999)]
    # Two counters of two statements each; device; savepoint, lock, sensors, known, readings,
    # hours, kept aside and trimmed, device. SQLite takes 333 readings and 99 hours at once.
    for batch in ([reading(), reading("bad")], [*many, reading("bad")]):
        with django_assert_max_num_queries(19):
            assert send(*batch).status_code == 200


def test_the_description_is_the_one_that_is_served_and_printed(client):
    printed = (settings.BASE_DIR / "docs" / "openapi.json").read_text(encoding="utf-8")
    served = client.get("/api/openapi.json")

    assert served.headers["Content-Type"] == "application/json"
    assert served.json() == json.loads(printed) == json.loads(json.dumps(description()))


def test_the_description_says_what_the_code_checks():
    schemas = description()["components"]["schemas"]
    rules = schemas["Reading"]["allOf"]
    bounds = {}
    for rule in rules:
        if value := rule["then"]["properties"].get("value"):
            name = rule["if"]["properties"]["quantity"]["const"]
            bounds[name] = (value["minimum"], value["maximum"])
    assert bounds == {quantity.value: quantity.measure.bounds for quantity in Quantity}
    assert schemas["Batch"]["properties"]["readings"]["maxItems"] == 1000
    reasons = schemas["Outcome"]["properties"]["rejected"]["items"]["properties"]["reason"]["enum"]
    assert reasons == Fault.values


def test_only_post_is_answered(client):
    assert client.get("/api/readings").status_code == 405
    assert set(description()["paths"]["/api/readings"]) == {"post"}
