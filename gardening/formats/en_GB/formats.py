"""Dates as a gardener reads them: 7 May 2026, or Thu 7 May where the year is clear."""

DATE_FORMAT = "j M Y"
SHORT_DATE_FORMAT = "D j M"
MONTH_DAY_FORMAT = "j M"
YEAR_MONTH_FORMAT = "F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j M Y, H:i"
SHORT_DATETIME_FORMAT = "D j M, H:i"
FIRST_DAY_OF_WEEK = 1

# The first is how a date stands in a form field: browsers want it so in <input type="date">.
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d %b %Y", "%d %B %Y"]
