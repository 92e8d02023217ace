from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gardens.forms.compost import HeapForm
from gardens.soil.heap import Heap
from gardens.views.access import own_garden


@require_safe
def garden_compost(request: HttpRequest, pk: int) -> HttpResponse:
    """A calculator: what is typed stands in the address and is kept nowhere."""
    garden = own_garden(request, pk)
    form = HeapForm(request.GET or None)
    heap = None
    if form.is_valid():
        heap = Heap.of(form.heap(), is_moisture_known=form.is_moisture_known)
    context = {"garden": garden, "form": form, "heap": heap, "section": "plan"}
    return render(request, "gardens/garden_compost.html", context)
