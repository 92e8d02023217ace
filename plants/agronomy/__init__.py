"""Formulas of garden science: pure, SI units, each tested against its printed example."""
