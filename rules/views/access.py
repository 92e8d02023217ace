from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from rules.models import Finding


def own_finding(request: HttpRequest, pk: int) -> Finding:
    """With its garden, place and bed; 404 of a stranger's."""
    findings = Finding.objects.visible_to(request.user).with_subjects()
    return get_object_or_404(findings.select_related("garden__place"), pk=pk)
