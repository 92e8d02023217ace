"""Fields of forms in which a gardener writes; what is typed is screened as it is validated."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from compliance.checking import refuse, taxon_refusal, text_refusal


class ScreenedCharField(forms.CharField):
    def clean(self, value: object) -> str:
        text = super().clean(value)
        if text:
            refuse(self.refusal_of(text))
        return text

    def refusal_of(self, text: str) -> str:
        return text_refusal(text, self.label)


class ScreenedTaxonField(ScreenedCharField):
    """The scientific name of a plant."""

    def refusal_of(self, text: str) -> str:
        return taxon_refusal([text], self.label) or super().refusal_of(text)


class ScreenedFileField(forms.FileField):
    """Of a file whose name is kept."""

    def clean(self, data: UploadedFile | None, initial: object = None) -> UploadedFile | None:
        file = super().clean(data, initial)
        if file:
            refuse(text_refusal(file.name, self.label))
        return file
