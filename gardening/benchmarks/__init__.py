from gardening.benchmarks import bed, land, readings, sun_map

BENCHMARKS = (*sun_map.BENCHMARKS, *land.BENCHMARKS, *bed.BENCHMARKS, *readings.BENCHMARKS)
