from math import ceil

from django.conf import settings

DAYS_OF_A_WEEK = 7


def backups_kept_weeks() -> int:
    """After so long what was erased is in no backup either."""
    return max(settings.BACKUP_KEEP_WEEKS, ceil(settings.BACKUP_KEEP_DAYS / DAYS_OF_A_WEEK))
