class BackupFault(Exception):
    """What went wrong, in a sentence that says what to do; nothing was harmed."""


class AlreadyAtWork(BackupFault):
    pass
