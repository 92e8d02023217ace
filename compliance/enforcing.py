from compliance.models.switch import Switch

SWITCH = "compliance_enforcement"


def is_enforced() -> bool:
    """Off means that all is checked, counted, flagged and audited, and nothing is blocked."""
    return Switch.is_on(SWITCH)
