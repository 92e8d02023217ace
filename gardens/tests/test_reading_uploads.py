from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gardens.models import ReadingUpload, SensorHour, SensorReading
from gardens.private_files import private_storage
from gardens.sensors.logger_file import UnreadableFile, opened, read_table
from gardens.sensors.mapping import guess
from gardens.sensors.quantities import Quantity
from gardens.sensors.times import DateOrder
from gardens.tasks import forget_readings
from gardens.tests.factories import DeviceFactory, SensorFactory

NOW = datetime(2026, 5, 5, 10, tzinfo=UTC)
ENGLISH = "Time,Soil moisture (%),Air temp (°F),Battery\n2026-05-04 12:00,24.5,50,3.1\n"
GERMAN = (
    "Logger 7;Garten\r\n\r\nDatum;Uhrzeit;EC (µS/cm);Temperatur °C;pH\r\n"
    "04.05.2026;12:00:00;1800;10,5;6,1\r\n04.05.2026;12:10:00;;n/a;99\r\n"
)


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def device(bed):
    device = DeviceFactory(garden=bed.garden, bed=bed)
    for quantity in ("soil_moisture_pct", "air_temperature_c", "ec_ms_cm", "ph"):
        SensorFactory(device=device, quantity=quantity)
    return device


def address(device, name: str) -> str:
    return reverse(f"gardens:device-{name}", args=[device.garden_id, device.pk])


def bring(client, device, content: str | bytes):
    content = content.encode() if isinstance(content, str) else content
    upload = SimpleUploadedFile("log.csv", content)
    return client.post(address(device, "upload"), {"upload": upload}, follow=True)


@pytest.fixture
def take(own_client, device, django_capture_on_commit_callbacks):
    """Sends the form and waits for the worker; what its page says."""

    def taken(form) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            page = own_client.post(address(device, "mapping"), form | {"act": "take"})
        return own_client.get(page.url).content.decode()

    return taken


def guessed(text: str, *quantities: Quantity):
    table = read_table(StringIO(text))
    return table, guess(table, quantities or list(Quantity))


@pytest.mark.django_db
def test_a_file_is_shown_first_then_taken_in_once(own_client, device, take):
    page = bring(own_client, device, GERMAN.encode("cp1252")).content.decode()
    assert "3 readings can be taken, 2 cannot" in page
    assert "The value is no number." in page
    assert "4 May 2026, 12:00" in page
    assert not SensorReading.objects.exists()

    form = {
        "time_column": "0",
        "clock_column": "1",
        "order": "dmy",
        "has_decimal_commas": "on",
        "column_2": "ec_ms_cm:uS/cm",
        "column_3": "air_temperature_c:degC",
        "column_4": "ph:pH",
    }
    said = take(form)
    assert "3 readings taken, 0 known already, 2 not taken." in said
    stored = SensorReading.objects.order_by("value").values_list("value", "measured_at")
    # 12:00 in Brno.
    assert list(stored) == [(v, datetime(2026, 5, 4, 10, tzinfo=UTC)) for v in (1.8, 6.1, 10.5)]
    again = own_client.post(address(device, "mapping"), form, follow=True)
    assert "The file is taken in or no longer kept" in again.content.decode()
    bring(own_client, device, GERMAN)
    assert "0 readings taken, 3 known already" in take(form)


@pytest.mark.django_db
def test_it_can_be_read_in_another_way(own_client, device, take):
    bring(own_client, device, "When,What\n04/05/2026 10:00,24\n")
    form = {"time_column": "0", "order": "mdy", "column_1": "soil_moisture_pct:%", "has_utc": "on"}
    page = own_client.post(address(device, "mapping"), form | {"act": "look"}).content.decode()
    assert "5 Apr 2026, 12:00" in page
    take(form)
    assert SensorReading.objects.get().measured_at == datetime(2026, 4, 5, 10, tzinfo=UTC)
    assert SensorHour.objects.get().count == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({}, "Say of at least one column what it holds."),
        ({"column_1": "ph:pH", "column_2": "ph:pH"}, "Two columns hold the same quantity"),
        ({"column_1": "humidity_pct:%"}, "not one of the available choices"),
        ({"column_1": "ph:pH", "time_column": "99"}, "not one of the available choices"),
    ],
)
def test_a_mistake_gets_a_sentence_and_takes_nothing(wrong, says, own_client, device):
    bring(own_client, device, ENGLISH)
    form = {"time_column": "0", "order": "ymd", "act": "take"} | wrong
    answer = own_client.post(address(device, "mapping"), form)
    assert (answer.status_code, says in answer.content.decode()) == (200, True)
    assert not SensorReading.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The submitted file is empty."),
        (b"PK\x03\x04\0\0\0\0", "This is no text file."),
        ("only words\n" * 3, "No table was found"),
        ("Time,Value\n", "No table was found"),
        ("a,b\n" + '1,"' + "x" * 200_000, "No table was found"),
        (b"a,b\n" * 4_200_000, "larger than 16 MB"),
    ],
)
def test_a_wrong_file_gets_a_sentence(content, says, own_client, device):
    page = bring(own_client, device, content).content.decode()
    assert says in page
    assert not ReadingUpload.objects.exists()


@pytest.mark.django_db
def test_a_file_that_was_left_is_forgotten(own_client, device, monkeypatch):
    bring(own_client, device, ENGLISH)
    bring(own_client, device, GERMAN)
    assert ReadingUpload.objects.count() == 1
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=1.1))
    [name] = ReadingUpload.objects.values_list("file", flat=True)
    forget_readings()
    assert not ReadingUpload.objects.exists()
    assert not private_storage().exists(name)


def test_columns_and_units_are_guessed_from_their_names():
    table, found = guessed(ENGLISH)
    assert table.header == ["Time", "Soil moisture (%)", "Air temp (°F)", "Battery"]
    assert found.values == {1: "soil_moisture_pct:%", 2: "air_temperature_c:degF"}
    assert (found.time_column, found.clock_column, found.order) == (0, None, DateOrder.YEAR_FIRST)

    _, found = guessed(GERMAN)
    assert found.values == {2: "ec_ms_cm:uS/cm", 3: "air_temperature_c:degC", 4: "ph:pH"}
    assert (found.time_column, found.clock_column, found.order) == (0, 1, DateOrder.DAY_FIRST)
    assert found.has_decimal_commas


def test_rain_is_in_millimetres_unless_inches_are_named():
    for header, unit in (("Rain", "mm"), ("Rain [in]", "in"), ("rain_mm", "mm")):
        _, found = guessed(f"Time,{header}\n2026-05-04T12:00Z,1\n")
        assert found.values == {1: f"rain_mm:{unit}"}


def test_a_file_without_names_of_a_device_with_one_quantity():
    table, found = guessed("05/31/2026 1:05 PM\t21\t\n06/01/2026 12:05 AM\t22\n", Quantity.PH)
    assert table.header[0] == "Column 1"
    assert (found.order, found.values) == (DateOrder.MONTH_FIRST, {1: "ph:pH"})


@pytest.mark.parametrize("names", ["", "Date, time;Temperature\n"], ids=["without", "with"])
def test_semicolons_separate_where_decimals_have_commas(names):
    table, found = guessed(f"{names}04.05.2026 12:00;21,5\n04.05.2026 12:10;21,6\n")
    assert next(table.rows()) == ["04.05.2026 12:00", "21,5"]
    assert (found.order, found.has_decimal_commas) == (DateOrder.DAY_FIRST, True)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_encodings(encoding):
    assert text_of("°C;ü\n".encode(encoding)) == "°C;ü\n"
    with pytest.raises(UnreadableFile):
        text_of(b"\xd0\xcf\x11\xe0\0\0")


def text_of(content: bytes) -> str:
    with opened(BytesIO(content)) as text:
        return text.read()


@pytest.mark.django_db
def test_a_file_that_the_upload_handler_drops_gets_a_sentence(own_client, device, monkeypatch):
    monkeypatch.setattr("gardening.uploading.LARGEST_FILE_BYTES", 1000)
    said = bring(own_client, device, "a;b\n" * 500).content.decode()
    assert "No file of up to 16 MB came in" in said
    assert not ReadingUpload.objects.exists()
