"""What an action refuses, in a sentence for staff that says what to do."""


class Refused(Exception):
    @property
    def message(self) -> str:
        return str(self)


class DecidedAlready(Refused):
    """Somebody else was faster, with another decision."""


class TextMovedOn(Refused):
    """The row no longer says what was reviewed."""


class NotConfirmed(Refused):
    """What nobody confirmed is not taken away from its gardener."""
