"""Shade of trees, buildings and fences, and the hours of direct sun that are left."""
