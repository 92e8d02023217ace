"""Importing registers each page."""

from plants.admin import catalogue_import, companionship, cultivar, editions, pest, plant

__all__ = ["catalogue_import", "companionship", "cultivar", "editions", "pest", "plant"]
