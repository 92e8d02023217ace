"""A logger's file: looked at first, then taken in by a worker."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from gardens.actions.readings import readings_kept
from gardens.actions.refusals import Refused
from gardens.actions.upload_orders import order_upload
from gardens.actions.uploads import keep_upload
from gardens.forms.sensor import MappingForm, UploadForm
from gardens.models import Device, ReadingUpload
from gardens.sensors.checking import Checker
from gardens.sensors.logger_file import Table, opened, read_table
from gardens.sensors.mapping import Preview, guess
from gardens.views.access import own_device

LONGEST_NAME = ReadingUpload._meta.get_field("file_name").max_length
ROWS_PREVIEWED = 2000


@require_http_methods(["GET", "POST"])
def upload_add(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    device = own_device(request, garden_pk, pk)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        file = form.cleaned_data["upload"]
        keep_upload(device, file=file, file_name=file.name[:LONGEST_NAME])
        return redirect("gardens:device-mapping", garden_pk, pk)
    context = {"device": device, "form": form, "section": "plan"}
    return render(request, "gardens/reading_upload_form.html", context)


@require_http_methods(["GET", "POST"])
def upload_map(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    """What is in which column, and what the file then says; taken in when it is confirmed."""
    device = own_device(request, garden_pk, pk)
    upload = ReadingUpload.objects.filter(device=device, job=None).first()
    if upload is None:
        messages.error(request, gettext("The file is taken in or no longer kept: choose it again."))
        return redirect("gardens:device-upload", garden_pk, pk)
    with _reading(device, upload, request) as reading:
        if reading.form.is_valid() and request.POST.get("act") == "take":
            try:
                job = order_upload(upload, reading.form.mapping, reading.zone, actor=request.user)
            except Refused as refusal:
                reading.form.add_error(None, refusal.message)
            else:
                return redirect(job)
        context = {
            "device": device,
            "upload": upload,
            "form": reading.form,
            "preview": reading.preview if reading.form.is_valid() else None,
            "section": "plan",
        }
    return render(request, "gardens/reading_upload_map.html", context)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A file as the form, or before it is sent the guess, understands it."""

    table: Table
    form: MappingForm
    quantities: list[str]
    of_garden: ZoneInfo

    @property
    def zone(self) -> ZoneInfo:
        """Of its times; of a form that is valid."""
        return ZoneInfo("UTC") if self.form.cleaned_data["has_utc"] else self.of_garden

    @property
    def preview(self) -> Preview:
        checker = Checker.of(self.quantities, timezone.now(), readings_kept())
        rows = self.table.rows()
        items = self.form.mapping.items(islice(rows, ROWS_PREVIEWED), self.zone)
        found = Preview.of(items, checker, self.of_garden)
        return replace(found, is_whole=next(rows, None) is None)


@contextmanager
def _reading(device: Device, upload: ReadingUpload, request: HttpRequest) -> Iterator[_Reading]:
    quantities = list(device.sensors.values_list("quantity", flat=True))
    with upload.file.open("rb") as file, opened(file) as text:
        table = read_table(text)
        data = request.POST or MappingForm.data_of(guess(table, quantities))
        form = MappingForm(data, table=table, quantities=quantities)
        yield _Reading(table, form, quantities, ZoneInfo(device.garden.place.timezone))
