"""What an action refuses, in a sentence for the gardener that says what to do."""

from django.http import Http404


class Refused(Exception):
    @property
    def message(self) -> str:
        return str(self)


class AnsweredOtherwise(Refused):
    """In another window, in the meantime."""


class PlantOutsideBed(Refused):
    pass


class BedTooSmall(Refused):
    pass


class GroundRefused(Refused):
    """A thing would leave the land or lie on another one."""


class NoRoomLeft(Refused):
    pass


class SpacingUnknown(Refused):
    """Of an own plant: it cannot be placed before."""


class DatesOutOfOrder(Refused):
    pass


class GoneMeanwhile(Refused, Http404):
    """Removed in another tab, between opening the page and sending the form; where no form can
    say so, the page is not there."""


class PlantInUse(Refused):
    pass


class DecidedAlready(Refused):
    """Somebody else has settled the proposal meanwhile, in another way."""


class ProposalIncomplete(Refused):
    pass


class PlanMovedOn(Refused):
    """The change to be undone is no longer the last one."""


class NameTaken(Refused):
    pass


class CopyOnTop(Refused):
    pass


class PictureRefused(Refused):
    """A file that is no picture we can show, or one too many."""


class UnderlayMovedOn(Refused):
    """Changed in another tab since the form's page was opened."""


class SeriesIsOver(Refused):
    """A recurring job without a day."""


class HarvestWaits(Refused):
    """The waiting period of a treatment is not over."""


class EntryRestedOn(Refused):
    """Later entries count from it."""


class CannotSplit(Refused):
    pass


class TooManyDevices(Refused):
    pass


class HasReadings(Refused):
    """A quantity that a device has measured cannot be taken from it."""


class SeedsShort(Refused):
    """A lot or a tray does not hold so many."""


class CellsTaken(Refused):
    """Of a tray: another sowing is in them, or they are not there."""


class LoggedAlready(Refused):
    """An equal record of the same day."""


class LoggedOtherwise(Refused):
    """A form that was sent before, saying something else now."""
