from gardening.benchmarks import bed, land, readings, rules, sun_map, today

BENCHMARKS = (
    *sun_map.BENCHMARKS,
    *land.BENCHMARKS,
    *bed.BENCHMARKS,
    *readings.BENCHMARKS,
    *rules.BENCHMARKS,
    *today.BENCHMARKS,
)
