from collections.abc import Sequence

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from plants.importing import (
    LARGEST_BYTES,
    Differences,
    ImportRefused,
    apply_import,
    differences,
    look_through,
    text_of_upload,
)
from plants.models import CatalogueImport
from plants.models.catalogue_import import Sheet
from plants.sheets import FORMATS, Record, export
from plants.tables import BrokenTable

CHANGE_PAGE = "admin:plants_catalogueimport_change"
# Rows of each kind that the page lists; all of them are counted and applied.
MOST_SHOWN = 500


class ImportForm(forms.ModelForm):
    """The file is read, not written: what is wrong with it is said beside the field."""

    upload = forms.FileField(
        label=_("CSV file"),
        help_text=_("As exported here, up to 5 MB. Nothing changes before you confirm."),
    )

    class Meta:
        model = CatalogueImport
        fields = ["sheet"]

    def clean_upload(self) -> forms.FileField:
        upload = self.cleaned_data["upload"]
        if upload.size > LARGEST_BYTES:
            raise forms.ValidationError(
                gettext("This file is larger than 5 MB: split it into several.")
            )
        return upload

    # What the file says, once it is read.
    records: Sequence[Record] = ()

    def clean(self) -> dict[str, object]:
        data = super().clean()
        if "upload" in data and "sheet" in data:
            self._look_through(data)
        return data

    def _look_through(self, data: dict) -> None:
        found = self.instance
        found.sheet, found.file_name = data["sheet"], data["upload"].name[:120]
        try:
            found.content = text_of_upload(found.file_name, data["upload"].read())
            self.records = look_through(found).records
        except BrokenTable as fault:
            self.add_error("upload", str(fault))


@admin.register(CatalogueImport)
class CatalogueImportAdmin(admin.ModelAdmin):
    """Files of the catalogue go out and come in here."""

    form = ImportForm
    change_list_template = "plants/import_list.html"
    change_form_template = "plants/import_detail.html"
    list_display = ["file_name", "sheet", "uploaded_by", "uploaded_at", "applied_at"]
    list_filter = ["sheet"]
    readonly_fields = [
        *("sheet", "file_name", "sha256", "uploaded_by", "uploaded_at"),
        *("new_rows", "changed_rows", "broken_rows", "applied_at"),
    ]
    actions = None

    def get_urls(self) -> list[URLPattern]:
        own = [
            path(
                "export/<str:sheet>/",
                self.admin_site.admin_view(require_safe(self.export_view)),
                name="plants_catalogueimport_export",
            ),
            path(
                "<int:pk>/apply/",
                self.admin_site.admin_view(require_POST(self.apply_view)),
                name="plants_catalogueimport_apply",
            ),
        ]
        return own + super().get_urls()

    def get_queryset(self, request: HttpRequest) -> QuerySet[CatalogueImport]:
        """A list need not fetch what may be megabytes in each row."""
        return super().get_queryset(request).defer("content")

    def get_fields(self, request: HttpRequest, obj: CatalogueImport | None = None) -> list[str]:
        return self.readonly_fields if obj else ["sheet", "upload"]

    def get_readonly_fields(
        self, request: HttpRequest, obj: CatalogueImport | None = None
    ) -> list[str]:
        return self.readonly_fields if obj else []

    def has_change_permission(
        self, request: HttpRequest, obj: CatalogueImport | None = None
    ) -> bool:
        """What was uploaded stays as it was shown."""
        return False

    def save_model(
        self, request: HttpRequest, obj: CatalogueImport, form: ImportForm, change: bool
    ) -> None:
        CatalogueImport.objects.forgotten(timezone.now()).delete()
        obj.uploaded_by = str(request.user)
        super().save_model(request, obj, form, change)

    def response_add(
        self, request: HttpRequest, obj: CatalogueImport, post_url_continue: str | None = None
    ) -> HttpResponseRedirect:
        return redirect(CHANGE_PAGE, obj.pk)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        sheets = [sheet for sheet in Sheet if may_see(request, sheet)]
        return super().changelist_view(request, {"sheets": sheets})

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict | None = None,
    ) -> HttpResponse:
        upload = self.get_object(request, object_id)
        shown = {}
        if upload and not upload.is_applied and self.has_view_permission(request, upload):
            shown = {
                "differences": _differences_now(upload),
                "may_apply": may_write(request, upload.sheet),
                "most_shown": MOST_SHOWN,
            }
        return super().change_view(request, object_id, form_url, shown)

    def export_view(self, request: HttpRequest, sheet: str) -> HttpResponse:
        if sheet not in Sheet or not may_see(request, sheet):
            raise PermissionDenied
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{sheet}"'
        export(sheet, response)
        return response

    def apply_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        upload = get_object_or_404(CatalogueImport, pk=pk)
        if not may_write(request, upload.sheet):
            raise PermissionDenied
        try:
            with transaction.atomic():
                applied = apply_import(pk, shown=request.POST.get("shown", ""))
                self.log_change(request, applied, [{"changed": {"fields": ["applied_at"]}}])
        except (BrokenTable, ImportRefused) as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, gettext("The catalogue now holds this file."))
        return redirect(reverse(CHANGE_PAGE, args=[pk]))


def may_see(request: HttpRequest, sheet: str) -> bool:
    return request.user.has_perm(f"plants.view_{FORMATS[sheet].model._meta.model_name}")


def may_write(request: HttpRequest, sheet: str) -> bool:
    name = FORMATS[sheet].model._meta.model_name
    return request.user.has_perms([f"plants.add_{name}", f"plants.change_{name}"])


def _differences_now(upload: CatalogueImport) -> Differences:
    """Against the catalogue as it is; a column may have come since the upload."""
    try:
        return differences(upload)
    except BrokenTable as fault:
        return Differences(new=[], changed=[], unchanged=0, broken=[str(fault)], records=[])
