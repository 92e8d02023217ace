from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from gardens.actions.gardens import remove_garden, rename_garden
from gardens.current import SESSION_KEY
from gardens.forms.garden import GardenForm
from gardens.models import Garden
from gardens.views.access import own_garden
from gardens.views.land import garden_page


@require_safe
def garden_list(request: HttpRequest) -> HttpResponse:
    gardens = Garden.objects.visible_to(request.user).with_place().with_counts()
    return render(request, "gardens/garden_list.html", {"gardens": gardens, "section": "plan"})


@require_safe
def garden_detail(request: HttpRequest, pk: int) -> HttpResponse:
    return garden_page(request, own_garden(request, pk))


@require_http_methods(["GET", "POST"])
def garden_edit(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    form = GardenForm(request.POST or None, instance=garden)
    if form.is_valid():
        rename_garden(garden, name=form.cleaned_data["name"], actor=request.user)
        messages.success(request, gettext("Saved."))
        return redirect(garden)
    return render(
        request, "gardens/garden_form.html", {"garden": garden, "form": form, "section": "plan"}
    )


@require_http_methods(["GET", "POST"])
def garden_delete(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    if request.method == "POST":
        remove_garden(garden, actor=request.user)
        request.session.pop(SESSION_KEY, None)
        messages.success(request, gettext("{garden} is removed.").format(garden=garden))
        return redirect("gardens:garden-list")
    return render(
        request, "gardens/garden_confirm_delete.html", {"garden": garden, "section": "plan"}
    )
