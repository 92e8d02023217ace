"""The garbage collector of a process that lives long and makes much that is soon forgotten."""

import gc

# New objects before it looks for circles. Evaluations make none, and a batch holds some 100 000
# at its end: with the default of 700 it would look all the time.
NEW_OBJECTS = 200_000


def spare_what_is_loaded() -> None:
    """What stays for good, code and settings, is not looked at again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)
