"""What is said of a bed that is full or overcrowded."""

from rules.engine.wording import Wording, gettext_noop

TIGHT = (
    gettext_noop("{bed} is full"),
    gettext_noop("In straight rows the plants do not quite fit."),
    gettext_noop("Set them in staggered rows, or leave one or two out."),
)
CROWDED = (
    gettext_noop("{bed} is overcrowded"),
    gettext_noop("Full grown, the plants will shade each other and stay wet after rain."),
    gettext_noop("Move plants, or take some out: those that need {amount} together."),
)
WHY = gettext_noop("The plants need {need} of ground; the bed has {area}.")
FORMULA = gettext_noop("{need} needed / {area} there is = {share} of the bed")
WOULD_CHANGE = Wording(gettext_noop("Fewer plants, a larger bed, or spacings of your own."))
WORDS = {"info": TIGHT, "warning": CROWDED, "critical": CROWDED}
