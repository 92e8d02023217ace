from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from gardens.models import Picture
from gardens.private_files import private_response
from gardens.uploads.pictures import CONTENT_TYPE, FILE_NAME

A_DAY_SECONDS = 86_400


@require_safe
def picture_file(request: HttpRequest, pk: int) -> HttpResponse:
    """An address always answers with the same picture, so its owner's browser may keep it."""
    picture = get_object_or_404(Picture.objects.visible_to(request.user), pk=pk)
    return _kept(private_response(picture.file, FILE_NAME, CONTENT_TYPE))


@require_safe
def picture_thumbnail(request: HttpRequest, pk: int) -> HttpResponse:
    """Not there before a worker has made it."""
    picture = get_object_or_404(Picture.objects.visible_to(request.user), pk=pk)
    return _kept(private_response(picture.thumbnail, FILE_NAME, CONTENT_TYPE))


def _kept(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, max_age=A_DAY_SECONDS, immutable=True)
    return response
