"""What an action refuses, in a sentence for the gardener that says what to do."""

from django.http import Http404


class Refused(Exception):
    @property
    def message(self) -> str:
        return str(self)


class PlantOutsideBed(Refused):
    pass


class BedTooSmall(Refused):
    pass


class NoRoomLeft(Refused):
    pass


class DatesOutOfOrder(Refused):
    pass


class GoneMeanwhile(Refused, Http404):
    """Removed in another tab, between opening the page and sending the form; where no form can
    say so, the page is not there."""


class PlanMovedOn(Refused):
    """The change to be undone is no longer the last one."""
