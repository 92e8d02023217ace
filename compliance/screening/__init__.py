"""Screening of names and texts for controlled plants: reads, never writes, holds no lock.

Decision record 26 says what is refused, what is doubtful and what passes.
"""

from compliance.screening.current import current_list, one_list, screen_taxon, screen_text
from compliance.screening.verdicts import Reason, TextScreening, Verdict

__all__ = [
    "Reason",
    "TextScreening",
    "Verdict",
    "current_list",
    "one_list",
    "screen_taxon",
    "screen_text",
]
