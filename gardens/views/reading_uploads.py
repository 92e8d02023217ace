"""A logger's file: looked at first, then taken in."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from gardens.actions.readings import Outcome, keep_upload, readings_kept, take_upload
from gardens.forms.sensor import MappingForm, UploadForm
from gardens.models import Device, ReadingUpload
from gardens.sensors.checking import Checker
from gardens.sensors.logger_file import Table, read_table
from gardens.sensors.mapping import Preview, guess
from gardens.tasks import summarise_readings
from gardens.views.access import own_device


@require_http_methods(["GET", "POST"])
def upload_add(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    device = own_device(request, garden_pk, pk)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        file_name, content = form.cleaned_data["upload"]
        keep_upload(device, file_name=file_name, content=content)
        return redirect("gardens:device-mapping", garden_pk, pk)
    context = {"device": device, "form": form, "section": "plan"}
    return render(request, "gardens/reading_upload_form.html", context)


@require_http_methods(["GET", "POST"])
def upload_map(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    """What is in which column, and what the file then says; taken in when it is confirmed."""
    device = own_device(request, garden_pk, pk)
    upload = ReadingUpload.objects.filter(device=device).first()
    if upload is None:
        messages.error(request, gettext("The file is taken in or no longer kept: choose it again."))
        return redirect("gardens:device-upload", garden_pk, pk)
    reading = _Reading.of(device, upload, request)
    if reading.form.is_valid() and request.POST.get("act") == "take":
        outcome = take_upload(device, reading.items)
        summarise_readings.delay_on_commit()
        messages.success(request, _said(outcome))
        return redirect(device)
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
    zone: ZoneInfo

    @classmethod
    def of(cls, device: Device, upload: ReadingUpload, request: HttpRequest) -> "_Reading":
        table = read_table(upload.content)
        quantities = list(device.sensors.values_list("quantity", flat=True))
        data = request.POST or MappingForm.data_of(guess(table, quantities))
        form = MappingForm(data, table=table, quantities=quantities)
        return cls(table, form, quantities, ZoneInfo(device.garden.place.timezone))

    @property
    def items(self) -> list[dict[str, object]]:
        zone = ZoneInfo("UTC") if self.form.cleaned_data["has_utc"] else self.zone
        return list(self.form.mapping.items(self.table, zone))

    @property
    def preview(self) -> Preview:
        checker = Checker.of(self.quantities, timezone.now(), readings_kept())
        return Preview.of(self.items, checker, self.zone)


def _said(outcome: Outcome) -> str:
    taken = ngettext("%(n)s reading taken", "%(n)s readings taken", outcome.accepted)
    words = gettext("{taken}, {known} known already, {bad} not taken.")
    return words.format(
        taken=taken % {"n": outcome.accepted},
        known=outcome.duplicates,
        bad=len(outcome.rejected),
    )
