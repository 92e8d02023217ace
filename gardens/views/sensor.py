from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gardens.sensors.page import SensorPage
from gardens.views.access import own_sensor


@require_safe
def sensor_detail(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    sensor = own_sensor(request, garden_pk, pk)
    page = SensorPage.of(sensor, request.GET, timezone.now())
    return render(request, "gardens/sensor_detail.html", {"page": page, "section": "plan"})
