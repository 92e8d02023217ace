from compliance.models.audit import AuditEntry, AuditRefused
from compliance.models.switch import Switch

__all__ = ["AuditEntry", "AuditRefused", "Switch"]
