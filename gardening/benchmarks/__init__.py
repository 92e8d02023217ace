from gardening.benchmarks import land, sun_map

BENCHMARKS = (*sun_map.BENCHMARKS, *land.BENCHMARKS)
