"""What is said of a crop that the frost may meet before it is ripe."""

from rules.engine.wording import gettext_noop

TITLE = gettext_noop("{plant} may not ripen before the frost")
MET_TITLE = gettext_noop("{plant} has probably met the frost")
COMES = gettext_noop("Ripe around {date}, but the first frost usually comes around {frost}.")
MET = gettext_noop("Ripe around {date}, but the first frost usually came around {frost}.")
SCARCE = gettext_noop("Too little warmth is left before the first frost, usual around {frost}.")
WAS_SCARCE = gettext_noop("Too little warmth came before the first frost, usual around {frost}.")
FORMULA = gettext_noop("{ripe} − {frost} = {late}")
LATE = gettext_noop("That is {late} too late in every other year; frost kills {plant}.")
NEXT_SUMMER = gettext_noop("Only next summer would bring the rest; frost kills {plant}.")
COVER = gettext_noop("Keep fleece at hand, and pinch out flowers in the last weeks.")
LOOK = gettext_noop("Pick what is left. If frost killed it, end the planting.")
