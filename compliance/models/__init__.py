from compliance.models.audit import AuditEntry, AuditRefused
from compliance.models.controlled import ControlledEdition, ControlledName, ControlledPlant
from compliance.models.exemption import Exemption, ExemptionState
from compliance.models.flag import Flag
from compliance.models.ops_token import OpsToken, Scope
from compliance.models.restriction import Restriction
from compliance.models.restriction_dry_run import RestrictionDryRun
from compliance.models.review import ReviewItem, ReviewState
from compliance.models.switch import Switch
from compliance.models.switch_change import SwitchChange
from compliance.models.violation import Violation

__all__ = [
    "AuditEntry",
    "AuditRefused",
    "ControlledEdition",
    "ControlledName",
    "ControlledPlant",
    "Exemption",
    "ExemptionState",
    "Flag",
    "OpsToken",
    "Restriction",
    "RestrictionDryRun",
    "ReviewItem",
    "ReviewState",
    "Scope",
    "Switch",
    "SwitchChange",
    "Violation",
]
