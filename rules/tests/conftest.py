from rules.tests.cast import bed, clock, plants, rung  # noqa: F401 (fixtures)
