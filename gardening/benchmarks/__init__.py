from gardening.benchmarks import bed, land, readings, rules, sun_map

BENCHMARKS = (
    *sun_map.BENCHMARKS,
    *land.BENCHMARKS,
    *bed.BENCHMARKS,
    *readings.BENCHMARKS,
    *rules.BENCHMARKS,
)
