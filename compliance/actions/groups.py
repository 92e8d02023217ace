from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

# Reviewers decide about people, texts and permits; they change no list, limit or switch.
GROUPS = {
    "Compliance reviewers": (
        *("view_flag", "change_flag", "view_reviewitem", "change_reviewitem", "view_violation"),
        *("view_exemption", "change_exemption", "view_restriction"),
    ),
    "Compliance readers": ("view_flag", "view_violation", "view_auditentry"),
}


def make_groups() -> None:
    """Those that are missing; one that staff have changed stays as it is."""
    for name, codenames in GROUPS.items():
        with transaction.atomic():
            group, is_new = Group.objects.get_or_create(name=name)
            if is_new:
                wanted = Q(codename__in=codenames, content_type__app_label="compliance")
                group.permissions.set(Permission.objects.filter(wanted))
