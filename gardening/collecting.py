"""The garbage collector of a process that lives long and makes much that is soon forgotten."""

import gc

# New objects before it looks for circles. Evaluations make none, and hold more than the default
# of 700 at every moment, so that it would look all the time.
NEW_OBJECTS = 50_000


def spare_what_is_loaded() -> None:
    """What stays for good, code and settings, is not looked at again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)
