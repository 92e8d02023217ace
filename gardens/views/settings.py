from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from gardens.forms.settings import SettingsForm


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """What a gardener wants the pages to be like."""
    data = request.POST if request.method == "POST" else None
    form = SettingsForm(data, instance=request.user)
    if form.is_valid():
        form.instance.save(update_fields=form.Meta.fields)
        messages.success(request, gettext("Saved."))
        return redirect("gardens:settings")
    return render(request, "gardens/settings.html", {"form": form, "section": "more"})
