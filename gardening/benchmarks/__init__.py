from gardening.benchmarks import bed, land, metrics, readings, rules, screening, sun_map, today

BENCHMARKS = (
    *sun_map.BENCHMARKS,
    *land.BENCHMARKS,
    *bed.BENCHMARKS,
    *readings.BENCHMARKS,
    *rules.BENCHMARKS,
    *today.BENCHMARKS,
    *metrics.BENCHMARKS,
    *screening.BENCHMARKS,
)
