"""The database as the rules' snapshots: relations.py says what is read, snapshots.py what of it."""

from rules.loading.snapshots import load_snapshots

__all__ = ["load_snapshots"]
